import { describe, expect, it } from 'vitest';
import { entry, MemoryTable } from '../testing/book';
import type { BookDesk } from './desk.svelte';
import { Doing } from './doing.svelte';
import { dataOf } from './fields';
import { changed, maySetStage, piecesIn, piecesOf, setPieces, setTerms, withNew } from './pieces';

const bar = { name: 'Bar', x: 0.5, y: 0.5, width: 0.3, depth: 0.1 };

function onDesk(others: Record<string, 'edit'[]> = { production: ['edit'] }) {
  const table = new MemoryTable();
  table.book.rights.others = others;
  const data = { title: 'The Hour Between', script: 'hour' };
  table.entries = [entry('b1', 'make', data, { kind: 'production' })];
  return { table, doing: new Doing(table.asTable) } as unknown as BookDesk;
}

describe('what stands on the stage', () => {
  it('is read from the production, and what is no piece is left out', () => {
    expect(piecesIn({ pieces: [bar, { name: 'Torn' }, null] })).toEqual([bar]);
    expect(piecesIn(undefined)).toEqual([]);
  });
  it('gets a name of its own when it is added', () => {
    const two = withNew(withNew([{ ...bar, name: 'Piece 2' }]));
    expect(new Set(two.map(({ name }) => name)).size).toBe(3);
  });
  it('never leaves the stage, nor becomes too small to be seen', () => {
    const [far] = changed([bar], 0, { x: 4, y: -1, width: 0, depth: 9 });
    expect(far).toEqual({ name: 'Bar', x: 0.98, y: 0.02, width: 0.03, depth: 1 });
  });
  it('is set for everybody, and undo takes the whole plan back, also the first', async () => {
    const desk = onDesk();
    await setPieces(desk, [bar]);
    expect(piecesOf(desk)).toEqual([bar]);
    await desk.doing.back('undo');
    expect(dataOf(desk.table.records.get('b1')!)?.['plan']).toEqual({ pieces: [] });
  });
  it('has US names once somebody has chosen them, and UK names again by undo', async () => {
    const desk = onDesk();
    const terms = () => dataOf(desk.table.records.get('b1')!)?.['terms'];
    await setTerms(desk, 'us');
    expect(terms()).toBe('us');
    await desk.doing.back('undo');
    expect(terms()).toBe('uk');
  });
  it('is set by whoever may change the production, and nobody else', () => {
    expect(maySetStage(onDesk())).toBe(true);
    expect(maySetStage(onDesk({}))).toBe(false);
  });
});
