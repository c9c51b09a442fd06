import { describe, expect, it } from 'vitest';
import { play } from '../testing/play';
import { entry, MemoryTable, placeOn } from '../testing/book';
import { placesOf } from '../script/places';
import { Doing } from './doing.svelte';
import { threadSaid } from './heads';
import { erasedIn, erasedOf, historyOf } from './history';
import { marksOf, threadsOf } from './marks';

const { at } = placesOf(play());
const place = placeOn('e4', 0, 3, 'You');

function erased(): MemoryTable {
  const table = new MemoryTable();
  table.entries = [
    entry('n1', 'make', { place, text: 'Not for long.' }, { by: 'tomas' }),
    entry('n1', 'edit', { text: 'Gone.' }, { by: 'tomas', on: ['x1'] }),
    entry('n1', 'erase', {}, { by: 'rosa' }),
    entry('n2', 'make', { place, text: 'This one stays.' }),
  ];
  return table;
}

describe('a mark whose words were erased', () => {
  it('shows nothing on the page', () => {
    const marks = marksOf(erased().records, at);
    expect(marks.map(({ record }) => record.id)).toEqual(['n2']);
  });
  it('has a history without words, that says by whom and when', () => {
    const record = erased().records.get('n1')!;
    const told = historyOf(record);
    expect(told.map(({ by, did }) => [by, did])).toEqual([
      ['tomas', 'made it'],
      ['tomas', 'changed it'],
      ['rosa', 'erased it'],
    ]);
    expect(told.flatMap(({ words }) => words)).toEqual([]);
    expect(erasedOf(record)).toMatchObject({ by: 'rosa' });
  });
  it('is listed among what was erased, and what stands is not', () => {
    const table = erased();
    expect(erasedIn(table.records).map(({ record }) => record.id)).toEqual(['n1']);
    expect(erasedOf(table.records.get('n2')!)).toBeNull();
  });
  it('cannot be undone, and nothing done to it before can be', async () => {
    const table = new MemoryTable();
    const doing = new Doing(table.asTable);
    const make = { verb: 'make' as const, kind: 'note', data: { place, text: 'a' } };
    const [record] = (await doing.do('Note', '', [make]))!;
    await doing.do('Erasing', '', [{ verb: 'erase', kind: 'note', record: record! }]);
    const before = table.entries.length;
    await doing.back('undo');
    expect(table.entries).toHaveLength(before);
  });
});

describe('what hangs on a card', () => {
  const on = (kind: string) => entry(kind, 'make', { to: 'q' }, { kind });
  it.each([
    [[on('answer')], '1 answer'],
    [[on('photo')], '1 photo'],
    [
      [on('answer'), { ...on('answer'), id: 'y', record: 'b' }, on('photo')],
      '2 answers and 1 photo',
    ],
    [[], ''],
  ])('is counted by what it is', (entries, said) => {
    const table = new MemoryTable();
    table.entries = entries;
    expect(threadSaid(threadsOf(table.records).get('q') ?? [])).toBe(said);
  });
});
