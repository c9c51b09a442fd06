import type { FoundWords } from './find';

/**
 * Found words are painted by the CSS Custom Highlight API, which touches no element. Where a
 * browser has none, the current find is selected instead, which every browser shows.
 */

/** Words put in by a line change stand in the page, but are no letters of the element. */
function ownLetters(node: Node): number {
  if (node.nodeName === 'INS') return NodeFilter.FILTER_REJECT;
  return node.nodeType === Node.TEXT_NODE ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
}

/** Walks through the text nodes that are the element's own. */
export function lettersOf(element: Node): TreeWalker {
  const what = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  return document.createTreeWalker(element, what, ownLetters);
}

/**
 * The text node and offset at a number of UTF-16 units into an element. Where two nodes meet it is
 * the end of the one before, or with `onward` the start of the one after.
 */
export function pointIn(element: Node, units: number, onward = false): [Text, number] | null {
  const walker = lettersOf(element);
  let left = units;
  let last: Text | null = null;
  while (walker.nextNode()) {
    last = walker.currentNode as Text;
    if (left < last.length || (left === last.length && !onward)) return [last, left];
    left -= last.length;
  }
  return last ? [last, last.length] : null;
}

export function rangeOfWords({ element, start, end }: FoundWords): Range | null {
  const node = document.getElementById(element);
  const [from, to] = node ? [pointIn(node, start), pointIn(node, end)] : [null, null];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
}

export const canHighlight = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

export function paintFound(found: readonly FoundWords[]): void {
  if (!canHighlight()) return;
  const ranges = found.map(rangeOfWords).filter((range) => range !== null);
  CSS.highlights.set('found', new Highlight(...ranges));
}

export function paintCurrent(current: FoundWords | undefined): void {
  const range = current ? rangeOfWords(current) : null;
  if (canHighlight()) {
    const highlight = new Highlight(...(range ? [range] : []));
    // Both highlights lie on the same words: the one with the higher priority is seen.
    highlight.priority = 1;
    CSS.highlights.set('found-now', highlight);
    return;
  }
  const selection = getSelection();
  selection?.removeAllRanges();
  if (range) selection?.addRange(range);
}

export function clearFound(): void {
  if (!canHighlight()) return;
  CSS.highlights.delete('found');
  CSS.highlights.delete('found-now');
}
