import { describe, expect, it } from 'vitest';
import type { Candidates, NeedKind } from './contracts';
import { hasTwoEnds, isCut, needSaid, sideBySide, valueOf } from './needs';

const KINDS: NeedKind[] = [
  { name: 'playing_age', label: 'playing age', value: 'ages' },
  { name: 'instrument', label: 'plays', value: 'text' },
  { name: 'sings', label: 'sings', value: 'yes' },
];

describe('a need that is typed', () => {
  it('has the shape of its kind', () => {
    expect(valueOf('yes', '', '')).toBe(true);
    expect(valueOf('text', ' piano ', '')).toBe('piano');
    expect(valueOf('words', '300', '')).toBe(300);
    expect(valueOf('ages', '30', '45')).toEqual([30, 45]);
    expect(valueOf('ages', '40', '')).toEqual([40, 40]);
    expect(valueOf('notes', 'G3', 'C5')).toEqual(['G3', 'C5']);
    expect(valueOf('skill', '  ', '')).toBeNull();
  });
  it('has two ends only where its kind has', () => {
    expect([hasTwoEnds('notes'), hasTwoEnds('text')]).toEqual([true, false]);
  });
});

describe('a need in words', () => {
  it('is named by its kind and its value', () => {
    expect(needSaid({ kind: 'playing_age', value: [30, 45] }, KINDS)).toBe('playing age 30 to 45');
    expect(needSaid({ kind: 'playing_age', value: [30, 30] }, KINDS)).toBe('playing age 30');
    expect(needSaid({ kind: 'instrument', value: 'piano' }, KINDS)).toBe('plays piano');
    expect(needSaid({ kind: 'sings', value: true }, KINDS)).toBe('sings');
    expect(needSaid({ kind: 'newer', value: 1 }, KINDS)).toBe('newer 1');
  });
});

describe('words of the script', () => {
  it('are known to go on where the quote is shorter than its place', () => {
    const source = { from: 'script', element: 'e1', start: 2, end: 7 } as const;
    expect(isCut({ ...source, quote: 'sings' })).toBe(false);
    expect(isCut({ ...source, quote: 'sing' })).toBe(true);
  });
});

describe('candidates side by side', () => {
  it('have one row for each need and one cell each, in their order', () => {
    const reason = (sentence: string) =>
      ({
        kind: 'sings',
        label: 'sings',
        weight: 'wish',
        verdict: 'fits',
        points: 2,
        sure: true,
        sentence,
      }) as const;
    const one = (id: string) => ({
      id,
      name: id,
      readings: [],
      fits: true,
      score: 2,
      sure: 2,
      unsure: 0,
    });
    const found: Candidates = {
      needs: [{ kind: 'sings', value: true, weight: 'wish', source: { from: 'script' } }],
      candidates: [
        { ...one('Margot'), reasons: [reason('hers')] },
        { ...one('Anders'), reasons: [reason('his')] },
      ],
    };
    expect(
      sideBySide(found).map(({ label, cells }) => [label, cells.map((c) => c.sentence)]),
    ).toEqual([['sings', ['hers', 'his']]]);
    expect(sideBySide({ ...found, candidates: [] })).toEqual([{ label: 'sings', cells: [] }]);
  });
});
