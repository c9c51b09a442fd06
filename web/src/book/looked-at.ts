import { keep, kept } from '../kept';

/** What this person has looked at of all that names them; on this device only. */

export const NOTHING: ReadonlySet<string> = new Set();

const name = (book: string, person: string): string => `looked-at.${book}.${person}`;

export function lookedAt(book: string, person: string): ReadonlySet<string> {
  return new Set((kept(name(book, person)) ?? '').split(' '));
}

export function nowLookedAt(
  book: string,
  person: string,
  records: readonly string[],
): ReadonlySet<string> {
  keep(name(book, person), records.join(' '));
  return new Set(records);
}
