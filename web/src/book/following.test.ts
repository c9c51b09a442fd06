import { describe, expect, it } from 'vitest';
import { MemoryTable } from '../testing/book';
import type { Presence } from './contracts';
import { BookDesk } from './desk.svelte';
import { Following } from './following.svelte';

const seat = (device: string, person: string, leading = false): Presence => ({
  device,
  person,
  at: 'e9',
  leading,
});

function following(...present: Presence[]): { table: MemoryTable; following: Following } {
  const table = new MemoryTable();
  table.present = present;
  return { table, following: new Following(new BookDesk(table.asTable)) };
}

describe('reading together', () => {
  it('V follows whoever leads, and stops', () => {
    const { following: one } = following(seat('rosa here', 'rosa'), seat('t', 'tomas', true));
    one.toggle();
    expect(one.whom).toBe('tomas');
    one.toggle();
    expect(one.whom).toBe(null);
  });
  it('with nobody in the lead there is nobody to follow', () => {
    const { following: one } = following(seat('rosa here', 'rosa'), seat('t', 'tomas'));
    one.toggle();
    expect(one.whom).toBe(null);
  });
  it('to lead is asked of the table, which says whose the lead is', () => {
    const { table, following: one } = following(seat('rosa here', 'rosa'));
    one.lead(true);
    expect(table.told).toEqual([['e1', true, false]]);
    expect(one.leading).toBe(false);
  });
  it('when the lead passes on to who follows, they follow nobody any more', () => {
    const { following: one } = following(seat('rosa here', 'rosa', true), seat('t', 'tomas'));
    one.whom = 'tomas';
    one.go();
    expect([one.whom, one.leading]).toEqual([null, true]);
  });
});
