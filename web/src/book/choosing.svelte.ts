import type { Reading } from '../script/reading.svelte';
import { pointsIn } from '../text/codepoints';
import type { Place } from './contracts';
import type { Words } from './selecting';
import { placeOfRange, placeOfStretch, rangeOfPlace, unitsBefore } from './selecting';
import type { Unit, Walk, Walkable } from './walking';
import { enter, step, stretchOf, walkable } from './walking';

/** Which words are chosen: by pointer or touch, or by walking with the arrow keys. */
export class Choosing {
  place = $state.raw<Place | null>(null);
  private held = false;
  private walk: Walk | null = null;
  private script: Walkable | null = null;

  constructor(
    private readonly words: Words,
    private readonly reading: Reading,
  ) {}

  /** Take over what the browser has selected. What is selected in a field is none of the words. */
  look(sheet: HTMLElement, writing: boolean): void {
    const selection = getSelection();
    if (!selection?.rangeCount || this.held) return;
    const range = selection.getRangeAt(0);
    if (!range.collapsed && sheet.contains(range.startContainer))
      this.place = placeOfRange(this.words, sheet, range);
    else if (!writing) this.place = null;
  }

  /** While a finger is on a button for the chosen words, some browsers let go of them. */
  hold(on: boolean): void {
    this.held = on;
  }

  /** True while words are chosen by keys or pointer, so that arrows belong to them. */
  get active(): boolean {
    return this.place !== null;
  }

  step(unit: Unit, by: 1 | -1, extend: boolean): void {
    this.script ??= walkable(this.words.elements);
    const first = this.walk === null || this.place === null;
    const next =
      this.walk === null || first
        ? enter(this.script, this.begins(), unit)
        : step(this.script, this.walk, unit, by, extend);
    if (next) this.choose(next);
  }

  /** Walking begins where words are chosen, else where one reads. */
  private begins(): number {
    const from = this.place?.first ?? this.reading.element;
    return this.words.at.get(from) ?? 0;
  }

  private choose(walk: Walk): void {
    this.walk = walk;
    const stretch = this.script && stretchOf(this.script, this.words.elements, walk);
    const place = stretch && placeOfStretch(this.words, stretch);
    if (!place) return;
    this.place = place;
    this.select(place, walk);
  }

  /** The browser's own selection shows it, so that copying and screen readers follow. */
  private select(place: Place, { anchor, focus }: Walk): void {
    const range = rangeOfPlace(this.words, place);
    if (!range) return;
    const ends: [Node, number, Node, number] =
      anchor <= focus
        ? [range.startContainer, range.startOffset, range.endContainer, range.endOffset]
        : [range.endContainer, range.endOffset, range.startContainer, range.startOffset];
    getSelection()?.setBaseAndExtent(...ends);
    const end = document.getElementById(focus >= anchor ? place.last : place.first);
    end?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  leave(): void {
    this.walk = null;
    this.place = null;
    getSelection()?.removeAllRanges();
  }

  /** What a mark is made on when nothing is chosen: the whole speech being read. */
  read(): Place | null {
    this.script ??= walkable(this.words.elements);
    const walk = enter(this.script, this.words.at.get(this.reading.element) ?? 0, 'turn');
    const stretch = walk && stretchOf(this.script, this.words.elements, walk);
    return stretch && placeOfStretch(this.words, stretch);
  }

  /** How the turn begins that is so many turns away: where a standby or a warning goes. */
  turnsAway(place: Place, turns: number): Place | null {
    this.script ??= walkable(this.words.elements);
    const word = this.script.words[this.script.firstFrom[this.words.at.get(place.first) ?? 0] ?? 0];
    if (!word || word.turn + turns < 0) return null;
    const { first, last } = this.script.turns[word.turn + turns] ?? { first: 0, last: 0 };
    const walk = { anchor: first, focus: Math.min(first + 2, last), whole: false };
    const stretch = stretchOf(this.script, this.words.elements, walk);
    return stretch && placeOfStretch(this.words, stretch);
  }

  /** The element position and offset (code points) under the pointer, where there are words. */
  pointUnder(x: number, y: number): { position: number; offset: number } | null {
    const [node, units] = caretAt(x, y) ?? [null, 0];
    const around = node instanceof Text ? node.parentElement?.closest('.w') : null;
    const position = around ? this.words.at.get(around.id) : undefined;
    if (!node || !around || position === undefined) return null;
    const text = this.words.elements[position]?.text ?? '';
    return { position, offset: pointsIn(text)(unitsBefore(around, node, units)) };
  }
}

function caretAt(x: number, y: number): [Node, number] | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const found = document.caretPositionFromPoint(x, y);
    return found && [found.offsetNode, found.offset];
  }
  // Safari until 18.4 knows only the older name.
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : null;
}
