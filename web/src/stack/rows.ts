import type { Pile, Row } from '../contracts';
import { fold } from '../text/fold';
import { middle } from '../text/minutes';

/** What the left column chooses from. A spark is no pile of its own: it runs across them. */
export type Choice = Pile | 'everything' | 'spark';
export type Narrowing = 'small' | 'short' | 'songs';

export interface Option<T> {
  id: T;
  label: string;
  takes: (row: Row) => boolean;
}

export const CHOICES: readonly Option<Choice>[] = [
  { id: 'unread', label: 'Not looked at yet', takes: (row) => row.pile === 'unread' },
  { id: 'everything', label: 'Everything', takes: () => true },
  { id: 'reading', label: 'Reading', takes: (row) => row.pile === 'reading' },
  { id: 'read', label: 'Read', takes: (row) => row.pile === 'read' },
  { id: 'spark', label: 'A spark', takes: (row) => row.spark > 0 },
];

// A company or a length that is only perhaps small enough is shown: people would rather look
// at one script too many than never see the one that fits.
export const NARROWINGS: readonly Option<Narrowing>[] = [
  { id: 'small', label: 'Company of 6 or fewer', takes: (row) => row.company[0] <= 6 },
  { id: 'short', label: 'Under two hours', takes: (row) => middle(row.running_minutes) < 120 },
  { id: 'songs', label: 'With songs', takes: (row) => row.songs > 0 },
];

export type Column =
  'script' | 'pile' | 'spark' | 'runs' | 'roles' | 'company' | 'songs' | 'scenes' | 'added';

export interface Order {
  column: Column;
  down: boolean;
}

interface ColumnOf {
  id: Column;
  label: string;
  of: (row: Row) => number | string;
  /** Whether the first press sorts the highest to the top, as one expects of sparks and dates. */
  down: boolean;
}

const PILE_ORDER: Record<Pile, number> = { unread: 0, reading: 1, read: 2 };

export const COLUMNS: readonly ColumnOf[] = [
  { id: 'script', label: 'Script', of: (row) => sortTitle(row.title), down: false },
  { id: 'pile', label: 'Pile', of: (row) => PILE_ORDER[row.pile], down: false },
  { id: 'spark', label: 'Spark', of: (row) => row.spark, down: true },
  { id: 'runs', label: 'Runs', of: (row) => middle(row.running_minutes), down: false },
  { id: 'roles', label: 'Roles', of: (row) => row.roles, down: false },
  {
    id: 'company',
    label: 'Company',
    of: (row) => row.company[0] * 1000 + row.company[1],
    down: false,
  },
  { id: 'songs', label: 'Songs', of: (row) => row.songs, down: true },
  { id: 'added', label: 'Added', of: (row) => row.added, down: true },
];

/** As on a shelf: "The Seagull" stands under S. */
export function sortTitle(title: string): string {
  return fold(title)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(the|an?) (?=.)/u, '');
}

export function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A new list in the wished order; equals stay by title so that the list never jumps about. */
export function sorted(rows: readonly Row[], { column, down }: Order): Row[] {
  const { of } = COLUMNS.find(({ id }) => id === column) ?? (COLUMNS[0] as ColumnOf);
  const sign = down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: of(row), title: sortTitle(row.title) }));
  keyed.sort((a, b) => sign * compare(a.key, b.key) || compare(a.title, b.title));
  return keyed.map(({ row }) => row);
}

/** The order after a press on a column's heading. */
export function pressed(order: Order, column: Column): Order {
  if (order.column === column) return { column, down: !order.down };
  return { column, down: COLUMNS.find(({ id }) => id === column)?.down ?? false };
}

export function chosen(
  rows: readonly Row[],
  choice: Choice,
  narrowings: ReadonlySet<Narrowing>,
): Row[] {
  const tests = [
    CHOICES.find(({ id }) => id === choice),
    ...NARROWINGS.filter(({ id }) => narrowings.has(id)),
  ];
  return rows.filter((row) => tests.every((test) => test?.takes(row)));
}

const NEXT_PILE: Record<Pile, Pile> = { unread: 'reading', reading: 'read', read: 'unread' };

export function nextPile(pile: Pile): Pile {
  return NEXT_PILE[pile];
}

/** The row above or below, staying at the ends. */
export function step(rows: readonly Row[], id: string | null, by: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[0]?.id ?? null;
  return rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id ?? null;
}
