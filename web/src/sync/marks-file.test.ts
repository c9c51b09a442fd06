import { describe, expect, it } from 'vitest';
import { broughtSaid } from '../book/files';
import { book, entry } from '../testing/book';
import { asFile, entriesIn, NoMarks, ownMarks, unknownOf } from './marks-file';

const mine = entry('n1', 'make', { text: 'Slower.' });
const theirs = entry('n2', 'make', { text: 'Faster.' }, { by: 'tomas' });
const me = entry('rosa', 'make', { name: 'Rosa' }, { kind: 'person' });

function written(entries: unknown[], script = book().script.row.id): string {
  return JSON.stringify({ tablework: 1, script, entries });
}

describe('marks as a file', () => {
  it('hold what one made oneself, and neither the people nor what others made', () => {
    expect(ownMarks([mine, theirs, me], 'rosa')).toEqual([mine]);
  });
  it('come back as they went, with their ids, and without the time of another table', async () => {
    const text = await asFile(book(), [mine]).text();
    const [came] = entriesIn(text, book());
    expect(came).toEqual({ ...mine, at: undefined });
    expect(came).not.toHaveProperty('at');
  });
  it('become those of whoever brings them: a copy of one’s own knew one by another id', () => {
    const bringer = { ...book(), me: { id: 'ines', name: 'Ines', position: 'designer' } };
    expect(entriesIn(written([mine]), bringer).map(({ by }) => by)).toEqual(['ines']);
  });
  it.each(['', 'null', '[]', '{"tablework":2}', '{"tablework":1,"script":"hour"}'])(
    'are not in a file that says %j',
    (text) => {
      expect(() => entriesIn(text, book())).toThrow(NoMarks);
    },
  );
  it('of another script stay where they are', () => {
    expect(() => entriesIn(written([mine], 'another'), book())).toThrow('another script or draft');
  });
  it.each([null, 7, {}, { ...mine, id: 3 }, { ...mine, on: 'x' }, { ...mine, data: null }])(
    'leave out what is no entry: %j',
    (torn) => {
      expect(entriesIn(written([torn, mine]), book()).map(({ id }) => id)).toEqual([mine.id]);
    },
  );
  it('that are here already are not brought again', () => {
    expect(unknownOf([mine, theirs], [mine])).toEqual([theirs]);
  });
  it.each([
    [[], 'All of these marks are here already.'],
    [[mine, theirs], '2 marks came.'],
    [[mine, entry('n1', 'edit')], '1 mark came.'],
    [[entry('n1', 'edit')], '1 change to marks came.'],
  ])('say how many came', (entries, sentence) => {
    expect(broughtSaid(entries)).toBe(sentence);
  });
});
