import type { Range } from '../contracts';

/** Rounded half up, so that Python can say the same. */
function whole(number: number): number {
  return Math.floor(number + 0.5);
}

/** The middle of a range, in whole numbers. */
export function middle([low, high]: Range): number {
  return whole((low + high) / 2);
}

/** As a stage manager writes a length: "1 h 39". */
export function hours(minutes: number): string {
  const all = whole(minutes);
  return `${Math.floor(all / 60)} h ${String(all % 60).padStart(2, '0')}`;
}

/** "1 h 58 to 2 h 22", or one length where both ends are the same. */
export function hoursRange([low, high]: Range): string {
  const [from, to] = [hours(low), hours(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** "about 9 min"; what rounds to nothing is still not nothing. */
export function aboutMinutes(range: Range): string {
  const minutes = middle(range);
  return minutes < 1 ? 'under a minute' : `about ${minutes} min`;
}

/** "4" when certain, else "4–5". */
export function rangeOf([low, high]: Range): string {
  const [from, to] = [whole(low), whole(high)];
  return from === to ? String(from) : `${from}–${to}`;
}
