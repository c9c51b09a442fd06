import type { ScriptElement } from '../contracts';
import { lettersOf, pointIn } from '../script/highlight';
import { pointsIn, unitsIn } from '../text/codepoints';
import type { Place } from './contracts';

/**
 * From what is selected in the page to a place in the draft and back. The page holds the words
 * letter for letter; numbers of pages stand between the elements and belong to none.
 */

/** What is needed of a draft: its elements, and where each is. */
export interface Words {
  draft: string;
  elements: readonly ScriptElement[];
  at: ReadonlyMap<string, number>;
}

// As much as the table takes; a cut of a whole act is still known by how it begins.
const LONGEST_QUOTE = 20_000;

interface Point {
  element: number;
  /** UTF-16 units into the element's text. */
  units: number;
}

function elementAround(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('.w') ?? null;
}

/** How many of the element's own letters lie before a point within it. */
export function unitsBefore(element: Element, node: Node, offset: number): number {
  const walker = lettersOf(element);
  const point = document.createRange();
  point.setStart(node, offset);
  let units = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (text === node) return units + offset;
    if (point.comparePoint(text, 0) >= 0) return units;
    units += text.length;
  }
  return units;
}

/** A point beside all words is taken to the nearest ones: after it for a start, before for an end. */
function pointAt(
  words: Words,
  sheet: Element,
  node: Node,
  offset: number,
  start: boolean,
): Point | null {
  const around = elementAround(node);
  const position = around && words.at.get(around.id);
  if (around && position !== undefined && position !== null)
    return { element: position, units: unitsBefore(around, node, offset) };
  const beside = elementBeside(sheet, node, offset, start);
  const element = beside ? words.at.get(beside.id) : undefined;
  if (element === undefined) return null;
  return { element, units: start ? 0 : (words.elements[element]?.text.length ?? 0) };
}

function elementBeside(sheet: Element, node: Node, offset: number, after: boolean): Element | null {
  const all = sheet.querySelectorAll('.w');
  const point = document.createRange();
  point.setStart(node, offset);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = all[middle] as Element;
    if (point.comparePoint(one, 0) >= 0) high = middle;
    else low = middle + 1;
  }
  return all[after ? low : low - 1] ?? null;
}

/** The place of a selection, without the spaces around it; null where it holds no words. */
export function placeOfRange(words: Words, sheet: Element, range: AbstractRange): Place | null {
  if (!sheet.contains(range.startContainer) && !sheet.contains(range.endContainer)) return null;
  const from = pointAt(words, sheet, range.startContainer, range.startOffset, true);
  const to = pointAt(words, sheet, range.endContainer, range.endOffset, false);
  if (!from || !to) return null;
  return placeOfStretch(words, {
    first: from.element,
    start: from.units,
    last: to.element,
    end: to.units,
  });
}

/** A stretch between two elements of the draft, in UTF-16 units. */
export interface Stretch {
  first: number;
  start: number;
  last: number;
  end: number;
}

export function placeOfStretch(words: Words, stretch: Stretch): Place | null {
  const trimmed = trim(words.elements, stretch);
  const first = trimmed && words.elements[trimmed.first];
  const last = trimmed && words.elements[trimmed.last];
  if (!trimmed || !first || !last) return null;
  return {
    draft: words.draft,
    first: first.id,
    start: pointsIn(first.text)(trimmed.start),
    last: last.id,
    end: pointsIn(last.text)(trimmed.end),
    quote: quoteOf(words.elements, trimmed)
      .slice(0, LONGEST_QUOTE)
      .replace(/[\uD800-\uDBFF]$/u, ''),
  };
}

const letters = (text: string, start: number, end: number): boolean =>
  /\S/u.test(text.slice(start, end));

/** Nobody means the spaces and empty ends that a drag of the pointer takes along. */
function trim(elements: readonly ScriptElement[], stretch: Stretch): Stretch | null {
  let { first, start, last, end } = stretch;
  const text = (position: number): string => elements[position]?.text ?? '';
  while (first < last && !letters(text(first), start, text(first).length))
    [first, start] = [first + 1, 0];
  while (last > first && !letters(text(last), 0, end))
    [last, end] = [last - 1, text(last - 1).length];
  const until = first === last ? end : text(first).length;
  if (first > last || !letters(text(first), start, until)) return null;
  while (/\s/u.test(text(first)[start] ?? '')) start += 1;
  while (/\s/u.test(text(last)[end - 1] ?? '')) end -= 1;
  return { first, start, last, end };
}

function quoteOf(elements: readonly ScriptElement[], { first, start, last, end }: Stretch): string {
  const texts = elements.slice(first, last + 1).map(({ text }) => text);
  const from = (texts[0] ?? '').slice(start, first === last ? end : undefined);
  if (first === last) return from;
  return [from, ...texts.slice(1, -1), (texts[texts.length - 1] ?? '').slice(0, end)].join('\n');
}

/** Where a place begins and ends in the page; null while its words are not in it. */
export function pointsOf({ elements, at }: Words, place: Place) {
  const first = document.getElementById(place.first);
  const last = place.last === place.first ? first : document.getElementById(place.last);
  if (!first || !last) return null;
  const textOf = (id: string): string => elements[at.get(id) ?? -1]?.text ?? '';
  const from = pointIn(first, unitsIn(textOf(place.first))(place.start), true);
  const to = pointIn(last, unitsIn(textOf(place.last))(place.end));
  return from && to ? { from, to } : null;
}

/** A live range over a place's words, to measure or to select. */
export function rangeOfPlace(words: Words, place: Place): Range | null {
  const points = pointsOf(words, place);
  if (!points) return null;
  const range = document.createRange();
  range.setStart(...points.from);
  range.setEnd(...points.to);
  return range;
}

/** The words between two places of one draft, whole elements where none is cut. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.first === b.first && a.start === b.start && a.last === b.last && a.end === b.end;
}
