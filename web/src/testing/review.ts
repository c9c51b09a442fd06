import type { Line, LineKind, Review } from '../review/contracts';

/** A page of an invented play as it was read: three looks, and two lines that the reader is unsure of. */

function line(
  text: string,
  kind: LineKind,
  look: number,
  y: number,
  more: Partial<Line> = {},
): Line {
  const x = look === 0 ? 280 : 72;
  const rest = { page: 1, right: x + text.length * 6, size: 12, sure: 0.95, element: null };
  return { text, kind, look, x, y, ...rest, ...more };
}

export function reviewOf(more: Partial<Review> = {}): Review {
  return {
    script: 'pier',
    title: 'The Pier',
    format: 'pdf',
    scanned: false,
    sentence: 'Read as 3 roles, 4 speeches; 2 lines unsure.',
    remembered: null,
    notices: [],
    locked: null,
    corrections: 0,
    unsure_below: 0.6,
    pages: [
      [612, 792],
      [612, 792],
    ],
    roles: [
      { id: 'anna', names: ['ANNA'] },
      { id: 'ben', names: ['BEN', 'BEN.'] },
      { id: 'benjamin', names: ['BENJAMIN'] },
    ],
    lines: [
      line('ANNA', 'cue', 0, 100, { element: 'e1' }),
      line('The kettle knows more.', 'speech', 1, 118, { element: 'e2' }),
      line('BEN comes along the planks.', 'speech', 2, 150, { sure: 0.4, element: 'e3' }),
      line('BEN', 'cue', 0, 180, { element: 'e4' }),
      line('You said that last year.', 'speech', 1, 198, { element: 'e5' }),
      line('ANNA goes.', 'direction', 2, 100, { page: 2, sure: 0.5, element: 'e6' }),
    ],
    ...more,
  };
}
