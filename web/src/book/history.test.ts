import { describe, expect, it } from 'vitest';
import { entry, MemoryTable, placeOn } from '../testing/book';
import { creditsIn, decisionsIn, historyOf } from './history';
import { diffOf } from './words-diff';

const place = placeOn('e4', 0, 3, 'You');
const said = (before: string, after: string): string =>
  diffOf(before, after)
    .map(({ words, change }) => ({ same: words, added: `+${words}+`, gone: `-${words}-` })[change])
    .join('');

describe('what changed, word for word', () => {
  it('shows only the words that differ', () => {
    expect(said('what time is it', 'when is it')).toBe('-what time-+when+ is it');
    expect(said('', 'new words')).toBe('+new words+');
    expect(said('the same', 'the same')).toBe('the same');
  });
  it('two whole speeches stand one after the other', () => {
    const long = Array.from({ length: 900 }, (_, i) => `w${i}`).join(' ');
    expect(diffOf(long, 'short').map(({ change }) => change)).toEqual(['gone', 'added']);
  });
});

function records() {
  const table = new MemoryTable();
  const made = entry('q', 'make', { place, text: 'Is she hurt?' }, { kind: 'query', by: 'tomas' });
  const edited = entry(
    'q',
    'edit',
    { text: 'Is she angry?' },
    { kind: 'query', by: 'tomas', on: [made.id] },
  );
  table.entries = [
    made,
    edited,
    entry('q', 'settle', {}, { kind: 'query', by: 'rosa' }),
    entry('l', 'make', { place, words: 'when' }, { kind: 'line_change', by: 'margot' }),
    entry('l', 'agree', {}, { kind: 'line_change', by: 'rosa' }),
    entry('n', 'make', { place, text: 'a' }, { by: 'tomas' }),
    entry('gone', 'make', { place, text: 'a' }, { by: 'tomas', id: 'g' }),
    entry('gone', 'retract', {}, { by: 'tomas', on: ['g'] }),
    entry('rosa', 'make', { name: 'Rosa' }, { kind: 'person' }),
  ];
  return table.records;
}

describe('questions to the log', () => {
  it('the history of a mark says who did what, and which words changed', () => {
    const told = historyOf(records().get('q')!);
    expect(told.map(({ by, did }) => `${by} ${did}`)).toEqual([
      'tomas made it',
      'tomas changed it',
      'rosa settled it',
    ]);
    expect(
      told[1]!.words.filter(({ change }) => change !== 'same').map(({ words }) => words),
    ).toEqual([' hurt?', ' angry?']);
  });
  it('decisions name who proposed and who decided, on which words, the newest first', () => {
    const [change, query] = decisionsIn(records());
    expect(change).toMatchObject({
      what: 'Line change agreed',
      proposed: 'margot',
      decided: 'rosa',
    });
    expect(query).toMatchObject({ what: 'Query settled', quote: 'You', words: 'Is she angry?' });
  });
  it('credits count what stands, and name the changes that are in the text', () => {
    const credits = creditsIn(records());
    expect(credits.find(({ person }) => person === 'tomas')?.counts).toEqual([
      ['query', 1],
      ['note', 1],
    ]);
    expect(credits.find(({ person }) => person === 'margot')?.inTheText).toEqual(['when']);
    expect(credits.some(({ person }) => person === 'rosa')).toBe(false);
  });
});
