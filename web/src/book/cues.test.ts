import { describe, expect, it } from 'vitest';
import { entry, MemoryTable, placeOn } from '../testing/book';
import { play } from '../testing/play';
import { placesOf } from '../script/places';
import {
  calledIn,
  compareNumbers,
  numberBetween,
  outOfOrder,
  proposedNumber,
  renumbered,
} from './cues';
import { marksOf } from './marks';

const { at } = placesOf(play());

function cues(...numbers: [element: string, number: string][]) {
  const table = new MemoryTable();
  table.entries = numbers.map(([element, number]) => {
    const place = placeOn(element, 0, 3);
    return entry(
      `cue-${number}`,
      'make',
      { place, department: 'LX', number, text: '' },
      { kind: 'cue' },
    );
  });
  return marksOf(table.records, at);
}

describe('cue numbers', () => {
  it('point cues sort between whole ones', () => {
    expect(['15', '14.5', '2', '14', '14A'].sort(compareNumbers)).toEqual([
      '2',
      '14',
      '14.5',
      '14A',
      '15',
    ]);
  });
  it.each([
    [null, null, '1'],
    ['14', null, '15'],
    ['14', '20', '15'],
    ['14', '15', '14.5'],
    ['14.5', '15', '14.8'],
    ['14.1', '14.2', '14.15'],
    [null, '1', '0.5'],
  ])('between %s and %s comes %s', (before, after, number) => {
    expect(numberBetween(before, after)).toBe(number);
  });
  it('a new cue between two is proposed a number between theirs', () => {
    const marks = cues(['e4', '1'], ['e12', '2']);
    expect(proposedNumber(marks, 'LX', at.get('e9')!, placeOn('e9', 0, 2))).toBe('1.5');
    expect(proposedNumber(marks, 'SND', at.get('e9')!, placeOn('e9', 0, 2))).toBe('1');
  });
  it('numbering anew keeps the order; point cues stay points when asked', () => {
    const marks = cues(['e4', '14'], ['e6', '14.5'], ['e9', '16']);
    const numbers = (points: boolean) =>
      renumbered(marks, 1, points).map(({ data }) => data?.['number']);
    expect(numbers(false)).toEqual(['1', '2', '3']);
    expect(numbers(true)).toEqual(['1', '1.5', '2']);
  });
  it('a number lower than the one before it is noticed', () => {
    expect([...outOfOrder(cues(['e4', '2'], ['e6', '1'], ['e9', '3']))]).toEqual(['cue-1']);
  });
  it('a cue that keeps its number is not touched', () => {
    expect(renumbered(cues(['e4', '1'], ['e6', '2']), 1, true)).toEqual([]);
  });
  it('the caller hears warn, standby and GO in the order of the script', () => {
    const table = new MemoryTable();
    const data = {
      place: placeOn('e12', 0, 3),
      warn: placeOn('e4', 0, 3),
      standby: placeOn('e9', 0, 2),
      department: 'LX',
      number: '41',
    };
    table.entries = [entry('c', 'make', data, { kind: 'cue' })];
    expect(calledIn(marksOf(table.records, at), 'LX').map(({ says }) => says)).toEqual([
      'Warn LX 41',
      'Standby LX 41',
      'LX 41 GO',
    ]);
  });
});
