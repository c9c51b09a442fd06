import { counted } from '../text/counts';

/** "312 marks came along, 9 with changed words, 4 moved; 3 need a look, 2 were cut." */
export function alongInWords(counts: Readonly<Record<string, number>>): string {
  const of = (outcome: string): number => counts[outcome] ?? 0;
  const along = of('kept') + of('changed') + of('moved') + of('here');
  const also = [
    [of('changed'), 'with changed words'],
    [of('moved'), 'moved'],
    [of('look'), of('look') === 1 ? 'needs a look' : 'need a look'],
    [of('taken_up'), 'in the new draft already'],
    [of('cut'), of('cut') === 1 ? 'was cut' : 'were cut'],
    [of('left'), 'left behind'],
  ] as const;
  const parts = also.filter(([count]) => count).map(([count, what]) => `${count} ${what}`);
  if (!along && !parts.length) return 'There are no marks of other drafts.';
  return `${[`${counted(along, 'mark')} came along`, ...parts].join(', ')}.`;
}
