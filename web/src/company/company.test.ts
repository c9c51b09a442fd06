import { describe, expect, it } from 'vitest';
import type { Performer, Reason } from './contracts';
import { apartBySure, pointsSaid, scoreSaid } from './reasons';
import { awaySaid, inShort, saidBy, sheetOf, skillInWords } from './sheet';

const MARGOT: Performer = {
  id: 'p1',
  name: 'Margot Reyes',
  pronouns: 'she/her',
  contact: { email: 'margot@example.org', phone: '', address: '' },
  positions: ['performer'],
  playing_age: [34, 45],
  plays: ['woman', 'man'],
  voice: { lowest: 'A3', highest: 'B4', type: 'mezzo-soprano' },
  skills: [
    { name: 'stage fighting', level: 'good', date: '2024' },
    { name: 'fencing', level: '', date: '2019' },
    { name: 'tap', level: '', date: '' },
  ],
  accents: ['Leeds'],
  languages: ['English'],
  instruments: ['piano'],
  unions: [],
  representation: { agency: 'a1', agent: 'i1' },
  wishes: { least_words: 300, will_not: ['smoking'] },
  away: [['2026-12-01', '2026-12-14']],
  says: [],
};

describe('a sheet', () => {
  it('says again what it was made of', () => {
    expect({ id: 'p1', ...saidBy(sheetOf(MARGOT)) }).toEqual(MARGOT);
  });
  it('that is empty says nothing but unknown', () => {
    const said = saidBy({ ...sheetOf(null), name: 'Anders' });
    expect(said.playing_age).toBeNull();
    expect(said.wishes).toEqual({ least_words: null, will_not: [] });
    expect(said.representation).toBeNull();
    expect(said.skills).toEqual([]);
  });
  it('takes one age for both ends, and one day for a day', () => {
    const said = saidBy({ ...sheetOf(null), oldest: '40', away: '2026-12-01' });
    expect(said.playing_age).toEqual([40, 40]);
    expect(said.away).toEqual([['2026-12-01', '2026-12-01']]);
  });
  it('says when somebody is away', () => {
    const away: Performer['away'] = [
      ['2026-12-01', '2026-12-14'],
      ['2027-01-05', '2027-01-05'],
    ];
    const said = awaySaid({ ...MARGOT, away }, new Date('2026-11-22'));
    expect(said).toBe('1 Dec to 14 Dec, 5 Jan 2027');
    expect(awaySaid({ ...MARGOT, away: null }, new Date())).toBe('');
  });
  it('is told in one line', () => {
    expect(inShort(MARGOT)).toBe(
      'plays 34 to 45 · woman and man · mezzo-soprano A3 to B4 · 3 skills',
    );
    expect(MARGOT.skills?.map(skillInWords)).toEqual([
      'stage fighting (good, 2024)',
      'fencing (2019)',
      'tap',
    ]);
  });
});

describe('reasons', () => {
  const reason = (points: number, sure: boolean): Reason => ({
    kind: 'sings',
    label: 'sings',
    weight: 'wish',
    verdict: sure ? 'fits' : 'unknown',
    points,
    sure,
    sentence: 'Sings.',
  });
  const graded = { fits: true, score: 3, sure: 2, unsure: 1 };

  it('keep what is known apart from what nobody said', () => {
    const reasons = [reason(1, false), reason(2, true)];
    expect(apartBySure({ ...graded, reasons })).toEqual({
      sure: [reasons[1]],
      unsure: [reasons[0]],
    });
  });
  it('say their points with a printed sign', () => {
    expect([pointsSaid(2), pointsSaid(-3)]).toEqual(['+2', '−3']);
    expect(scoreSaid({ ...graded, reasons: [] })).toBe('2 points, and 1 more unsure');
    expect(scoreSaid({ ...graded, sure: -1, unsure: 0, reasons: [] })).toBe('−1 point');
  });
});
