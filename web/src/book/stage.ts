import type { Places } from '../script/places';
import type { Mark } from './marks';

/** Positions on a stage as two countries write them, seen from the performers' side. */

export type Terms = 'us' | 'uk';

export interface Position {
  us: string;
  uk: string;
  says: string;
  /** Where it is: 0 stage right to 1 stage left, and 0 downstage to 1 upstage. */
  x: number;
  y: number;
}

/** As one sees the stage from the house: upstage above, stage right on the left. */
export const POSITIONS: readonly Position[] = [
  { us: 'UR', uk: 'USR', says: 'up right', x: 0.15, y: 0.85 },
  { us: 'UC', uk: 'USC', says: 'up centre', x: 0.5, y: 0.85 },
  { us: 'UL', uk: 'USL', says: 'up left', x: 0.85, y: 0.85 },
  { us: 'R', uk: 'SR', says: 'right', x: 0.15, y: 0.5 },
  { us: 'C', uk: 'CS', says: 'centre', x: 0.5, y: 0.5 },
  { us: 'L', uk: 'SL', says: 'left', x: 0.85, y: 0.5 },
  { us: 'DR', uk: 'DSR', says: 'down right', x: 0.15, y: 0.15 },
  { us: 'DC', uk: 'DSC', says: 'down centre', x: 0.5, y: 0.15 },
  { us: 'DL', uk: 'DSL', says: 'down left', x: 0.85, y: 0.15 },
];

/** The position nearest to a point on the plan. */
export function positionNear(x: number, y: number): Position {
  const far = (one: Position): number => (one.x - x) ** 2 + (one.y - y) ** 2;
  return POSITIONS.reduce((best, one) => (far(one) < far(best) ? one : best));
}

/** Put words in where the caret is, with a space where letters would touch. */
export function insertedAt(text: string, from: number, to: number, words: string) {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const lead = before && !/\s$/u.test(before) ? ' ' : '';
  const trail = /^[\p{L}\p{N}]/u.test(after) ? ' ' : '';
  const put = `${before}${lead}${words}${trail}`;
  return { text: put + after, caret: put.length };
}

/** One moment of blocking with its number on the facing page. */
export interface Moment {
  mark: Mark;
  number: number;
}

/** What stands opposite one page of the text. */
export interface Facing {
  page: string | null;
  scene: string;
  moments: Moment[];
}

/** Numbers begin again on each page and at each scene, as on a prompt book's facing page. */
export function facingPages(
  marks: readonly Mark[],
  pageAt: (position: number) => string | null,
  sceneAt: (position: number) => string,
): Facing[] {
  const pages: Facing[] = [];
  for (const mark of marks) {
    if (mark.kind !== 'blocking' || mark.part !== 'words' || mark.from < 0) continue;
    const [page, scene] = [pageAt(mark.from), sceneAt(mark.from)];
    let open = pages[pages.length - 1];
    if (!open || open.page !== page || open.scene !== scene) {
      open = { page, scene, moments: [] };
      pages.push(open);
    }
    open.moments.push({ mark, number: open.moments.length + 1 });
  }
  return pages;
}

/** Who is on stage at an element, as the breakdown has worked it out. */
export function onStageAt({ frenchSceneAt, breakdown }: Places, position: number): string[] {
  const french = frenchSceneAt[position] ?? null;
  return french === null ? [] : (breakdown.french_scenes[french]?.on_stage ?? []);
}
