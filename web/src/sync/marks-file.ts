import type { KnownEntry, OpenedBook } from '../book/contracts';

/**
 * Marks as a file: what is only on this device, to be safe elsewhere; or what one made on a copy of
 * one's own, to come along to the shared table. The ids stay, so that bringing them twice changes
 * nothing, and whose they are is said by the table that takes them.
 */

interface MarksFile {
  tablework: 1;
  script: string;
  entries: unknown[];
}

const NOT_MARKS = /^(person|production)$/;

/** A file that cannot be taken in; its message is one sentence for a person. */
export class NoMarks extends Error {}

export function asFile({ script }: OpenedBook, entries: readonly KnownEntry[]): Blob {
  const file: MarksFile = { tablework: 1, script: script.row.id, entries: [...entries] };
  return new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' });
}

/** What one has written oneself, on marks of one's own or of others. */
export function ownMarks(entries: readonly KnownEntry[], me: string): KnownEntry[] {
  return entries.filter(({ by, kind }) => by === me && !NOT_MARKS.test(kind));
}

/** The entries in a file, as this person's. Raises a sentence when it is none, or of another script. */
export function entriesIn(text: string, { script, me }: OpenedBook): KnownEntry[] {
  const file = read(text);
  if (!file) throw new NoMarks('This file holds no marks: choose one that Tablework saved.');
  if (file.script !== script.row.id)
    throw new NoMarks(
      'These marks are on another script or draft: open the book that they belong to.',
    );
  return ownMarks(file.entries.filter(isEntry).map(mine(me.id)), me.id);
}

/** Those that are not here yet: what is here already need not be sent again. */
export function unknownOf(
  entries: readonly KnownEntry[],
  here: readonly KnownEntry[],
): KnownEntry[] {
  const known = new Set(here.map(({ id }) => id));
  return entries.filter(({ id }) => !known.has(id));
}

const mine =
  (me: string): ((entry: KnownEntry) => KnownEntry) =>
  (entry) => {
    const made: KnownEntry = { ...entry, by: me };
    delete made.at;
    return made;
  };

function read(text: string): MarksFile | null {
  try {
    const found = JSON.parse(text) as Partial<MarksFile> | null;
    const marks = found?.tablework === 1 && Array.isArray(found.entries);
    return marks && typeof found.script === 'string' ? (found as MarksFile) : null;
  } catch {
    return null;
  }
}

/** A file may have been through anybody's hands: what is no entry must not be kept as one. */
function isEntry(found: unknown): found is KnownEntry {
  if (typeof found !== 'object' || found === null) return false;
  const { id, record, kind, verb, made_at: made, on, data } = found as Partial<KnownEntry>;
  const named = [id, record, kind, verb, made].every((one) => typeof one === 'string' && one);
  return named && Array.isArray(on) && typeof data === 'object' && data !== null;
}
