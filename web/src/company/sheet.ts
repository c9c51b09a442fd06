import { counted, dayOf, listed } from '../text/counts';
import type { Performer, Skill } from './contracts';

/** A performer's sheet as it is typed: every field one line of text, several things apart by ";". */
export interface Sheet {
  name: string;
  pronouns: string;
  email: string;
  phone: string;
  address: string;
  positions: string;
  youngest: string;
  oldest: string;
  plays: string;
  lowest: string;
  highest: string;
  voice: string;
  skills: string;
  accents: string;
  languages: string;
  instruments: string;
  unions: string;
  agency: string;
  agent: string;
  least_words: string;
  will_not: string;
  away: string;
  says: string;
}

const together = (things: readonly string[] | null): string => (things ?? []).join('; ');
const apart = (text: string): string[] =>
  text
    .split(';')
    .map((thing) => thing.trim())
    .filter(Boolean);

const skillSaid = ({ name, level, date }: Skill): string =>
  [name, level, date].join(': ').replace(/[: ]+$/u, '');

function skillOf(text: string): Skill {
  const [name = '', level = '', date = ''] = text.split(':').map((part) => part.trim());
  return { name, level, date };
}

const number = (text: string): number | null => (text.trim() ? Number(text) : null);

export function sheetOf(of: Performer | null): Sheet {
  return {
    name: of?.name ?? '',
    pronouns: of?.pronouns ?? '',
    email: of?.contact.email ?? '',
    phone: of?.contact.phone ?? '',
    address: of?.contact.address ?? '',
    positions: together(of?.positions ?? null),
    youngest: String(of?.playing_age?.[0] ?? ''),
    oldest: String(of?.playing_age?.[1] ?? ''),
    plays: together(of?.plays ?? null),
    lowest: of?.voice?.lowest ?? '',
    highest: of?.voice?.highest ?? '',
    voice: of?.voice?.type ?? '',
    skills: together(of?.skills?.map(skillSaid) ?? null),
    accents: together(of?.accents ?? null),
    languages: together(of?.languages ?? null),
    instruments: together(of?.instruments ?? null),
    unions: together(of?.unions ?? null),
    agency: of?.representation?.agency ?? '',
    agent: of?.representation?.agent ?? '',
    least_words: String(of?.wishes.least_words ?? ''),
    will_not: together(of?.wishes.will_not ?? null),
    away: together(of?.away?.map((dates) => dates.join('/')) ?? null),
    says: together(of?.says ?? null),
  };
}

/** What a sheet says; what is empty is unknown. */
export function saidBy(sheet: Sheet): Omit<Performer, 'id'> {
  const ages = [number(sheet.youngest), number(sheet.oldest)];
  return {
    name: sheet.name,
    pronouns: sheet.pronouns,
    contact: { email: sheet.email, phone: sheet.phone, address: sheet.address },
    positions: apart(sheet.positions),
    playing_age:
      ages[0] === null && ages[1] === null
        ? null
        : [ages[0] ?? ages[1] ?? 0, ages[1] ?? ages[0] ?? 0],
    plays: apart(sheet.plays),
    voice: { lowest: sheet.lowest, highest: sheet.highest, type: sheet.voice },
    skills: apart(sheet.skills).map(skillOf),
    accents: apart(sheet.accents),
    languages: apart(sheet.languages),
    instruments: apart(sheet.instruments),
    unions: apart(sheet.unions),
    representation: sheet.agency ? { agency: sheet.agency, agent: sheet.agent } : null,
    wishes: { least_words: number(sheet.least_words), will_not: apart(sheet.will_not) },
    away: apart(sheet.away).map((dates) => {
      const [first = '', last = first] = dates.split('/').map((date) => date.trim());
      return [first, last];
    }),
    says: apart(sheet.says),
  };
}

/** "stage fighting (good, 2024)". */
export function skillInWords({ name, level, date }: Skill): string {
  const more = [level, date].filter(Boolean).join(', ');
  return more ? `${name} (${more})` : name;
}

export const inList = (things: readonly string[] | null): string => (things ?? []).join(', ');

/** "1 Dec to 14 Dec, 5 Jan 2027". */
export function awaySaid({ away }: Performer, today: Date): string {
  const days = (away ?? []).map((dates) => [
    ...new Set(dates.map((date) => dayOf(`${date}T12:00`, today))),
  ]);
  return inList(days.map((ends) => ends.join(' to ')));
}

/** A performer in one line: what a list has room for. */
export function inShort(of: Performer): string {
  const ages = of.playing_age && `plays ${of.playing_age.join(' to ')}`;
  const voice =
    of.voice &&
    [of.voice.type, [of.voice.lowest, of.voice.highest].filter(Boolean).join(' to ')]
      .filter(Boolean)
      .join(' ');
  const skills = of.skills && counted(of.skills.length, 'skill');
  return [ages, of.plays && listed(of.plays), voice, skills].filter(Boolean).join(' · ');
}
