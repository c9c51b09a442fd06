import type { BookDesk } from './desk.svelte';
import { dataOf } from './fields';
import type { Terms } from './stage';

/** What stands on the stage for the whole evening: drawn on the plan of every blocking. */

/** A piece of the set: its middle across and upstage, and its size, in parts of the stage. */
export interface Piece {
  name: string;
  x: number;
  y: number;
  width: number;
  depth: number;
}

const NUMBERS = ['x', 'y', 'width', 'depth'] as const;

export function piecesIn(plan: unknown): Piece[] {
  const pieces = (plan as { pieces?: unknown } | null | undefined)?.pieces;
  if (!Array.isArray(pieces)) return [];
  return pieces.filter(
    (one: Partial<Piece> | null) =>
      typeof one?.name === 'string' && NUMBERS.every((side) => typeof one[side] === 'number'),
  ) as Piece[];
}

/** A new piece stands where it hides no other: a little further on than the last. */
export function withNew(pieces: readonly Piece[]): Piece[] {
  const taken = new Set(pieces.map(({ name }) => name));
  let number = pieces.length + 1;
  while (taken.has(`Piece ${number}`)) number += 1;
  const x = round(0.2 + (pieces.length % 5) * 0.15);
  return [...pieces, { name: `Piece ${number}`, x, y: 0.6, width: 0.16, depth: 0.14 }];
}

/** With some of one piece changed, never off the stage, never too small to be seen. */
export function changed(pieces: readonly Piece[], index: number, change: Partial<Piece>): Piece[] {
  return pieces.map((one, at) => (at === index ? fitted({ ...one, ...change }) : one));
}

function fitted(piece: Piece): Piece {
  const { name, x, y, width, depth } = piece;
  return {
    name,
    x: within(x, 0.02, 0.98),
    y: within(y, 0.02, 0.98),
    width: within(width, 0.03, 1),
    depth: within(depth, 0.03, 1),
  };
}

const within = (value: number, least: number, most: number): number =>
  round(Math.min(most, Math.max(least, value)));
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The pieces on the stage of this production. */
export function piecesOf({ table }: BookDesk): Piece[] {
  const book = table.records.get(table.book.id);
  return piecesIn(book && dataOf(book)?.['plan']);
}

/** Who keeps the production names its stage, whoever has opened the book. */
export function maySetStage({ doing }: BookDesk): boolean {
  return doing.may('edit', 'production') || doing.may('edit', 'production', '');
}

export function setPieces(desk: BookDesk, pieces: readonly Piece[]): Promise<boolean> {
  return setStage(desk, 'The ground plan', 'The ground plan is changed.', { plan: { pieces } });
}

export function setTerms(desk: BookDesk, terms: Terms): Promise<boolean> {
  const said = 'Positions are offered so from now on.';
  return setStage(desk, 'Choosing the terms', said, { terms });
}

async function setStage(
  { doing, table }: BookDesk,
  what: string,
  sentence: string,
  data: Record<string, unknown>,
): Promise<boolean> {
  const acts = [{ verb: 'edit' as const, kind: 'production', record: table.book.id, data }];
  return (await doing.do(what, sentence, acts)) !== null;
}
