import { describe, expect, it } from 'vitest';
import { row } from '../testing/play';
import { isLeftover } from './dropped';
import { NOTHING, progressSaid } from './progress';
import type { Choice, Narrowing } from './rows';
import { chosen, nextPile, pressed, sorted, sortTitle, step } from './rows';
import { changeSaid } from './stack.svelte';
import { shownRows } from './window';

const rows = [
  row('salt', {
    title: 'Salt Line',
    pile: 'read',
    spark: 2,
    company: [6, 7],
    running_minutes: [120, 130],
  }),
  row('hour', { title: 'The Hour Between', pile: 'reading', spark: 3, songs: 6, company: [4, 4] }),
  row('exits', { title: 'Three Exits', company: [7, 8], running_minutes: [50, 60] }),
];
const ids = (list: { id: string }[]): string => list.map(({ id }) => id).join(' ');
const pick = (choice: Choice, ...narrowings: Narrowing[]): string =>
  ids(chosen(rows, choice, new Set(narrowings)));

describe('the piles', () => {
  it('each pile shows its own scripts, and a spark runs across them', () => {
    expect(pick('everything')).toBe('salt hour exits');
    expect(pick('unread')).toBe('exits');
    expect(pick('reading')).toBe('hour');
    expect(pick('read')).toBe('salt');
    expect(pick('spark')).toBe('salt hour');
  });
  it('narrowings add up', () => {
    expect(pick('everything', 'short')).toBe('hour exits');
    expect(pick('everything', 'short', 'songs')).toBe('hour');
    expect(pick('unread', 'songs')).toBe('');
  });
  it('a script whose company is perhaps six is shown among six or fewer', () => {
    expect(pick('everything', 'small')).toBe('salt hour');
  });
  it('a press on the pile goes round', () => {
    expect(nextPile(nextPile(nextPile('unread')))).toBe('unread');
  });
});

describe('the order of the table', () => {
  it('titles stand as on a shelf, without their article', () => {
    expect(sortTitle('The Hour Between')).toBe('hour between');
    expect(sortTitle('“A Loud House”')).toBe('loud house"');
    expect(sortTitle('The')).toBe('the');
    expect(ids(sorted(rows, { column: 'script', down: false }))).toBe('hour salt exits');
  });
  it('a second press turns the order round', () => {
    const once = pressed({ column: 'added', down: true }, 'runs');
    expect(ids(sorted(rows, once))).toBe('exits hour salt');
    expect(ids(sorted(rows, pressed(once, 'runs')))).toBe('salt hour exits');
  });
  it('sparks and songs start with the most', () => {
    expect(ids(sorted(rows, pressed({ column: 'script', down: false }, 'spark')))).toBe(
      'hour salt exits',
    );
  });
});

describe('moving through the rows', () => {
  it('down goes to the next and stays at the last', () => {
    expect(step(rows, 'salt', 1)).toBe('hour');
    expect(step(rows, 'exits', 1)).toBe('exits');
    expect(step(rows, 'salt', -1)).toBe('salt');
  });
  it('from nowhere one comes to the first; an empty pile has none', () => {
    expect(step(rows, null, 1)).toBe('salt');
    expect(step([], 'salt', 1)).toBe(null);
  });
});

describe('two thousand rows', () => {
  it('only those near the eye are in the page, and the rest keeps its height', () => {
    const shown = shownRows(2000, 60, 6000, 900);
    expect(shown.first).toBeLessThan(100);
    expect(shown.end).toBeGreaterThan(115);
    expect(shown.end - shown.first).toBeLessThan(60);
    expect(shown.above + (shown.end - shown.first) * 60 + shown.below).toBe(2000 * 60);
  });
  it('a list that became short while scrolled far shows its rows', () => {
    const shown = shownRows(3, 60, 90000, 900);
    expect(shown.first).toBeLessThan(3);
    expect(shown.end).toBe(3);
  });
  it('an empty list is empty', () => {
    expect(shownRows(0, 60, 0, 900)).toEqual({ first: 0, end: 0, above: 0, below: 0 });
  });
});

describe('what the footer says of files coming in', () => {
  it('while they are read, and when some could not be', () => {
    expect(progressSaid({ ...NOTHING, total: 40, done: 12, unreadable: 1 })).toBe(
      '12 of 40 read · 1 could not be read',
    );
  });
  it('after all are in', () => {
    const done = { total: 40, done: 40, added: 37, already: 2, unreadable: 1 };
    expect(progressSaid(done)).toBe(
      '37 scripts added · 2 already in the stack · 1 could not be read',
    );
    expect(progressSaid({ ...NOTHING, total: 1, done: 1, unreadable: 1 })).toBe(
      'Nothing added · 1 could not be read',
    );
  });
  it('nothing before the first file', () => {
    expect(progressSaid(NOTHING)).toBe('');
  });
  it('files that computers leave about are not added', () => {
    expect([`.DS_Store`, 'Thumbs.db', 'hamlet.fountain'].map(isLeftover)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('what is said after a change', () => {
  it('names the script and where it went', () => {
    expect(changeSaid('Salt Line', { pile: 'read' })).toBe('Salt Line is with what you have read.');
    expect(changeSaid('Salt Line', { spark: 2 })).toBe('Salt Line: spark 2 of 3.');
    expect(changeSaid('Salt Line', { spark: 0 })).toBe('Salt Line: no spark.');
  });
});
