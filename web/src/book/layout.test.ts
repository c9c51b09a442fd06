import { describe, expect, it } from 'vitest';
import type { Wanted } from './layout';
import { crowded, stacked } from './layout';

const card = (id: string, at: number, height = 50): Wanted => ({ id, at, height });

describe('cards in the margin', () => {
  it('stand at their words when there is room', () => {
    expect([...stacked([card('a', 0), card('b', 200)])]).toEqual([
      ['a', 0],
      ['b', 200],
    ]);
  });
  it('move down when two would lie on each other', () => {
    expect(stacked([card('a', 0), card('b', 10)], null, 10).get('b')).toBe(60);
  });
  it('the one one stands on is exactly at its words; those above it move up', () => {
    const tops = stacked([card('a', 90), card('b', 95), card('c', 100)], 'c', 10);
    expect([tops.get('c'), tops.get('b'), tops.get('a')]).toEqual([100, 40, -20]);
  });
  it('never lie on each other, whatever their heights and wherever one stands', () => {
    const cards = [30, 31, 31, 40, 200, 201, 202].map((at, i) => card(`${i}`, at, 20 + i * 15));
    for (const current of [null, ...cards.map(({ id }) => id)]) {
      const tops = stacked(cards, current, 8);
      cards.slice(1).forEach(({ id }, i) => {
        const before = cards[i]!;
        expect(tops.get(id)! - tops.get(before.id)!).toBeGreaterThanOrEqual(before.height + 8);
      });
    }
  });
  it('many on one line are too many to be shown whole', () => {
    expect(crowded([card('a', 0), card('b', 300), card('c', 600), card('d', 900)])).toBe(false);
    expect(crowded(Array.from({ length: 8 }, (_, i) => card(`${i}`, i)))).toBe(true);
  });
});
