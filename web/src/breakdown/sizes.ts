import type { Breakdown, RoleSize } from '../contracts';
import { compare } from '../stack/rows';
import { fold } from '../text/fold';
import { middle, rangeOf } from '../text/minutes';

export type SizeColumn =
  'role' | 'speeches' | 'words' | 'sung' | 'scenes' | 'french' | 'silent' | 'minutes' | 'share';

interface Measure {
  id: SizeColumn;
  label: string;
  of: (role: RoleSize) => number | string;
  shown: (role: RoleSize) => string;
}

const number = (count: number): string => count.toLocaleString('en-GB');

export const MEASURES: readonly Measure[] = [
  { id: 'role', label: 'Role', of: (role) => fold(role.name), shown: (role) => role.name },
  {
    id: 'speeches',
    label: 'Speeches',
    of: (role) => role.speeches,
    shown: (r) => number(r.speeches),
  },
  { id: 'words', label: 'Words', of: (role) => role.words, shown: (role) => number(role.words) },
  {
    id: 'sung',
    label: 'Sung words',
    of: (r) => r.lyric_words,
    shown: (r) => number(r.lyric_words),
  },
  {
    id: 'scenes',
    label: 'Scenes',
    of: (r) => r.scenes.length,
    shown: (r) => number(r.scenes.length),
  },
  {
    id: 'french',
    label: 'French scenes',
    of: (r) => r.french_scenes,
    shown: (r) => number(r.french_scenes),
  },
  {
    id: 'silent',
    label: 'of them silent',
    of: (role) => role.silent_french_scenes,
    shown: (role) => number(role.silent_french_scenes),
  },
  {
    id: 'minutes',
    label: 'Minutes on stage',
    of: (role) => middle(role.minutes_on_stage),
    shown: (role) => rangeOf(role.minutes_on_stage),
  },
  { id: 'share', label: 'Share of the words', of: (role) => role.words, shown: () => '' },
];

export interface SizeOrder {
  column: SizeColumn;
  down: boolean;
}

export function sortedSizes(roles: readonly RoleSize[], { column, down }: SizeOrder): RoleSize[] {
  const measure = MEASURES.find(({ id }) => id === column) ?? (MEASURES[0] as Measure);
  const sign = down ? -1 : 1;
  return [...roles].sort(
    (a, b) => sign * compare(measure.of(a), measure.of(b)) || compare(a.name, b.name),
  );
}

/** Names run from A, sizes from the largest; a second press turns either round. */
export function pressedSize(order: SizeOrder, column: SizeColumn): SizeOrder {
  if (order.column === column) return { column, down: !order.down };
  return { column, down: column !== 'role' };
}

/** A role's part of all that is spoken and sung, 0 to 1. */
export function shareOf(role: RoleSize, breakdown: Breakdown): number {
  const all = breakdown.roles.reduce((sum, { words }) => sum + words, 0);
  return all ? role.words / all : 0;
}
