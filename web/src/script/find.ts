import type { ScriptElement } from '../contracts';
import type { Folded } from '../text/fold';
import { foldWithPlaces } from '../text/fold';

/** A stretch of an element's words, in UTF-16 units as the DOM counts. */
export interface FoundWords {
  element: string;
  start: number;
  end: number;
}

export interface Searchable {
  id: string;
  folded: Folded;
}

/** Nobody remembers the commas: "to be, or not" is found where the script prints none. */
export function withoutMarks({ text, at }: Folded): Folded {
  let words = '';
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] === '-' ? ' ' : (text[i] ?? '');
    if (/[^\p{L}\p{N}\s\p{S}\p{Cs}]/u.test(letter)) continue;
    if (letter === ' ' && words.endsWith(' ')) continue;
    words += letter;
    places.push(at[i] ?? 0);
  }
  return { text: words, at: [...places, at[text.length] ?? 0] };
}

export function searchable(elements: readonly ScriptElement[]): Searchable[] {
  return elements.map(({ id, text }) => ({ id, folded: withoutMarks(foldWithPlaces(text)) }));
}

/** More than this nobody steps through, and painting them would be slow. */
const MOST = 2000;

export function findWords(script: readonly Searchable[], typed: string): FoundWords[] {
  const wanted = withoutMarks(foldWithPlaces(typed)).text.trim();
  const found: FoundWords[] = [];
  if (wanted.length < 2) return found;
  for (const { id, folded } of script) {
    for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
      // Up to after the last letter: marks and spaces that follow were not asked for.
      const end = (folded.at[at + wanted.length - 1] ?? 0) + 1;
      found.push({ element: id, start: folded.at[at] ?? 0, end });
      if (found.length === MOST) return found;
    }
  }
  return found;
}

/** The first find at or after a place in the script, so that a search begins where one reads. */
export function nearest(
  found: readonly FoundWords[],
  at: ReadonlyMap<string, number>,
  position: number,
): number {
  const index = found.findIndex(({ element }) => (at.get(element) ?? 0) >= position);
  return Math.max(0, index);
}
