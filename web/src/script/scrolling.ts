import { narrow } from '../shell/narrow';

/** Moving about in the sheet, and knowing where in it one is. */

/** Somebody reads a little below what lies at the top; on a phone that is also the drawer. */
const readingLine = (): number => (narrow.current ? 124 : 84);

/** The element under the reading line, or null beside the text. */
export function elementRead(sheet: HTMLElement): string | null {
  const { left, right } = sheet.getBoundingClientRect();
  // Near the left edge of the words, where the spoken lines and directions both begin.
  const across = Math.min(left + 130, (left + right) / 2);
  for (const down of [0, 24, 48, 80, 120]) {
    const under = document.elementFromPoint(across, readingLine() + down);
    const element = under?.closest('.w') ?? under?.querySelector('.w');
    if (element && sheet.contains(element)) return element.id;
  }
  return null;
}

/**
 * Bring an element under the head of the page. What lies between was only guessed in height, so
 * once it has been laid out the place is corrected.
 */
export function bringTo(id: string, block: ScrollLogicalPosition = 'start'): void {
  const bring = (): void =>
    document.getElementById(id)?.scrollIntoView({ block, behavior: 'instant' });
  bring();
  requestAnimationFrame(() => requestAnimationFrame(bring));
}

/** Bring found words to the middle of the window: a paragraph may be longer than a screen. */
export function bringWords(id: string, rangeOf: () => Range | null): void {
  bringTo(id, 'center');
  const centre = (): void => {
    const { top, bottom } = rangeOf()?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    if (bottom) scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: 'instant' });
  };
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(centre)));
}

/** Do something when the browser has nothing better to do. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(work, { timeout: 200 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 16);
  return () => clearTimeout(id);
}
