import type { Conflict, Mine, Said } from './contracts';

/** Something said on this device that the desk may not have yet; `said` is null where it is taken back. */
export interface Owed {
  id: string;
  said: Said | null;
  /** Why the desk did not take it. */
  refused?: string;
}

/** One more thing said: the last word on a conflict is the one that is sent. */
export const owing = (owed: readonly Owed[], one: Owed): Owed[] => [
  ...owed.filter(({ id }) => id !== one.id),
  one,
];

/** A conflict as the page shows it: also one that only this device has. */
export interface Shown extends Conflict {
  waits: boolean;
  refused: string;
}

/** The desk's conflicts with what is owed to it, soonest first. */
export function shown(mine: Mine | null, owed: readonly Owed[]): Shown[] {
  const found = new Map<string, Shown>();
  for (const one of mine?.conflicts ?? []) found.set(one.id, { ...one, waits: false, refused: '' });
  for (const { id, said, refused } of owed) {
    if (said)
      found.set(id, {
        ...said,
        id,
        by: found.get(id)?.by ?? 'performer',
        waits: true,
        refused: refused ?? '',
      });
    else found.delete(id);
  }
  const when = ({ from, to }: Said): string => `${from ?? ''} ${to ?? ''}`;
  return [...found.values()].sort((a, b) => (when(a) < when(b) ? -1 : 1));
}
