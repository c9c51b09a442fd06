import type { OpenedBook } from '../book/contracts';
import { EMPTY, written } from './ledger';
import type { Ledger, Writes } from './ledger';

/** Where a device keeps its ledger. `keep` resolves when it is durable, and rejects when it is not. */
export interface Store {
  /** Whether it is still there when the page is opened again. */
  readonly lasts: boolean;
  load(): Promise<Ledger>;
  keep(writes: Writes): Promise<void>;
  keepBook(book: OpenedBook): Promise<void>;
  book(): Promise<OpenedBook | null>;
  close(): void;
}

/** For a browser that keeps nothing (some private windows), and for tests. */
export class MemoryStore implements Store {
  readonly lasts: boolean = false;
  private ledger: Ledger = EMPTY;
  private opened: OpenedBook | null = null;

  load(): Promise<Ledger> {
    return Promise.resolve(this.ledger);
  }

  keep(writes: Writes): Promise<void> {
    this.ledger = written(this.ledger, writes);
    return Promise.resolve();
  }

  keepBook(book: OpenedBook): Promise<void> {
    this.opened = book;
    return Promise.resolve();
  }

  book(): Promise<OpenedBook | null> {
    return Promise.resolve(this.opened);
  }

  close(): void {}
}
