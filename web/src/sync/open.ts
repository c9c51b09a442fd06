import { ServerSaid } from '../api';
import type { OpenedBook } from '../book/contracts';
import { Table } from '../book/table.svelte';
import { keep, kept } from '../kept';
import { IndexedStore } from './indexed';
import { MemoryStore } from './store';
import type { Store } from './store';
import { askToStay } from './worker';

const PATIENCE_MS = 300;

/** Open a book's table: with the server, or, out of its reach, with what this device keeps. */
export async function openTable(id: string): Promise<Table> {
  const whose = `book.${id}`;
  const answer = await fetch(`/api/books/${encodeURIComponent(id)}`).catch(() => null);
  if (answer?.ok) {
    const book = (await answer.json()) as OpenedBook;
    const store = await storeOf(id, book.me.id);
    keep(whose, book.me.id);
    void askToStay();
    const table = await Table.open(book, store);
    // To write the whole script takes a while: nobody waits for that, and the marks go first.
    // Where it cannot be kept for a day without network, it can still be read today.
    void table.caughtUp.then(() => store.keepBook(book)).catch(() => undefined);
    return withMarks(table);
  }
  const person = kept(whose) ?? (await whoseIsKept(id));
  if (answer?.status === 404 || !person) throw new ServerSaid(await whyNot(answer));
  const store = await storeOf(id, person);
  const book = await store.book();
  if (!book) throw new ServerSaid(await whyNot(answer));
  return Table.open(book, store);
}

/** The first time, marks and words come together, if the marks are not too long in coming. */
async function withMarks(table: Table): Promise<Table> {
  const longEnough = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  if (!table.entries.length) await Promise.race([table.caughtUp, longEnough]);
  return table;
}

async function storeOf(book: string, person: string): Promise<Store> {
  try {
    return await IndexedStore.open(`tablework.${person}.${book}`);
  } catch {
    return new MemoryStore();
  }
}

/**
 * A browser that was ended without a word has forgotten who was last here, but not what they
 * wrote. Of one person it is clear whose it is; of several it is nobody's to guess.
 */
async function whoseIsKept(book: string): Promise<string | null> {
  const names = (await indexedDB.databases().catch(() => [])).map(({ name }) => name ?? '');
  const people = names.flatMap((name) => {
    const [desk, person, of] = name.split('.');
    return desk === 'tablework' && of === book && person ? [person] : [];
  });
  return people.length === 1 ? (people[0] ?? null) : null;
}

async function whyNot(answer: Response | null): Promise<string> {
  if (!answer)
    return 'The table is out of reach, and this device has never had this book: come back when it is.';
  const said = (await answer.json().catch(() => ({}))) as { error?: string };
  return said.error ?? `The table could not open this book (it answered ${answer.status}).`;
}
