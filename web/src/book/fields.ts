import type { BookRecord, Data, Place } from './contracts';
import { shownVersion } from './records';

/** Reading a record's data, which may come from another version of Tablework: never trusted. */

export function textOf(data: Data | null | undefined, field = 'text'): string {
  const value = data?.[field];
  return typeof value === 'string' ? value : '';
}

export function namesOf(data: Data | null | undefined, field: string): string[] {
  const value = data?.[field];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

export function placeOf(data: Data | null | undefined, field = 'place'): Place | null {
  const value = data?.[field] as Partial<Place> | null | undefined;
  if (!value || typeof value.first !== 'string' || typeof value.last !== 'string') return null;
  if (typeof value.start !== 'number' || typeof value.end !== 'number') return null;
  return { draft: '', quote: '', ...value } as Place;
}

/** Where somebody in a role stands: 0 to 1 across from stage right, and upstage. */
export interface Standing {
  role: string;
  x: number;
  y: number;
}

export function standingsOf(data: Data | null | undefined): Standing[] {
  const value = data?.['places'];
  if (!Array.isArray(value)) return [];
  return value.filter(
    (one: Partial<Standing>) =>
      typeof one?.role === 'string' && typeof one.x === 'number' && typeof one.y === 'number',
  ) as Standing[];
}

/** The words that count now; null where the record was taken back or erased. */
export function dataOf(record: BookRecord): Data | null {
  return shownVersion(record)?.data ?? null;
}

/** What a field holds when it holds nothing: the table takes an empty list for no list. */
export function emptied(field: string): unknown {
  if (field === 'text' || field === 'words') return '';
  if (field === 'plan') return { pieces: [] };
  if (field === 'terms') return 'uk';
  return field === 'mentions' || field === 'places' ? [] : null;
}
