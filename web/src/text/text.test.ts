import type { Span } from '../contracts';
import { describe, expect, it } from 'vitest';
import { sharedCases } from '../testing/shared';
import { pointsIn, sliceOf, unitsIn } from './codepoints';
import { counted, dayOf, listed } from './counts';
import { fold, foldWithPlaces } from './fold';
import { aboutMinutes, hours, hoursRange, middle, rangeOf } from './minutes';
import { linesOf, runsOf, withInserted } from './runs';

describe('lengths of time', () => {
  const cases = sharedCases<{
    hours: { minutes: number; says: string }[];
    middle: { range: [number, number]; is: number }[];
    range: { range: [number, number]; says: string }[];
  }>('web-minutes');

  it.each(cases.hours)('$minutes minutes read $says', ({ minutes, says }) => {
    expect(hours(minutes)).toBe(says);
  });
  it.each(cases.middle)('the middle of $range is $is', ({ range, is }) => {
    expect(middle(range)).toBe(is);
  });
  it.each(cases.range)('$range reads $says', ({ range, says }) => {
    expect(rangeOf(range)).toBe(says);
  });
  it('a running time with both ends the same is said once', () => {
    expect(hoursRange([99, 99])).toBe('1 h 39');
    expect(hoursRange([118, 142])).toBe('1 h 58 to 2 h 22');
  });
  it('a scene of a few words still takes time', () => {
    expect(aboutMinutes([0, 0.4])).toBe('under a minute');
    expect(aboutMinutes([8, 10])).toBe('about 9 min');
  });
});

describe('folding for search', () => {
  it.each(sharedCases<{ text: string; folded: string }[]>('web-fold'))(
    '$text is found as $folded',
    ({ text, folded }) => {
      expect(fold(text)).toBe(folded);
    },
  );
  it('what is found lies on the right letters of the original', () => {
    const { text, at } = foldWithPlaces('Die Straße  dort');
    const start = text.indexOf('dort');
    expect('Die Straße  dort'.slice(at[start], at[start + 4])).toBe('dort');
  });
});

describe('offsets in code points', () => {
  const cases =
    sharedCases<{ text: string; start: number; end: number; slice: string }[]>('web-code-points');
  it.each(cases)('$start to $end of “$text” is “$slice”', ({ text, start, end, slice }) => {
    expect(sliceOf(text, start, end)).toBe(slice);
  });
  it('a place beyond the end is the end', () => {
    expect(unitsIn('🎭x')(9)).toBe(3);
  });
});

describe('words with emphasis', () => {
  it('emphasis after an emoji lies on its own word', () => {
    expect(runsOf('🎭 From the top', [[2, 6, 'italic']])).toEqual([
      { text: '🎭 ', style: '' },
      { text: 'From', style: 'italic' },
      { text: ' the top', style: '' },
    ]);
  });
  it('bold within italic shows as both', () => {
    const spans = [
      [0, 5, 'italic'],
      [3, 5, 'bold'],
    ] as [number, number, string][];
    expect(runsOf('nobody', spans).map(({ style }) => style)).toEqual([
      'italic',
      'bold italic',
      '',
    ]);
  });
  it('verse keeps its lines, and no letter is lost between them', () => {
    const text = 'one\ntwo\n\nthree';
    const lines = linesOf(runsOf(text, [[2, 6, 'bold']]));
    expect(lines.map((line) => line.map((run) => run.text).join(''))).toEqual([
      'one\n',
      'two\n',
      '\n',
      'three',
    ]);
    expect(lines[1]).toEqual([
      { text: 'tw', style: 'bold' },
      { text: 'o\n', style: '' },
    ]);
  });
  it('a paragraph without words shows nothing', () => {
    expect(runsOf('', [])).toEqual([]);
  });
});

describe('counting in words', () => {
  it('one scene, six scenes, 1,200 speeches', () => {
    expect(counted(1, 'scene')).toBe('1 scene');
    expect(counted(6, 'scene')).toBe('6 scenes');
    expect(counted(1200, 'speech', 'speeches')).toBe('1,200 speeches');
  });
  it('names are joined as one says them', () => {
    expect(listed(['A'])).toBe('A');
    expect(listed(['A', 'B', 'C'])).toBe('A, B and C');
  });
  it('a day of this year needs no year', () => {
    const today = new Date('2026-11-22T12:00:00');
    expect(dayOf('2026-11-12T10:00:00', today)).toBe('12 Nov');
    expect(dayOf('2025-11-12T10:00:00', today)).toBe('12 Nov 2025');
    expect(dayOf('no day', today)).toBe('');
  });
});

describe('words put in by a line change', () => {
  const shown = (text: string, at: number, spans: Span[] = []): string =>
    withInserted(runsOf(text, spans), text, [{ at, words: ' new' }])
      .map(({ text: words, inserted }) => (inserted ? `[${words}]` : words))
      .join('|');
  it('stand at their offset, also where the emphasis changes', () => {
    expect(shown('You could have', 9)).toBe('You could|[ new]| have');
    expect(shown('You could have', 0)).toBe('[ new]|You could have');
    expect(shown('You could have', 9, [[4, 9, 'italic']])).toBe('You |could|[ new]| have');
    expect(shown('🎭 ab', 3)).toBe('🎭 a|[ new]|b');
  });
  it('keep their own line in verse', () => {
    const runs = withInserted(runsOf('one\ntwo', []), 'one\ntwo', [{ at: 7, words: ' new' }]);
    expect(linesOf(runs).map((line) => line.map(({ text }) => text))).toEqual([
      ['one\n'],
      ['two', ' new'],
    ]);
  });
  it('offsets go both ways, also past letters of two units', () => {
    expect([pointsIn('🎭 ab')(3), unitsIn('🎭 ab')(2)]).toEqual([2, 3]);
    expect(pointsIn('ab')(9)).toBe(2);
  });
});
