import { describe, expect, it } from 'vitest';
import { placesOf } from '../script/places';
import { play } from '../testing/play';
import { cellSays, chartOf } from './chart';
import { excerptOf, nextOpen, questionsOf } from './doubts';
import { MEASURES, pressedSize, shareOf, sortedSizes } from './sizes';

const { breakdown } = play();
const places = placesOf(play());

describe('the chart of who is on stage', () => {
  const chart = chartOf(places);
  it('columns are grouped by act, rows run from the largest role', () => {
    expect(
      chart.groups.map(({ name, columns }) => `${name}: ${columns.map((c) => c.short).join(' ')}`),
    ).toEqual(['Act 1: 1 2', 'Act 2: 1']);
    expect(chart.rows.map(({ role }) => role.id)).toEqual(['margot', 'anders', 'waiter']);
  });
  it('a press goes to where the role is first on stage in the scene', () => {
    expect(chart.rows[2]?.cells.map(({ element }) => element)).toEqual([null, 'e10', 'e15']);
  });
  it('every cell says in words what it shows', () => {
    expect(chart.rows[2]?.cells.map(({ says }) => says)).toEqual([
      'WAITER is not in 1 · The bar',
      'WAITER is there without a word in 2 · The booth: on stage in 1 of 2 French scenes',
      'WAITER speaks in 1 · Notes: on stage in 1 of 1 French scene',
    ]);
    expect(cellSays('X', 'Y', [])).toBe('X is not in Y');
  });
});

describe('the table of sizes', () => {
  it('starts with the largest and turns round on a second press', () => {
    const order = pressedSize({ column: 'role', down: false }, 'speeches');
    expect(sortedSizes(breakdown.roles, order).map(({ id }) => id)).toEqual([
      'margot',
      'anders',
      'waiter',
    ]);
    expect(sortedSizes(breakdown.roles, pressedSize(order, 'speeches'))[0]?.id).toBe('waiter');
  });
  it('names start with A', () => {
    expect(pressedSize({ column: 'words', down: true }, 'role')).toEqual({
      column: 'role',
      down: false,
    });
  });
  it('shares of the words add up to all of them', () => {
    const sum = breakdown.roles.reduce((all, role) => all + shareOf(role, breakdown), 0);
    expect(sum).toBeCloseTo(1);
  });
  it('every column can be sorted by', () => {
    for (const { id } of MEASURES) {
      expect(sortedSizes(breakdown.roles, { column: id, down: true })).toHaveLength(3);
    }
  });
});

describe('doubts as questions', () => {
  const questions = questionsOf(places, new Set(['waiter']));
  it('ask one thing, with the words it is about and where they are', () => {
    expect(questions[0]).toMatchObject({
      asks: 'Is the WAITER on stage from here?',
      assumes: 'on stage',
      excerpt: 'Enter the WAITER.',
      speaker: null,
      page: '3',
    });
    expect(questions[1]).toMatchObject({
      asks: 'Are MARGOT and ANDERS on stage from here?',
      assumes: 'not on stage',
      speaker: 'WAITER',
    });
  });
  it('after an answer one stands on the next open one, then on what is left above', () => {
    expect(nextOpen(questions, questions[0]!.id)?.doubt.element).toBe('e17');
    expect(nextOpen(questions, questions[2]!.id)?.doubt.element).toBe('e10');
    expect(nextOpen([questions[0]!], questions[0]!.id)).toBe(null);
  });
  it('a long paragraph is cut between words', () => {
    const excerpt = excerptOf('word '.repeat(100).trim());
    expect(excerpt.endsWith('word …')).toBe(true);
    expect(excerpt.length).toBeLessThan(185);
    expect(excerptOf('Short.')).toBe('Short.');
  });
});
