import type { Data, Place } from './contracts';
import type { Standing } from './fields';
import { emptied } from './fields';
import type { MarkKind } from './kinds';
import type { People } from './names';
import { mentionedIn } from './names';

/** What is being written beside the words, before it is kept. */
export interface Composed {
  /** The same kind at the same place is the same unfinished note. */
  key: string;
  kind: MarkKind | 'answer';
  place: Place;
  /** The record whose words are being changed. */
  record: string | null;
  /** The record that an answer is to. */
  to: string | null;
  text: string;
  /** Line change: the new words, and what they began as. */
  words?: string;
  begun?: string;
  department?: string;
  number?: string;
  standby?: Place | null;
  warn?: Place | null;
  places?: Standing[];
}

export function keyOf(
  kind: string,
  place: Place,
  record: string | null,
  to: string | null,
): string {
  return record ?? to ?? `${kind} ${place.first} ${place.start} ${place.last} ${place.end}`;
}

export function begin(kind: MarkKind, place: Place): Composed {
  const bare = {
    key: keyOf(kind, place, null, null),
    kind,
    place,
    record: null,
    to: null,
    text: '',
  };
  return kind === 'line_change' ? { ...bare, words: place.quote, begun: place.quote } : bare;
}

export function beginAnswer(to: string, place: Place): Composed {
  return { key: `answer ${to}`, kind: 'answer', place, record: null, to, text: '' };
}

/** Whether it says enough to be kept: a cut needs no words, a note does. */
export function isReady({ kind, text, words, begun, number, places }: Composed): boolean {
  if (kind === 'cut') return true;
  if (kind === 'line_change') return (words ?? '').trim() !== (begun ?? '').trim() || text !== '';
  if (kind === 'cue') return (number ?? '').trim() !== '';
  return text.trim() !== '' || (kind === 'blocking' && (places ?? []).length > 0);
}

/** The data of the entry it becomes. */
export function dataFrom(composed: Composed, people: People): Data {
  const { kind, place, to, text } = composed;
  const data: Data = kind === 'answer' ? { to } : { place };
  const trimmed = text.trim();
  if (trimmed || kind === 'note' || kind === 'query' || kind === 'idea' || kind === 'answer')
    data['text'] = trimmed;
  return { ...data, ...fieldsOf(composed, people) };
}

function fieldsOf(composed: Composed, people: People): Data {
  const { kind, text, words, department, number, standby, warn, places } = composed;
  if (kind === 'line_change') return { words: (words ?? '').trim() };
  if (kind === 'blocking')
    return places?.length ? { text: text.trim(), places } : { text: text.trim() };
  if (kind === 'cue') {
    const cue: Data = {
      department: department || 'LX',
      number: (number ?? '').trim(),
      text: text.trim(),
    };
    if (standby) cue['standby'] = standby;
    if (warn) cue['warn'] = warn;
    return cue;
  }
  if (kind === 'cut') return {};
  const mentions = mentionedIn(people, text);
  const fields: Data = mentions.length ? { mentions } : {};
  return department && kind !== 'answer' ? { ...fields, department } : fields;
}

/** Only what differs from the words as they stand; fields that were emptied hold nothing. */
export function changedFields(before: Data, after: Data): Data {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed: Data = {};
  for (const field of fields) {
    // Somebody else's newer field is none of ours to empty.
    if (!(field in after) && !OURS.has(field)) continue;
    const now = after[field] ?? emptied(field);
    // What was emptied before is as empty as what was never there.
    if (JSON.stringify(before[field] ?? emptied(field)) !== JSON.stringify(now))
      changed[field] = now;
  }
  return changed;
}

const OURS: ReadonlySet<string> = new Set([
  'text',
  'mentions',
  'department',
  'places',
  'standby',
  'warn',
]);
