import type { Place } from './contracts';
import type { BookDesk } from './desk.svelte';
import { rangeOfPlace } from './selecting';

/** Where marked words are in the window, for what stands beside them. */
export interface Spot {
  /** px from the top of the sheet. */
  top: number;
  /** px from the left edge of the sheet. */
  left: number;
}

export interface Anchored {
  id: string;
  place: Place;
}

export const NOWHERE: ReadonlyMap<string, Spot> = new Map();

// Cards a little beyond the window are there before one scrolls to them.
const BEYOND = 500;

/** The spots of those places that are in or near the window. */
export function spotsOf(
  desk: BookDesk,
  wanted: readonly Anchored[],
  sheet: HTMLElement,
): Map<string, Spot> {
  const near = blocksNear(sheet, desk);
  const { left, top } = sheet.getBoundingClientRect();
  const spots = new Map<string, Spot>();
  for (const { id, place } of wanted) {
    const block = desk.block(place.first);
    if (block === undefined || !near.has(block)) continue;
    const box = firstBox(rangeOfPlace(desk.words, place));
    if (box && box.bottom > -BEYOND && box.top < innerHeight + BEYOND)
      spots.set(id, { top: Math.round(box.top - top), left: Math.round(box.left - left) });
  }
  return spots;
}

function firstBox(range: Range | null): DOMRect | null {
  const boxes = [...(range?.getClientRects() ?? [])];
  return boxes.find(({ width }) => width > 0) ?? boxes[0] ?? null;
}

/** The blocks in or near the window: a search by halves, because they lie one below the other. */
function blocksNear(sheet: HTMLElement, desk: BookDesk): Set<string> {
  const sections = sheet.getElementsByClassName('block');
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = sections[middle]?.getBoundingClientRect().bottom ?? 0;
    if (bottom < -BEYOND) low = middle + 1;
    else high = middle;
  }
  const near = new Set<string>();
  for (let index = low; index < sections.length; index++) {
    if ((sections[index]?.getBoundingClientRect().top ?? 0) > innerHeight + BEYOND) break;
    const block = desk.reading.blocks[index];
    if (block) near.add(block.id);
  }
  return near;
}
