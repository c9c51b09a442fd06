import { describe, expect, it } from 'vitest';
import type { Verb } from '../book/contracts';
import { entry } from '../testing/book';
import type { Ledger, Writes } from './ledger';
import * as ledgers from './ledger';

type Step = (ledger: Ledger) => Writes;

/** A device after all of this has happened to it. */
function after(...steps: Step[]): Ledger {
  return steps.reduce((ledger, step) => ledgers.written(ledger, step(ledger)), ledgers.EMPTY);
}

const note = (record: string, verb: Verb = 'make', data: object = { text: record }) =>
  entry(record, verb, { ...data });
const owes =
  (...entries: ReturnType<typeof entry>[]): Step =>
  (ledger) =>
    ledgers.owes(ledger, entries);
const told =
  (cursor: string, ...entries: ReturnType<typeof entry>[]): Step =>
  (ledger) =>
    ledgers.told(
      ledger,
      entries.map((one) => ({ entry: one })),
      cursor,
    );
const gone =
  (...records: string[]): Step =>
  (ledger) =>
    ledgers.told(ledger, [{ gone: records }], 'c9');
const answered =
  (outcome: ledgers.Answer['outcome'], ...ids: string[]): Step =>
  (ledger) =>
    ledgers.answered(
      ledger,
      ids.map((id) => ({ id, outcome, ...(outcome === 'kept' ? {} : { why: 'Not yours.' }) })),
    );
const ids = (entries: Iterable<{ id: string }>): string[] => [...entries].map(({ id }) => id);

describe('what a device owes', () => {
  it('is sent in the order in which it was done, as many as may be', () => {
    const [a, b, c] = [note('a'), note('b'), note('c')];
    const ledger = after(owes(a, b), owes(c));
    expect(ids(ledgers.toSend(ledger, 2))).toEqual([a.id, b.id]);
    expect(ids(ledgers.onlyHere(ledger))).toEqual([a.id, b.id, c.id]);
  });
  it('says nothing of its author or the time at the table: those are the table’s to say', () => {
    const [sent] = ledgers.toSend(after(owes(note('a'))), 1);
    expect(sent).not.toHaveProperty('by');
    expect(sent).not.toHaveProperty('at');
  });
  it('is not sent again once it is kept, and still shown until the table sends it back', () => {
    const a = note('a');
    const ledger = after(owes(a), answered('kept', a.id));
    expect(ledgers.toSend(ledger, 9)).toEqual([]);
    expect(ids(ledgers.entriesOf(ledger))).toEqual([a.id]);
  });
  it('is paid when the table sends it, also where the answer was lost', () => {
    const a = note('a');
    const ledger = after(owes(a), told('c1', a));
    expect(ledger.outbox.size).toBe(0);
    expect(ids(ledgers.entriesOf(ledger))).toEqual([a.id]);
  });
  it.each(['refused', 'conflict'] as const)('waits for its author when %s', (outcome) => {
    const a = note('a');
    const ledger = after(owes(a), answered(outcome, a.id));
    expect(ledgers.toSend(ledger, 9)).toEqual([]);
    expect(ledger.refused.get(a.id)).toEqual({ entry: a, why: 'Not yours.' });
    expect(ledgers.entriesOf(ledger)).toEqual([]);
  });
  it('goes on past one that is refused', () => {
    const [a, b] = [note('a'), note('b')];
    const ledger = after(owes(a, b), answered('refused', a.id));
    expect(ids(ledgers.toSend(ledger, 9))).toEqual([b.id]);
  });
  it('hears no answer to what it never sent', () => {
    expect(after(answered('refused', 'x')).refused.size).toBe(0);
  });
});

describe('letting go', () => {
  it('forgets a refused entry, and only that', () => {
    const [a, b] = [note('a'), note('b')];
    const refused = after(owes(a, b), answered('refused', a.id, b.id));
    const ledger = ledgers.written(refused, ledgers.forgets(refused, [a.id]));
    expect([...ledger.refused.keys()]).toEqual([b.id]);
  });
  it('never takes what is still owed or kept', () => {
    const [a, b] = [note('a'), note('b')];
    const ledger = after(owes(a), told('c1', b));
    expect(ledgers.forgets(ledger, [a.id, b.id])).toEqual({ released: [] });
  });
});

describe('what the table sends', () => {
  it('is kept together with the cursor that stands after it', () => {
    const a = note('a');
    const writes = ledgers.told(ledgers.EMPTY, [{ entry: a }], 'c1');
    expect(writes).toMatchObject({ entries: [a], cursor: 'c1' });
  });
  it('comes twice and changes nothing', () => {
    const a = note('a');
    expect(after(told('c1', a), told('c1', a))).toEqual(after(told('c1', a)));
  });
  it('takes away every entry about a record that one may see no more', () => {
    const ledger = after(told('c1', note('a'), note('b'), note('a', 'edit')), gone('a'));
    expect([...ledger.replica.values()].map(({ record }) => record)).toEqual(['b']);
  });
  it('takes the words of what was erased, and leaves the fact and the thread', () => {
    const ledger = after(
      told('c1', note('a', 'make', { text: 'secret', to: 'q' }), note('a', 'edit'), note('b')),
      told('c2', note('a', 'erase', {})),
    );
    const left = [...ledger.replica.values()].map(({ record, verb, data }) => [record, verb, data]);
    expect(left).toEqual([
      ['a', 'make', { to: 'q' }],
      ['a', 'edit', {}],
      ['b', 'make', { text: 'b' }],
      ['a', 'erase', {}],
    ]);
  });
});

describe('beginning anew', () => {
  it('takes all that the table had sent, and nothing that it has not got', () => {
    const [a, b, c] = [note('a'), note('b'), note('c')];
    const anew = after(told('c1', a), owes(b, c), answered('kept', b.id), (ledger) =>
      ledgers.beginAnew(ledger),
    );
    expect(anew.replica.size).toBe(0);
    expect(anew.cursor).toBeNull();
    expect(ids(ledgers.toSend(anew, 9))).toEqual([c.id]);
  });
});
