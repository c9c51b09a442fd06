import { keep, kept } from '../kept';
import type { Composed } from './composing';

/** Words that were begun and not kept yet stay on this device, whatever happens to the tab. */

const name = (book: string): string => `unfinished.${book}`;

export function unfinishedIn(book: string): Composed[] {
  try {
    const all: unknown = JSON.parse(kept(name(book)) ?? '[]');
    return Array.isArray(all) ? (all as Composed[]) : [];
  } catch {
    return [];
  }
}

export function keepUnfinished(book: string, composed: Composed): Composed[] {
  const others = unfinishedIn(book).filter(({ key }) => key !== composed.key);
  return put(book, hasWords(composed) ? [...others, composed] : others);
}

export function finished(book: string, key: string): Composed[] {
  return put(
    book,
    unfinishedIn(book).filter((one) => one.key !== key),
  );
}

function put(book: string, all: Composed[]): Composed[] {
  keep(name(book), JSON.stringify(all));
  return all;
}

function hasWords({ text, words, begun }: Composed): boolean {
  return text.trim() !== '' || (words ?? '') !== (begun ?? '');
}
