import type { BookRecord, Place, PlacedMark, Places } from './contracts';
import { dataOf, placeOf, textOf } from './fields';
import { stands } from './records';

/** The draft on the table, and where the marks of other drafts stand on it. */
export interface Here {
  draft: string;
  places: Places;
}

/** Marks of any draft where they say they are: for whoever holds only one draft. */
export const ANYWHERE: Here = { draft: '', places: {} };

const STANDS = new Set(['kept', 'changed', 'moved', 'taken_up']);

/** Where a mark, or a cue's standby or warning, stands now; null where it has no place. */
export function placeHere(record: BookRecord, part: string, here: Here): Place | null {
  const own = placeOf(dataOf(record), part === 'words' ? 'place' : part);
  if (!own || !here.draft || own.draft === here.draft || !own.draft) return own;
  const placed = here.places[record.id];
  if (!placed) return null;
  if (part !== 'words') return placed.also?.[part] ?? null;
  return STANDS.has(placed.outcome) ? placed.place : null;
}

/** A mark that somebody has to look at, or that has no place on this draft. */
export interface Look {
  record: BookRecord;
  placed: PlacedMark;
  /** The words that it was made on. */
  quote: string;
}

/** The marks of other drafts by what became of them, those that need a look first as they stood. */
export function looksIn(
  records: ReadonlyMap<string, BookRecord>,
  here: Here,
  outcome: PlacedMark['outcome'],
): Look[] {
  const looks: Look[] = [];
  for (const [id, placed] of Object.entries(here.places)) {
    const record = records.get(id);
    const place = record && stands(record) ? placeOf(dataOf(record)) : null;
    if (record && place && place.draft !== here.draft && placed.outcome === outcome)
      looks.push({ record, placed, quote: place.quote });
  }
  return looks;
}

/** Whether there is a mark of another draft of which nobody has said yet where it stands. */
export function unplaced(records: ReadonlyMap<string, BookRecord>, here: Here): boolean {
  for (const record of records.values()) {
    const place = stands(record) ? placeOf(dataOf(record)) : null;
    if (place?.draft && place.draft !== here.draft && !here.places[record.id]) return true;
  }
  return false;
}

/** The draft on the table as the records have it: the last that was put there and stands. */
export function draftOnTable(
  records: ReadonlyMap<string, BookRecord>,
  production: string,
): string | null {
  let found: string | null = null;
  let last = '';
  for (const record of records.values()) {
    if (record.kind !== 'draft' || !stands(record)) continue;
    const at = record.entries[record.entries.length - 1]?.at ?? '';
    if (at >= last) [found, last] = [textOf(dataOf(record), 'script'), at];
  }
  const first = records.get(production);
  return found ?? (first ? textOf(dataOf(first), 'script') : null);
}
