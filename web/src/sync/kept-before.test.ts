import { afterEach, describe, expect, it } from 'vitest';
import { Table } from '../book/table.svelte';
import { book, entry } from '../testing/book';
import { FakeDesk } from '../testing/desk';
import { keptBefore, keptNoMore, nowKept } from './kept-before';
import { MemoryStore } from './store';

class Lasting extends MemoryStore {
  override readonly lasts: boolean = true;
}

const mine = book();
const another = { ...mine, me: { ...mine.me, id: 'ines' } };

/** The book as it is once the table has sent what it has. */
async function opened(store: MemoryStore, ...entries: ReturnType<typeof entry>[]): Promise<Table> {
  const desk = new FakeDesk();
  desk.news = entries.map((one) => ({ entry: one }));
  const table = await Table.open(mine, store);
  await desk.until(() => table.link === 'live');
  table.leave();
  return table;
}

afterEach(() => keptNoMore(mine));

describe('a browser that threw away what it kept', () => {
  it('is told from one that was never here, for each person of their own', () => {
    expect(keptBefore(mine)).toBe(false);
    nowKept(mine);
    expect(keptBefore(mine)).toBe(true);
    expect(keptBefore(another)).toBe(false);
    keptNoMore(mine);
    expect(keptBefore(mine)).toBe(false);
  });
  it('says so when the table sends again what was here', async () => {
    const first = await opened(new Lasting(), entry('n1', 'make'));
    expect(first.thrownAway).toBe(false);
    const again = await opened(new Lasting(), entry('n1', 'make'));
    expect(again.thrownAway).toBe(true);
  });
  it('says nothing where all is still here', async () => {
    const store = new Lasting();
    await opened(store, entry('n1', 'make'));
    expect((await opened(store, entry('n2', 'make'))).thrownAway).toBe(false);
  });
  it('says nothing of a window that never keeps anything', async () => {
    await opened(new MemoryStore(), entry('n1', 'make'));
    expect((await opened(new MemoryStore(), entry('n1', 'make'))).thrownAway).toBe(false);
  });
});
