import type { Page } from './route';

/** A key: what it does, and on which pages. */
export interface Key {
  keys: readonly string[];
  /** As printed on the key. */
  shown: string;
  does: string;
  act: string;
  pages: readonly Page[];
  /** Only with the shift key held; the same letter without it is another key. */
  shift?: boolean;
  /** A word for the footer; without one the key is only on the sheet. */
  hint?: string;
}
