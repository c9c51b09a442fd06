import type { KnownEntry, OpenedBook } from '../book/contracts';

/**
 * Marks as a file: what is only on this device, to be safe elsewhere; or what one made on a copy of
 * one's own, to come along to the shared table. The ids stay, so that bringing them twice changes
 * nothing, and whose they are is said by the table that takes them.
 */

interface MarksFile {
  tablework: 1;
  script: string;
  entries: KnownEntry[];
}

const NOT_MARKS = /^(person|production)$/;

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
  if (!file) throw new Error('This file holds no marks: choose one that Tablework saved.');
  if (file.script !== script.row.id)
    throw new Error(
      'These marks are on another script or draft: open the book that they belong to.',
    );
  return ownMarks(file.entries.map(mine(me.id)), me.id);
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
    const found = JSON.parse(text) as Partial<MarksFile>;
    const marks = found.tablework === 1 && Array.isArray(found.entries);
    return marks && typeof found.script === 'string' ? (found as MarksFile) : null;
  } catch {
    return null;
  }
}
