import { bringTo } from '../script/scrolling';
import { narrow } from '../shell/narrow';
import type { BookDesk } from './desk.svelte';
import type { Mark } from './marks';
import { rangeOfPlace } from './selecting';

/** Bring a mark's words into sight; words that are in sight already stay where they are. */
export function bringMark({ words }: BookDesk, { place }: Mark): void {
  if (isInSight(rangeOfPlace(words, place))) return;
  bringTo(place.first, 'center');
  if (!narrow.current) return;
  // On a phone the lower half is the sheet with the card: the words go above it.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => requestAnimationFrame(() => lift(rangeOfPlace(words, place)))),
  );
}

function lift(range: Range | null): void {
  const top = range?.getBoundingClientRect().top;
  if (top !== undefined) scrollBy({ top: top - innerHeight / 4, behavior: 'instant' });
}

function isInSight(range: Range | null): boolean {
  const box = range?.getBoundingClientRect();
  const bottom = narrow.current ? innerHeight / 2 : innerHeight - 60;
  return box !== undefined && box.height > 0 && box.top > 70 && box.bottom < bottom;
}
