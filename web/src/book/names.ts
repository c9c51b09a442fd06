import type { Audience, PersonAtTable } from './contracts';
import { listed } from '../text/counts';

/** Naming people at the table. */

export type People = ReadonlyMap<string, PersonAtTable>;

export function nameOf(people: People, id: string): string {
  return people.get(id)?.name || 'Somebody';
}

const SHORT: Readonly<Record<string, string>> = {
  stage_manager: 'SM',
  assistant_stage_manager: 'ASM',
  assistant_director: 'AD',
  musical_director: 'MD',
};

/** "Rosa, director", "Tomas, SM". */
export function nameAndPosition(people: People, id: string): string {
  const position = people.get(id)?.position ?? '';
  const said = SHORT[position] ?? position.replace(/_/gu, ' ');
  return [nameOf(people, id), said].filter(Boolean).join(', ');
}

/** Two letters for a small circle: "Margot Reyes" is MR, "Rosa" is RO. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? words.map((word) => [...word][0]) : [...(words[0] ?? '')];
  return letters.slice(0, 2).join('').toLocaleUpperCase();
}

/** One of the kinds' colours for each person, the same on every device: by the id's letters. */
const COLOURS = ['cue', 'query', 'block', 'cut', 'idea', 'note'] as const;

export function colourOf(id: string): (typeof COLOURS)[number] {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return COLOURS[sum % COLOURS.length] ?? 'note';
}

/** Who sees it: "only yours", "the table", "Tomas and Ines". */
export function seenBy(people: People, audience: Audience, me: string): string {
  if (audience === 'me') return 'only yours';
  if (audience === 'table') return 'the table';
  return listed(audience.filter((id) => id !== me).map((id) => nameOf(people, id)));
}

/** The word with @ that the caret is at the end of; null where none is being typed. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|\s)@([\p{L}\p{M}'’-]*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1]?.length ?? 0) - 1, typed: found[1] ?? '' } : null;
}

export function namesLike(people: People, typed: string): PersonAtTable[] {
  const wanted = typed.toLocaleLowerCase();
  return [...people.values()].filter(({ name }) =>
    name
      .toLocaleLowerCase()
      .split(/\s+/u)
      .some((word) => word.startsWith(wanted)),
  );
}

/** Whoever is named with @ in a text. */
export function mentionedIn(people: People, text: string): string[] {
  const lower = text.toLocaleLowerCase();
  return [...people.values()]
    .filter(({ name }) => name && lower.includes(`@${name.toLocaleLowerCase()}`))
    .map(({ id }) => id);
}
