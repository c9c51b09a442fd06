import { describe, expect, it } from 'vitest';
import { alongInWords } from './along';
import type { BookRecord, PlacedMark } from './contracts';
import { draftOnTable, looksIn, placeHere, unplaced } from './placed';

const place = (draft: string, quote: string) => ({
  draft,
  first: 'e1',
  start: 0,
  last: 'e1',
  end: quote.length,
  quote,
});

function record(id: string, kind: string, data: Record<string, unknown>): BookRecord {
  const at = `2026-11-22T12:00:0${id.length}.000Z`;
  return {
    id,
    kind,
    by: 'rosa',
    made_at: at,
    audience: 'table',
    versions: [{ entry: `v${id}`, by: 'rosa', at, data }],
    status: null,
    status_by: null,
    entries: [
      {
        v: 1,
        id: `v${id}`,
        record: id,
        kind,
        verb: 'make',
        on: [],
        data,
        made_at: at,
        by: 'rosa',
        at,
      },
    ],
    erased: false,
    waiting: false,
  };
}

const placed = (outcome: PlacedMark['outcome'], quote: string | null): PlacedMark => ({
  outcome,
  place: quote === null ? null : place('second', quote),
  sure: 0.9,
  from: 'first',
});

const old = record('n', 'note', { place: place('first', 'eleven pages'), text: 'slower' });
const fresh = record('m', 'note', { place: place('second', 'twelve'), text: 'louder' });
const records = new Map([old, fresh].map((one) => [one.id, one]));

describe('where a mark stands on the draft on the table', () => {
  it('stands where it was made, or where it was carried to', () => {
    const here = { draft: 'second', places: { n: placed('changed', 'twelve pages') } };
    expect(placeHere(fresh, 'words', here)?.quote).toBe('twelve');
    expect(placeHere(old, 'words', here)?.quote).toBe('twelve pages');
    expect(unplaced(records, here)).toBe(false);
  });

  it('stands nowhere while somebody has to look, and while the table has not said', () => {
    const here = { draft: 'second', places: { n: placed('look', 'twelve') } };
    expect(placeHere(old, 'words', here)).toBeNull();
    expect(placeHere(old, 'words', { draft: 'second', places: {} })).toBeNull();
    expect(unplaced(records, { draft: 'second', places: {} })).toBe(true);
    expect(looksIn(records, here, 'look').map(({ quote }) => quote)).toEqual(['eleven pages']);
    expect(looksIn(records, here, 'cut')).toEqual([]);
  });

  it('takes a cue’s standby along as far as it stands', () => {
    const data = { place: place('first', 'a'), standby: place('first', 'b'), number: '1' };
    const cue = record('c', 'cue', data);
    const also = { standby: null };
    const here = { draft: 'second', places: { c: { ...placed('kept', 'a'), also } } };
    expect(placeHere(cue, 'standby', here)).toBeNull();
    expect(placeHere(cue, 'standby', { draft: 'first', places: {} })?.quote).toBe('b');
  });

  it('knows which draft is on the table', () => {
    const production = record('p', 'production', { title: 'The Pier', script: 'first' });
    const brought = record('ddd', 'draft', { script: 'second' });
    expect(draftOnTable(new Map([['p', production]]), 'p')).toBe('first');
    const both = new Map([production, brought].map((one) => [one.id, one]));
    expect(draftOnTable(both, 'p')).toBe('second');
    expect(draftOnTable(new Map(), 'p')).toBeNull();
  });
});

describe('what came along, in words', () => {
  it('counts what there is and no more', () => {
    expect(alongInWords({ kept: 299, changed: 9, moved: 4, look: 3, cut: 2 })).toBe(
      '312 marks came along, 9 with changed words, 4 moved, 3 need a look, 2 were cut.',
    );
    expect(alongInWords({ kept: 1, look: 1, cut: 1, taken_up: 1, left: 1 })).toBe(
      '1 mark came along, 1 needs a look, 1 in the new draft already, 1 was cut, 1 left behind.',
    );
    expect(alongInWords({})).toBe('There are no marks of other drafts.');
  });
});
