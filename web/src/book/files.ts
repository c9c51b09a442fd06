import { sentenceOf } from '../api';
import { said } from '../shell/said.svelte';
import { NoMarks, asFile, entriesIn, ownMarks, unknownOf } from '../sync/marks-file';
import { counted } from '../text/counts';
import type { KnownEntry, OpenedBook } from './contracts';
import type { Table } from './table.svelte';

/** Marks that leave this device as a file, and come back from one. */

export function saveCopy(book: OpenedBook, entries: readonly KnownEntry[]): void {
  const day = new Date().toISOString().slice(0, 10);
  download(asFile(book, entries), `${book.title} ${day}.marks.json`);
  said.say('A copy is in your downloads. “Bring marks”, with the people, takes it in again.');
}

export function takeAlong({ book, entries }: Table): void {
  const own = ownMarks(entries, book.me.id);
  if (own.length) saveCopy(book, own);
  else said.say('There are no marks of yours in this book yet.');
}

/** Take marks in from a file; says how many came, or why none did. */
export async function bringFrom(file: File, table: Table): Promise<void> {
  try {
    const found = unknownOf(entriesIn(await file.text(), table.book), table.entries);
    await table.bring(found);
    said.say(broughtSaid(found));
  } catch (trouble) {
    said.sayTrouble(trouble instanceof NoMarks ? trouble.message : sentenceOf(trouble));
  }
}

/** "3 marks came.", or that all of them were here before. */
export function broughtSaid(entries: readonly KnownEntry[]): string {
  const made = entries.filter(({ verb }) => verb === 'make').length;
  if (!entries.length) return 'All of these marks are here already.';
  if (!made) return `${counted(entries.length, 'change')} to marks came.`;
  return `${counted(made, 'mark')} came.`;
}

function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  const address = URL.createObjectURL(file);
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]/gu, ' ');
  link.click();
  // At once would be too soon for some browsers to have begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
