import { describe, expect, it } from 'vitest';
import { entry, MemoryTable, placeOn } from '../testing/book';
import type { Doing as Does } from './doing.svelte';
import { Doing } from './doing.svelte';
import { dataOf, textOf } from './fields';
import { stands } from './records';

function atTable(): { table: MemoryTable; doing: Does } {
  const table = new MemoryTable();
  return { table, doing: new Doing(table.asTable) };
}
const place = placeOn('e4', 0, 3, 'You');
const make = (kind: string, data = {}) => ({
  verb: 'make' as const,
  kind,
  data: { place, ...data },
});

describe('undoing what I did', () => {
  it('a note that was made is taken back, and made again by redo', async () => {
    const { table, doing } = atTable();
    const [id] = (await doing.do('Note', '', [make('note', { text: 'a' })]))!;
    await doing.back('undo');
    expect(stands(table.records.get(id!)!)).toBe(false);
    await doing.back('redo');
    expect(stands(table.records.get(id!)!)).toBe(true);
    await doing.back('undo');
    expect(table.entries.map(({ verb }) => verb)).toEqual([
      'make',
      'retract',
      'bring_back',
      'retract',
    ]);
  });
  it('changed words become what they were', async () => {
    const { table, doing } = atTable();
    const [id] = (await doing.do('Note', '', [make('note', { text: 'a' })]))!;
    const record = id!;
    await doing.do('Change', '', [{ verb: 'edit', kind: 'note', record, data: { text: 'b' } }]);
    await doing.back('undo');
    expect(textOf(dataOf(table.records.get(record)!))).toBe('a');
    await doing.back('redo');
    expect(textOf(dataOf(table.records.get(record)!))).toBe('b');
  });
  it('a department that was taken away comes back, and one that was given goes', async () => {
    const { table, doing } = atTable();
    const [id] = (await doing.do('Note', '', [make('note', { text: 'a', department: 'LX' })]))!;
    const department = () => dataOf(table.records.get(id!)!)?.['department'];
    const set = (to: string | null) =>
      doing.do('Change', '', [
        { verb: 'edit', kind: 'note', record: id!, data: { department: to } },
      ]);
    await set(null);
    expect(department()).toBeNull();
    await doing.back('undo');
    expect(department()).toBe('LX');
    await doing.back('redo');
    await set('SND');
    await doing.back('undo');
    expect(department()).toBeNull();
  });
  it.each([
    ['query', 'settle', 'open'],
    ['cut', 'restore', 'cut'],
    ['line_change', 'agree', 'proposed'],
    ['line_change', 'decline', 'proposed'],
  ] as const)('a %s after %s is %s again', async (kind, verb, status) => {
    const { table, doing } = atTable();
    const [id] = (await doing.do('', '', [make(kind)]))!;
    await doing.do('', '', [{ verb, kind, record: id! }]);
    await doing.back('undo');
    expect(table.records.get(id!)?.status).toBe(status);
  });
  it('an idea that was shown is only mine again', async () => {
    const { table, doing } = atTable();
    const [id] = (await doing.do('', '', [{ ...make('idea'), audience: 'me' }]))!;
    await doing.do('', '', [{ verb: 'show', kind: 'idea', record: id!, audience: 'table' }]);
    await doing.back('undo');
    expect(table.records.get(id!)?.audience).toBe('me');
  });
  it('one action of many entries is undone as one', async () => {
    const { table, doing } = atTable();
    const ids = (await doing.do('', '', [
      make('cue', { number: '4' }),
      make('cue', { number: '6' }),
    ]))!;
    const acts = ids.map((record, i) => ({
      verb: 'edit' as const,
      kind: 'cue',
      record,
      data: { number: `${i + 1}` },
    }));
    await doing.do('Renumbering', '', acts);
    await doing.back('undo');
    const numbers = ids.map((id) => textOf(dataOf(table.records.get(id)!), 'number'));
    expect(numbers).toEqual(['4', '6']);
  });
  it('words that somebody else has changed since are not undone over them', async () => {
    const { table, doing } = atTable();
    const [id] = (await doing.do('', '', [make('note', { text: 'a' })]))!;
    await doing.do('', '', [{ verb: 'edit', kind: 'note', record: id!, data: { text: 'b' } }]);
    const on = table.records.get(id!)!.versions.map((version) => version.entry);
    table.entries = [...table.entries, entry(id!, 'edit', { text: 'c' }, { by: 'tomas', on })];
    await doing.back('undo');
    expect(textOf(dataOf(table.records.get(id!)!))).toBe('c');
  });
  it('with nothing done there is nothing to undo', async () => {
    const { table, doing } = atTable();
    await doing.back('undo');
    expect(table.entries).toEqual([]);
  });
});
