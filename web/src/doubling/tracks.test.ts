import { describe, expect, it } from 'vitest';
import type { Doubling, Pair } from './contracts';
import { moved, played, roleOf, shareOf } from './tracks';
import { distance, headline, limit } from './words';

const THREE = { tracks: [['anna', 'cara'], ['ben'], ['dora']], performers: ['m', null, 'a'] };

describe('tracks as they are moved about', () => {
  it('moves a role to another track, which then has both', () => {
    expect(moved(THREE, 'cara', 1).tracks).toEqual([['anna'], ['ben', 'cara'], ['dora']]);
  });

  it('takes an empty track away, and its performer with it', () => {
    expect(moved(THREE, 'dora', 0)).toEqual({
      tracks: [['anna', 'cara', 'dora'], ['ben']],
      performers: ['m', null],
    });
  });

  it('opens a new track below the last', () => {
    expect(moved(THREE, 'cara', 9)).toEqual({
      tracks: [['anna'], ['ben'], ['dora'], ['cara']],
      performers: ['m', null, 'a', null],
    });
  });

  it('leaves all as it is where nothing moves', () => {
    expect(moved(THREE, 'anna', 0)).toBe(THREE);
    expect(moved(THREE, 'nobody', 1)).toBe(THREE);
    expect(moved(THREE, 'anna', -1)).toBe(THREE);
  });

  it('gives a performer one track only', () => {
    expect(played(THREE, 1, 'm').performers).toEqual([null, 'm', 'a']);
    expect(played(THREE, 0, null).performers).toEqual([null, null, 'a']);
    expect(played(THREE, 3, 'm')).toBe(THREE);
  });

  it('tells the shares of a role apart', () => {
    expect([roleOf('citizens#1'), shareOf('citizens#1'), shareOf('anna')]).toEqual([
      'citizens',
      2,
      null,
    ]);
  });
});

const found = (more: Partial<Doubling>): Doubling =>
  ({
    company: 3,
    smallest: 3,
    lower_bound: 3,
    proved: true,
    two_at_once: [],
    said: { gap_words: 0, gap_minutes: 0 },
    ...more,
  }) as Doubling;

describe('what is said of a company', () => {
  it('says that it is proved, or how far it is known', () => {
    expect(headline(found({}))).toBe('3 performers. Fewer cannot play it: that is proved.');
    expect(headline(found({ proved: false, lower_bound: 2 }))).toBe(
      '3 performers. Perhaps fewer could, but not fewer than 2.',
    );
  });

  it('says how few could play it where there are more', () => {
    expect(headline(found({ company: 5 }))).toBe(
      '5 performers. 3 performers could play it, and no fewer.',
    );
  });

  it('says where one would be two people', () => {
    expect(headline(found({ company: 2, two_at_once: [{} as Pair] }))).toBe(
      '2 performers, and 1 place where one would be two people.',
    );
  });

  it('names what limits it', () => {
    const limiting = { first: 'e1', last: 'e2', on_stage: ['a', 'b'], at_once: true };
    const name = (role: string): string => role.toUpperCase();
    expect(limit(found({ limiting }), name, ' in Scene 1')).toBe(
      'A and B are needed at once in Scene 1.',
    );
    expect(limit(found({ limiting: { ...limiting, at_once: false } }), name, '')).toBe(
      'Each of A and B meets all the others somewhere.',
    );
    const said = { ...found({}).said, gap_words: 300 };
    expect(limit(found({ limiting: { ...limiting, at_once: false }, said }), name, '')).toBe(
      'Each of A and B meets all the others, or follows them too soon.',
    );
    expect(limit(found({ limiting: null }), name, '')).toBe('');
  });

  it('says how near two parts come', () => {
    const pair = (words: number, minutes: number): Pair => ({ words, minutes }) as Pair;
    expect(distance(pair(0, 0))).toBe('nothing is said between them');
    expect(distance(pair(40, 0.3))).toBe('40 words between, under a minute');
    expect(distance(pair(1, 1.2))).toBe('1 word between, 1 minute');
  });
});
