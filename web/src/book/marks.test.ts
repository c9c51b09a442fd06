import { describe, expect, it } from 'vitest';
import { entry, MemoryTable, PEOPLE, placeOn } from '../testing/book';
import { play } from '../testing/play';
import { placesOf } from '../script/places';
import { changesOf, sameWherePossible, touched } from './changed-words';
import { begin, changedFields, dataFrom, isReady } from './composing';
import { NO_FILTERS, openIn, passes } from './filters';
import { savedSaid, playsSaid } from './foot';
import { isOn, marksOf, neighbour, nextOpenQuery, threadsOf } from './marks';
import { initialsOf, mentionAt, namesLike } from './names';
import { facingPages, insertedAt, positionNear } from './stage';

const places = placesOf(play());
const { at } = places;

function table(): MemoryTable {
  const one = new MemoryTable();
  const kind = (name: string, by = 'rosa') => ({ kind: name, by });
  one.entries = [
    entry('later', 'make', { place: placeOn('e9', 0, 2), text: 'b' }, kind('query')),
    entry('first', 'make', { place: placeOn('e4', 4, 9), text: 'a' }, kind('query', 'tomas')),
    entry('done', 'make', { place: placeOn('e6', 0, 5), text: 'c' }, kind('query')),
    entry('done', 'settle', {}, kind('query')),
    entry(
      'idea',
      'make',
      { place: placeOn('e12', 0, 5), text: 'd' },
      { kind: 'idea', audience: 'me' },
    ),
    entry(
      'change',
      'make',
      { place: placeOn('e4', 0, 3), words: 'Thou' },
      kind('line_change', 'margot'),
    ),
    entry(
      'answer',
      'make',
      { to: 'done', text: '@Rosa yes', mentions: ['rosa'] },
      kind('answer', 'tomas'),
    ),
  ];
  return one;
}

const marks = (one = table()) => marksOf(one.records, at);

describe('marks on the words', () => {
  it('come in the order of the script, whenever they were made', () => {
    expect(marks().map(({ id }) => id)).toEqual(['change', 'first', 'done', 'later', 'idea']);
  });
  it('J and K go from mark to mark and stop at the ends', () => {
    expect(neighbour(marks(), 'first', 0, 1)?.id).toBe('done');
    expect(neighbour(marks(), 'first', 0, -1)?.id).toBe('change');
    expect(neighbour(marks(), 'change', 0, -1)).toBe(null);
    expect(neighbour(marks(), null, at.get('e9')!, 1)?.id).toBe('later');
  });
  it('Enter goes to the next query that is open, and round again', () => {
    expect(nextOpenQuery(marks(), 'first', 0)?.id).toBe('later');
    expect(nextOpenQuery(marks(), 'later', 0)?.id).toBe('first');
  });
  it('a point is on a mark from its first letter to its last', () => {
    const [change] = marks();
    expect([0, 3, 4].map((offset) => isOn(change!, 3, offset))).toEqual([true, true, false]);
  });
  it('filters leave what was asked for', () => {
    const scene = () => 'd2';
    const left = (more: object) =>
      marks()
        .filter((mark) => passes(mark, { ...NO_FILTERS, ...more }, scene))
        .map(({ id }) => id);
    expect(left({ state: 'open' })).toEqual(['first', 'later']);
    expect(left({ kind: 'idea' })).toEqual(['idea']);
    expect(left({ person: 'margot' })).toEqual(['change']);
    expect(left({ scene: 'd3' })).toEqual([]);
  });
  it('open at the table: queries, my ideas, proposals, and what names me until I have looked', () => {
    const { records } = table();
    const count = (seen: string[]) => openIn(marks(), threadsOf(records), 'rosa', new Set(seen));
    const open = count([]);
    expect([open.queries.length, open.ideas.length, open.changes.length]).toEqual([2, 1, 1]);
    expect(open.addressed.map(({ id }) => id)).toEqual(['done']);
    expect(count(['answer']).addressed).toEqual([]);
  });
});

describe('agreed line changes', () => {
  const agreed = () => {
    const one = table();
    one.entries = [...one.entries, entry('change', 'agree', {}, { kind: 'line_change' })];
    return changesOf(marks(one), () => 'block');
  };
  it('put the new words after the old ones', () => {
    expect(agreed().get('block')?.get('e4')).toEqual([{ at: 3, words: ' Thou' }]);
    expect(changesOf(marks(), () => 'block').size).toBe(0);
  });
  it('write nothing anew where nothing changed', () => {
    const [one, two] = [agreed(), agreed()];
    expect(sameWherePossible(one, two)).toBe(one);
    expect([...touched(new Map(), one)]).toEqual(['e4']);
    expect(touched(one, one).size).toBe(0);
  });
});

describe('writing a mark', () => {
  it('a line change begins with the words as they are and is ready when they differ', () => {
    const change = begin('line_change', placeOn('e4', 0, 3, 'You'));
    expect([change.words, isReady(change)]).toEqual(['You', false]);
    expect(dataFrom({ ...change, words: 'Thou' }, PEOPLE)).toMatchObject({ words: 'Thou' });
  });
  it('whoever is named with @ is named in the entry', () => {
    const note = { ...begin('note', placeOn('e4', 0, 3)), text: ' ask @Margot Reyes ' };
    expect(dataFrom(note, PEOPLE)).toMatchObject({
      text: 'ask @Margot Reyes',
      mentions: ['margot'],
    });
    expect(mentionAt('ask @mar', 8)).toEqual({ from: 4, typed: 'mar' });
    expect(mentionAt('a@b', 3)).toBe(null);
    expect(namesLike(PEOPLE, 'rey').map(({ id }) => id)).toEqual(['margot']);
  });
  it('a change says only what changed, and leaves fields of a newer Tablework alone', () => {
    const before = { text: 'a', department: 'LX', newer: 1 };
    expect(changedFields(before, { text: 'b' })).toEqual({ text: 'b', department: null });
  });
  it('what was emptied once is not emptied again', () => {
    expect(changedFields({ text: 'a', department: null, mentions: [] }, { text: 'a' })).toEqual({});
  });
});

describe('the stage', () => {
  it('a position goes in where the caret is, in the terms of the house', () => {
    expect(insertedAt('A: X', 4, 4, 'DSL')).toEqual({ text: 'A: X DSL', caret: 8 });
    expect(positionNear(0.9, 0.1)).toMatchObject({ us: 'DL', uk: 'DSL' });
  });
  it('numbers begin again on every page and in every scene', () => {
    const one = new MemoryTable();
    one.entries = ['e4', 'e6', 'e9', 'e12'].map((element) =>
      entry(element, 'make', { place: placeOn(element, 0, 2), text: '' }, { kind: 'blocking' }),
    );
    const pages = facingPages(
      marks(one),
      (position) => places.pages[position] ?? null,
      (position) => (position < 6 ? 'd2' : 'd3'),
    );
    expect(pages.map(({ page, moments }) => [page, moments.map(({ number }) => number)])).toEqual([
      ['1', [1, 2]],
      ['2', [1]],
      ['3', [1]],
    ]);
  });
});

describe('the foot', () => {
  const table = { link: 'live' as const, unsafe: 0, refused: [] };
  it('says whether everything is safe', () => {
    expect(savedSaid(table).sentence).toBe('Everything is saved, here and at the table');
    expect(savedSaid({ ...table, unsafe: 3 }).sentence).toBe('3 notes only on this device');
    expect(savedSaid({ ...table, link: 'away' }).sentence).toBe(
      'Not at the table: everything is kept here',
    );
  });
  it('says how long the play is and how much is cut', () => {
    expect(playsSaid([120, 144], [118, 134])).toBe('118–134 min, 6 cut');
    expect(playsSaid([90, 90], [90, 90])).toBe('90 min');
  });
  it('two letters stand for a name', () => {
    expect([initialsOf('Margot Reyes'), initialsOf('Rosa')]).toEqual(['MR', 'RO']);
  });
});
