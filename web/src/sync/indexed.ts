import type { KnownEntry, OpenedBook } from '../book/contracts';
import type { Ledger, Owed, Refused, Writes } from './ledger';
import type { Store } from './store';

/**
 * The ledger in IndexedDB, one database for each person and book. Entries and cursor change in one
 * transaction; it is kept when the transaction has completed with the disk, and not before.
 */

const STORES = ['entries', 'outbox', 'refused', 'facts'] as const;
type StoreName = (typeof STORES)[number];

interface Row<T> {
  id: string;
  /** Its place: IndexedDB gives rows back by key, and ids are no order. */
  n: number;
  value: T;
}

export class IndexedStore implements Store {
  readonly lasts = true;
  private n = 0;

  private constructor(private readonly database: IDBDatabase) {
    // Another tab wants a newer shape, or to delete it: an open connection would hold that up.
    database.onversionchange = () => database.close();
  }

  static open(name: string): Promise<IndexedStore> {
    return new Promise((resolve, reject) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => {
        for (const store of STORES) asked.result.createObjectStore(store, { keyPath: 'id' });
      };
      asked.onsuccess = () => resolve(new IndexedStore(asked.result));
      asked.onerror = () => reject(asked.error ?? new Error('IndexedDB did not open'));
    });
  }

  async load(): Promise<Ledger> {
    const [entries, outbox, refused, facts] = await this.all();
    this.n = [...entries, ...refused].reduce((most, { n }) => Math.max(most, n), this.n) + 1;
    const cursor = facts.find(({ id }) => id === 'cursor')?.value;
    return {
      replica: inOrder<KnownEntry>(entries),
      outbox: inOrder<Owed>(outbox.map((row) => ({ ...row, n: (row.value as Owed).turn }))),
      refused: inOrder<Refused>(refused),
      cursor: typeof cursor === 'string' ? cursor : null,
    };
  }

  keep(writes: Writes): Promise<void> {
    return this.change([...STORES], (store) => {
      if (writes.clear) store('entries').clear();
      for (const id of writes.dropped ?? []) store('entries').delete(id);
      for (const entry of writes.entries ?? []) store('entries').put(this.row(entry.id, entry));
      for (const owed of writes.owed ?? []) store('outbox').put(this.row(owed.entry.id, owed));
      for (const id of writes.paid ?? []) store('outbox').delete(id);
      for (const one of writes.refused ?? []) store('refused').put(this.row(one.entry.id, one));
      for (const id of writes.released ?? []) store('refused').delete(id);
      if (writes.cursor !== undefined) store('facts').put(this.row('cursor', writes.cursor));
    });
  }

  keepBook(book: OpenedBook): Promise<void> {
    return this.change(['facts'], (store) => store('facts').put(this.row('book', book)));
  }

  async book(): Promise<OpenedBook | null> {
    const facts = (await this.all())[3];
    return (facts.find(({ id }) => id === 'book')?.value as OpenedBook | undefined) ?? null;
  }

  close(): void {
    this.database.close();
  }

  private row<T>(id: string, value: T): Row<T> {
    return { id, n: this.n++, value };
  }

  private change(
    stores: StoreName[],
    change: (store: (name: StoreName) => IDBObjectStore) => void,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(stores, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
      change((name) => transaction.objectStore(name));
    });
  }

  private all(): Promise<[Row<unknown>[], Row<unknown>[], Row<unknown>[], Row<unknown>[]]> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction([...STORES]);
      const asked = STORES.map((name) => transaction.objectStore(name).getAll());
      transaction.oncomplete = () => {
        const [entries = [], outbox = [], refused = [], facts = []] = asked.map(
          ({ result }) => result as Row<unknown>[],
        );
        resolve([entries, outbox, refused, facts]);
      };
      transaction.onabort = () => reject(transaction.error ?? new Error('not read'));
    });
  }
}

function inOrder<T>(rows: Row<unknown>[]): Map<string, T> {
  return new Map([...rows].sort((a, b) => a.n - b.n).map(({ id, value }) => [id, value as T]));
}
