import { describe, expect, it } from 'vitest';
import type { Mine, OwnCall } from './contracts';
import { owing, shown } from './owed';
import type { Fields, Way } from './ways';
import { nothing, saying } from './ways';
import { byDay, inWords, travel } from './words';

const say = (way: Way, fields: Partial<Fields>): ReturnType<typeof saying> =>
  saying(way, { ...nothing(), ...fields });

describe('what a performer says', () => {
  const date = '2026-11-28';
  const cases: [Way, Partial<Fields>, string][] = [
    ['hours', { date, start: '10:00', end: '12:30' }, 'Saturday 28 Nov, 10:00 to 12:30'],
    ['hours', { date, start: '20:00', end: '00:00' }, 'Saturday 28 Nov, 20:00 to midnight'],
    ['days', { date }, 'Saturday 28 Nov, all day'],
    ['days', { date, last: '2026-11-30' }, 'Saturday 28 Nov to Monday 30 Nov'],
    [
      'weekly',
      { date, start: '10:00', end: '11:00', last: '2026-12-26' },
      'From Saturday 28 Nov, every week until Saturday 26 Dec: 10:00 to 11:00',
    ],
    [
      'only',
      { date, start: '17:00', end: '18:00' },
      'Saturday 28 Nov: free only from 17:00 to 18:00',
    ],
    ['from', { date }, 'Free from Saturday 28 Nov on'],
    ['after', { date }, 'Not free from Saturday 28 Nov on'],
  ];

  it.each(cases)('%s %j', (way, fields, words) => {
    expect(inWords(say(way, fields)).replaceAll(',', '')).toBe(words.replaceAll(',', ''));
  });

  it('has travel only around hours', () => {
    const fields = { date, start: '17:00', end: '18:00', before: 20, after: 0 };
    expect(travel(say('hours', fields))).toBe('Travel: 20 minutes before');
    expect(travel(say('days', fields))).toBe('');
  });
});

describe('what is owed', () => {
  const said = say('days', { date: '2026-11-28' });
  const mine = { conflicts: [{ ...said, id: 'b', by: 'stage management' }] } as unknown as Mine;

  it('is shown beside what the desk has, and says so', () => {
    const earlier = say('days', { date: '2026-11-27' });
    const found = shown(mine, [{ id: 'a', said: earlier }]);
    expect(found.map(({ id, waits }) => [id, waits])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('takes back at once', () => {
    expect(shown(mine, [{ id: 'b', said: null }])).toEqual([]);
  });

  it('keeps the last word only', () => {
    const owed = owing(owing([], { id: 'a', said }), { id: 'a', said: null });
    expect(owed).toEqual([{ id: 'a', said: null }]);
  });
});

it('has calls by their day', () => {
  const call = { id: 'x', title: 'Scene 1', stage: null, room: null, breaks: [] };
  const at = (start: string): OwnCall => ({ ...call, start, end: start });
  const found = byDay(['2026-11-23T10:00', '2026-11-23T12:00', '2026-11-24T10:00'].map(at));
  expect(found.map(([date, calls]) => [date, calls.length])).toEqual([
    ['2026-11-23', 2],
    ['2026-11-24', 1],
  ]);
});
