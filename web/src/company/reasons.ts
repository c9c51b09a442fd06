import type { Graded, Reason } from './contracts';

/** "+2", "−3": a minus as it is printed. */
export function pointsSaid(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}

/** What is known first, then what nobody said: the two are never mixed. */
export function apartBySure({ reasons }: Graded): { sure: Reason[]; unsure: Reason[] } {
  return {
    sure: reasons.filter(({ sure }) => sure),
    unsure: reasons.filter(({ sure }) => !sure),
  };
}

/** "6 points, and 2 more unsure". */
export function scoreSaid({ sure, unsure }: Graded): string {
  const points = `${sure < 0 ? '−' : ''}${Math.abs(sure)} ${Math.abs(sure) === 1 ? 'point' : 'points'}`;
  return unsure ? `${points}, and ${unsure} more unsure` : points;
}
