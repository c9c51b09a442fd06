/**
 * Of two thousand rows only those near the eye are in the page. Every row is equally high, so
 * where a row is needs no measuring.
 */
export interface Shown {
  first: number;
  end: number;
  /** Heights of the empty stretches before and after, in px. */
  above: number;
  below: number;
}

/** Rows kept ready on either side: a screenful, so that a page key never shows a blank. */
const SPARE = 12;

export function shownRows(
  count: number,
  rowHeight: number,
  scrolledPast: number,
  viewHeight: number,
): Shown {
  const top = Math.floor(Math.max(0, scrolledPast) / rowHeight) - SPARE;
  const first = Math.max(0, Math.min(top, count - 1));
  const wished = Math.ceil(viewHeight / rowHeight) + 2 * SPARE;
  const end = Math.min(count, first + wished);
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight };
}
