import { canHighlight } from '../script/highlight';
import type { Place } from './contracts';
import type { Words } from './selecting';
import { pointsOf } from './selecting';

/** Something to paint: a place, and which of the highlights in `book.css` it gets. */
export interface Painted {
  id: string;
  paint: string;
  place: Place;
}

interface Known {
  paint: string;
  key: string;
  range: AbstractRange | null;
}

const keyOf = ({ first, start, last, end }: Place): string => `${first} ${start} ${last} ${end}`;

/**
 * Paints marks on the words by the CSS Custom Highlight API. Only what has changed is touched, so
 * that one more mark among thousands costs as much as one alone. Static ranges: nothing has to be
 * kept up to date by the browser; words that an edit moves are painted again by `forget`.
 */
export class Painter {
  private readonly known = new Map<string, Known>();

  constructor(private readonly words: Words) {}

  update(painted: readonly Painted[]): void {
    if (!canHighlight()) return;
    const wanted = new Set<string>();
    for (const one of painted) {
      wanted.add(one.id);
      this.put(one);
    }
    for (const [id, { paint, range }] of this.known) {
      if (wanted.has(id)) continue;
      if (range) highlightOf(paint).delete(range);
      this.known.delete(id);
    }
  }

  /** Words of these elements were written anew: what lay on them has to be found again. */
  forget(elements: ReadonlySet<string>): void {
    for (const [id, { paint, key, range }] of this.known) {
      const [first = '', , last = ''] = key.split(' ');
      if (!elements.has(first) && !elements.has(last)) continue;
      if (range) highlightOf(paint).delete(range);
      this.known.delete(id);
    }
  }

  clear(): void {
    this.update([]);
  }

  private put({ id, paint, place }: Painted): void {
    const key = keyOf(place);
    const before = this.known.get(id);
    if (before?.range && before.key === key && before.paint === paint) return;
    if (before?.range) highlightOf(before.paint).delete(before.range);
    const range = staticRange(this.words, place);
    if (range) highlightOf(paint).add(range);
    this.known.set(id, { paint, key, range });
  }
}

function highlightOf(paint: string): Highlight {
  const name = `mark-${paint}`;
  let highlight = CSS.highlights.get(name);
  if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
  return highlight;
}

export function staticRange(words: Words, place: Place): StaticRange | null {
  const points = pointsOf(words, place);
  if (!points) return null;
  const { from, to } = points;
  return new StaticRange({
    startContainer: from[0],
    startOffset: from[1],
    endContainer: to[0],
    endOffset: to[1],
  });
}

/** The one stretch with a background: the mark one stands on, or the words being written about. */
export function paintHere(words: Words, place: Place | null): void {
  if (!canHighlight()) return;
  const range = place && staticRange(words, place);
  const highlight = new Highlight(...(range ? [range] : []));
  highlight.priority = -1;
  CSS.highlights.set('mark-here', highlight);
}
