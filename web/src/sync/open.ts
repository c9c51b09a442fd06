import { ServerSaid } from '../api';
import type { OpenedBook } from '../book/contracts';
import { Table } from '../book/table.svelte';
import { keep, kept } from '../kept';
import { IndexedStore } from './indexed';
import { MemoryStore } from './store';
import type { Store } from './store';

/** Open a book's table: with the server, or, out of its reach, with what this device keeps. */
export async function openTable(id: string): Promise<Table> {
  const whose = `book.${id}`;
  const answer = await fetch(`/api/books/${encodeURIComponent(id)}`).catch(() => null);
  if (answer?.ok) {
    const book = (await answer.json()) as OpenedBook;
    const store = await storeOf(id, book.me.id);
    keep(whose, book.me.id);
    // A book that cannot be kept for a day without network can still be read today.
    await store.keepBook(book).catch(() => undefined);
    return Table.open(book, store);
  }
  const person = kept(whose);
  if (answer?.status === 404 || !person) throw new ServerSaid(await whyNot(answer));
  const store = await storeOf(id, person);
  const book = await store.book();
  if (!book) throw new ServerSaid(await whyNot(answer));
  return Table.open(book, store);
}

async function storeOf(book: string, person: string): Promise<Store> {
  try {
    return await IndexedStore.open(`tablework.${person}.${book}`);
  } catch {
    return new MemoryStore();
  }
}

async function whyNot(answer: Response | null): Promise<string> {
  if (!answer)
    return 'The table is out of reach, and this device has never had this book: come back when it is.';
  const said = (await answer.json().catch(() => ({}))) as { error?: string };
  return said.error ?? `The table could not open this book (it answered ${answer.status}).`;
}
