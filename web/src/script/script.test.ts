import { describe, expect, it } from 'vitest';
import { division, element, play } from '../testing/play';
import { blocksOf, guessedHeight } from './blocks';
import { contentsOf } from './contents';
import { actName, divisionName, plainNumber } from './divisions';
import { findWords, nearest, searchable } from './find';
import { foliosOf } from './folios';
import { targetOf } from './go-to';
import { headingsOf } from './headings';
import { bySize, pageAt, placesOf, sceneAt } from './places';
import { positionSaid, roleSaid } from './position';
import { barOf, longestOnStage } from './presence';
import { calledThe, whoIsIn, whoLine } from './who';

const script = play();
const places = placesOf(script);

describe('the blocks of the page', () => {
  it('a new block begins with each French scene, and no element is lost', () => {
    const blocks = blocksOf(places);
    expect(blocks.map(({ elements }) => elements[0]?.id)).toEqual([
      'e1',
      'e2',
      'e7',
      'e10',
      'e14',
      'e15',
    ]);
    expect(blocks.flatMap(({ elements }) => elements)).toEqual(script.draft.elements);
  });
  it('more words reserve more height', () => {
    const [short, long] = [blocksOf(places)[0]!, blocksOf(places)[1]!];
    expect(guessedHeight(long)).toBeGreaterThan(guessedHeight(short));
  });
});

describe('headings', () => {
  const headings = headingsOf(places);
  it('below a scene stand those in it, when somebody comes later, and its length', () => {
    expect(headings.get('e2')?.who).toBe('MARGOT · ANDERS · about 6 min');
    expect(headings.get('e7')?.who).toBe('MARGOT · ANDERS · the WAITER from p. 3 · about 9 min');
  });
  it('acts are one level above their scenes', () => {
    expect(headings.get('e1')).toMatchObject({ level: 2, act: true, who: '' });
    expect(headings.get('e7')).toMatchObject({ level: 3, act: false });
  });
  it('a number that the heading does not print itself is put before it', () => {
    expect(headings.get('e1')?.number).toBe(null);
    expect(headings.get('e7')?.number).toBe(null);
    expect(headings.get('e15')?.number).toBe('1');
  });
});

describe('who is in a scene', () => {
  it('only those the script calls so are called “the”', () => {
    expect([...calledThe(places)]).toEqual(['waiter']);
  });
  it('whoever is there at the first word is in the scene from its beginning', () => {
    const empty = play();
    empty.breakdown.french_scenes[1] = { ...empty.breakdown.french_scenes[1]!, first: 'e8' };
    empty.breakdown.french_scenes.splice(1, 0, {
      scene: 'd3',
      first: 'e7',
      last: 'e7',
      on_stage: [],
      minutes: [0, 0],
    });
    const here = placesOf(empty);
    expect(whoLine(whoIsIn(here, here.scenes[1]!, new Set()))).toBe(
      'MARGOT · ANDERS · WAITER from p. 3',
    );
  });
  it('a song in a scene without acts stands under no heading', () => {
    const bare = play();
    bare.draft.divisions = bare.draft.divisions
      .filter(({ kind }) => kind !== 'act')
      .map((one) => (one.kind === 'scene' ? { ...one, parent: null } : one));
    expect(contentsOf(placesOf(bare)).map(({ heading }) => heading)).toEqual([null]);
  });
  it('those who come on the page the scene began on come “later”', () => {
    const samePage = play();
    samePage.draft.elements.forEach((one) => (one.page = null));
    const here = placesOf(samePage);
    expect(whoLine(whoIsIn(here, here.scenes[1]!, new Set()))).toBe(
      'MARGOT · ANDERS · WAITER later',
    );
  });
});

describe('what is printed around the play', () => {
  const printed = play();
  printed.draft.divisions.push(division('d9', 'cast', { first: 'e1', last: 'e1' }));
  printed.draft.divisions.push(division('d8', 'front', { first: null as unknown as string }));
  const around = placesOf(printed);

  it('is a block of its own', () => {
    expect(blocksOf(around).map((block) => block.around)).toEqual([
      'cast',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
  it('has its place in the contents, but nothing that has no words', () => {
    const labels = contentsOf(around).flatMap(({ entries }) => entries.map(({ label }) => label));
    expect(labels).toContain('Cast list');
    expect(labels).not.toContain('Front matter');
  });
});

describe('the contents', () => {
  const groups = contentsOf(places);
  it('scenes stand under their acts with pages, songs with a note', () => {
    expect(groups.map(({ heading, minutes }) => `${heading} ${minutes}`)).toEqual([
      'Act 1 15',
      'Act 2 0',
    ]);
    expect(groups[0]?.entries.map(({ label, place }) => `${label} ${place}`)).toEqual([
      '1 · The bar 1',
      '2 · The booth 2',
      '♪ “Half a Script” 3',
    ]);
  });
  it('without pages a scene shows how long it plays', () => {
    const unpaged = play();
    unpaged.draft.elements.forEach((one) => (one.page = null));
    expect(contentsOf(placesOf(unpaged))[0]?.entries[1]?.place).toBe('9 min');
  });
  it('a bar shows who speaks, who is there in silence and who is off', () => {
    expect(barOf(places, [1, 2], 'waiter')).toEqual([
      { presence: 'off', weight: 3 },
      { presence: 'silent', weight: 6 },
    ]);
  });
  it('with no role chosen the bars follow whoever is longest on stage', () => {
    expect(longestOnStage(places)).toBe('margot');
  });
});

describe('names of divisions', () => {
  it.each([
    [{ number: '3', title: 'The booth' }, '3 · The booth'],
    [{ number: 'I', title: 'SCENE I. London.' }, 'SCENE I. London.'],
    [{ number: '3', title: null }, 'Scene 3'],
    [{ number: null, title: null }, 'Scene'],
  ])('%o reads %s', (more, name) => {
    expect(divisionName(division('d', 'scene', more))).toBe(name);
  });
  it('a prologue is called one, and a song has its note', () => {
    expect(divisionName(division('d', 'prologue', {}))).toBe('Prologue');
    expect(divisionName(division('d', 'song', { number: '4' }))).toBe('♪ Song 4');
  });
  it('an act says its number once', () => {
    expect(actName(division('d', 'act', { number: '1', title: 'ACT ONE' }))).toBe('ACT ONE');
    expect(actName(division('d', 'act', { number: '2', title: 'The sea' }))).toBe('Act 2. The sea');
  });
  it('IV, four and 4 are the same number', () => {
    expect(['IV', 'four', '4', 'xii', '2a'].map(plainNumber)).toEqual(['4', '4', '4', '12', '2a']);
  });
});

describe('go to', () => {
  it.each([
    ['3', 'Page 3', 'e10'],
    ['p. 2', 'Page 2', 'e7'],
    ['scene 2', '2 · The booth', 'e7'],
    ['1.2', '2 · The booth', 'e7'],
    ['II.1', '1 · Notes', 'e15'],
    ['act 2', 'Act 2', 'e14'],
    ['wait', 'WAITER’s first speech', 'e16'],
    ['booth', '2 · The booth', 'e7'],
  ])('“%s” goes to %s', (typed, says, id) => {
    const target = targetOf(typed, places);
    expect(target?.element).toBe(id);
    if (!typed.startsWith('act')) expect(target?.says).toBe(says);
  });
  it('anything else is left to be found as words', () => {
    expect(targetOf('good part', places)).toBe(null);
    expect(targetOf('99', places)).toBe(null);
    expect(targetOf('  ', places)).toBe(null);
  });
});

describe('finding words in the script', () => {
  const words = searchable(script.draft.elements);
  it('finds every place, whatever the capitals', () => {
    expect(findWords(words, 'HALF').map(({ element: id, start }) => `${id}:${start}`)).toEqual([
      'e13:0',
      'e13:33',
    ]);
  });
  it('finds across the end of a verse line', () => {
    expect(findWords(words, 'glass, half')).toHaveLength(1);
  });
  it('commas and dashes do not count', () => {
    const hamlet = searchable([element('dialogue', 'To be or not to be—that is the question.')]);
    const [found] = findWords(hamlet, 'to be, or not to be: that is');
    expect('To be or not to be—that is the question.'.slice(found!.start, found!.end)).toBe(
      'To be or not to be—that is',
    );
  });
  it('one letter is too little to look for', () => {
    expect(findWords(words, 'a')).toEqual([]);
  });
  it('begins with the find below where one reads', () => {
    const found = findWords(words, 'you');
    expect(nearest(found, places.at, places.at.get('e12')!)).toBe(
      found.findIndex((f) => f.element === 'e12'),
    );
    expect(nearest(found, places.at, 9999)).toBe(0);
  });
  it('an emoji before the words does not shift them', () => {
    const [found] = findWords(searchable([element('dialogue', '🎭 door')]), 'door');
    expect('🎭 door'.slice(found!.start, found!.end)).toBe('door');
  });
});

describe('where one is', () => {
  it('the footer says page and scene', () => {
    expect(positionSaid(places, 'e11', 58)).toBe('Page 3 of 58 · scene 2 of 3');
    expect(positionSaid(places, 'e1', null)).toBe('Page 1');
  });
  it('the footer says how large the chosen role is', () => {
    expect(roleSaid(places, 'margot')).toBe(
      'MARGOT: 3 speeches · 21 words · 2 of 3 scenes · 21–23 min on stage',
    );
    expect(roleSaid(places, null)).toBe('');
  });
  it('a page goes on until the next one begins', () => {
    const sparse = play();
    sparse.draft.elements.forEach((one, i) => (one.page = i === 0 ? '1' : i === 9 ? '3' : null));
    expect(pageAt(placesOf(sparse), 'e9')).toBe('1');
    expect([...foliosOf(sparse.draft)]).toEqual([
      ['e1', '1'],
      ['e10', '3'],
    ]);
  });
  it('before the first scene one is in none', () => {
    expect(sceneAt(places, 0)).toBe(null);
    expect(sceneAt(places, 8)?.id).toBe('d3');
  });
  it('roles are listed from the largest', () => {
    expect(bySize(script.breakdown.roles).map(({ id }) => id)).toEqual([
      'margot',
      'anders',
      'waiter',
    ]);
  });
});
