import type { Line, LineKind, Review, Sayable } from './contracts';

/** What a line was taken for, in the words that the page shows. */
export const KIND_NAMES: Record<LineKind, string> = {
  cue: 'cue',
  speech: 'spoken',
  both: 'cue, spoken',
  direction: 'direction',
  heading: 'heading',
  lyric: 'lyric',
  furniture: 'furniture',
  front: 'front page',
};

export const SAYABLE_KEYS: Record<Sayable, string> = {
  cue: 'C',
  speech: 'S',
  direction: 'D',
  heading: 'A',
  lyric: 'L',
  furniture: 'F',
};

export const isUnsure = ({ unsure_below }: Review, { sure }: Line): boolean => sure < unsure_below;

/** The numbers of the unsure lines, in page order. */
export function unsureLines(review: Review): number[] {
  return review.lines.flatMap((line, n) => (isUnsure(review, line) ? [n] : []));
}

/** The nearest number of a rising list beyond another one; where there is none, round it goes. */
export function beyond(list: readonly number[], from: number, by: 1 | -1): number | null {
  const found = by > 0 ? list.find((n) => n > from) : list.findLast((n) => n < from);
  return found ?? (by > 0 ? list[0] : list[list.length - 1]) ?? null;
}

/** The next or last number of a rising list, staying at its ends. */
export function beside(list: readonly number[], from: number, by: 1 | -1): number {
  const found = by > 0 ? list.find((n) => n > from) : list.findLast((n) => n < from);
  return found ?? from;
}

export interface PageOfLines {
  page: number;
  lines: number[];
}

export function byPage(lines: readonly Line[], numbers: readonly number[]): PageOfLines[] {
  const pages: PageOfLines[] = [];
  for (const n of numbers) {
    const page = lines[n]?.page ?? 1;
    const last = pages[pages.length - 1];
    if (last?.page === page) last.lines.push(n);
    else pages.push({ page, lines: [n] });
  }
  return pages;
}

export const countAlike = (lines: readonly Line[], look: number): number =>
  lines.reduce((count, line) => count + (line.look === look ? 1 : 0), 0);

/**
 * Whether a look is what the play is made of: then one line of it that is wrong is an exception,
 * and one key must not turn the whole play into something else.
 */
export const isBody = (alike: number, lines: number): boolean => alike > Math.max(20, lines / 4);

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a line stands on its page: letters rise above the baseline and hang a little below it. */
export function boxOf({ x, right, y, size }: Line): Box {
  const [above, below] = [size * 0.86, size * 0.32];
  return { x: x - 3, y: y - above, width: Math.max(6, right - x + 6), height: above + below };
}

/** The line at a point of a page, or the nearest one at that height. */
export function lineAt(lines: readonly Line[], page: number, x: number, y: number): number | null {
  let best: number | null = null;
  let least = 30;
  lines.forEach((line, n) => {
    if (line.page !== page) return;
    const box = boxOf(line);
    const across = Math.max(box.x - x, 0, x - box.x - box.width) / 20;
    const far = Math.max(box.y - y, 0, y - box.y - box.height) + across;
    if (far < least) [best, least] = [n, far];
  });
  return best;
}

/** The printed names, each once, as the script has them. */
export const printedNames = ({ roles }: Review): string[] => [
  ...new Set(roles.flatMap(({ names }) => names)),
];
