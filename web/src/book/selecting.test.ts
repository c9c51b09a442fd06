import { flushSync, mount } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { ScriptElement } from '../contracts';
import BlockSection from '../script/BlockSection.svelte';
import { element } from '../testing/play';
import type { Insertion } from '../text/runs';
import type { Words } from './selecting';
import { placeOfRange, placeOfStretch, pointsOf, rangeOfPlace } from './selecting';

const SPEECH: Partial<ScriptElement> = { speech: 's1', roles: ['margot'] };
const ELEMENTS = [
  element('cue', 'MARGOT', { id: 'a', ...SPEECH }),
  element('dialogue', 'You 🎭 could have asked.', {
    id: 'b',
    ...SPEECH,
    spans: [[6, 11, 'italic']],
  }),
  element('lyric', 'Half a script,\nhalf a hand.', { id: 'c', ...SPEECH }),
  element('stage_direction', 'They read.', { id: 'd' }),
];
const WORDS: Words = {
  draft: 'hour',
  elements: ELEMENTS,
  at: new Map(ELEMENTS.map(({ id }, index) => [id, index])),
};

function sheet(changes?: ReadonlyMap<string, readonly Insertion[]>): HTMLElement {
  const block = { id: 'block', frenchScene: null, around: null, elements: ELEMENTS, words: 10 };
  const folios = new Map([['c', '14']]);
  const target = document.createElement('article');
  target.className = 'sheet';
  document.body.append(target);
  mount(BlockSection, { target, props: { block, headings: new Map(), folios, changes } });
  flushSync();
  return target;
}

function selected(from: [string, number], to: [string, number]): Range {
  const range = document.createRange();
  for (const [id, units] of [from, to]) {
    const place = { draft: '', first: id, start: 0, last: id, end: units, quote: '' };
    const end = rangeOfPlace({ ...WORDS, elements: plain() }, place);
    if (id === from[0] && units === from[1]) range.setStart(end!.endContainer, end!.endOffset);
    else range.setEnd(end!.endContainer, end!.endOffset);
  }
  return range;
}

/** For the test's own counting in UTF-16 units: texts without letters that count twice. */
const plain = (): ScriptElement[] =>
  ELEMENTS.map((one) => ({ ...one, text: one.text.replace('🎭', 'xx') }));

describe('choosing words in the page', () => {
  it('offsets count letters, also after one that needs two units', () => {
    const place = placeOfRange(WORDS, sheet(), selected(['b', 7], ['b', 12]));
    expect(place).toEqual({
      draft: 'hour',
      first: 'b',
      start: 6,
      last: 'b',
      end: 11,
      quote: 'could',
    });
  });
  it('spaces that a drag takes along are left out', () => {
    const place = placeOfRange(WORDS, sheet(), selected(['b', 6], ['b', 13]));
    expect(place?.quote).toBe('could');
  });
  it('goes over verse lines and from one element to the next', () => {
    const place = placeOfRange(WORDS, sheet(), selected(['b', 18], ['c', 19]));
    expect(place).toMatchObject({ first: 'b', last: 'c', start: 17, end: 19 });
    expect(place?.quote).toBe('asked.\nHalf a script,\nhalf');
  });
  it('the number of a page is beside the words: a selection that ends in it ends before it', () => {
    const page = sheet();
    const range = selected(['b', 0], ['b', 3]);
    const folio = page.querySelector('.folio')!.firstChild!;
    range.setEnd(folio, 1);
    expect(placeOfRange(WORDS, page, range)).toMatchObject({ first: 'b', last: 'b', start: 0 });
  });
  it('words that a line change has put in count nothing', () => {
    const page = sheet(new Map([['b', [{ at: 3, words: ' all' }]]]));
    expect(page.querySelector('ins')?.textContent).toBe(' all');
    const place = placeOfRange(WORDS, page, selected(['b', 7], ['b', 12]));
    expect(place).toMatchObject({ start: 6, end: 11, quote: 'could' });
    expect(pointsOf(WORDS, place!)?.from[0].data).toBe('could');
  });
  it('what lies outside the sheet is no place', () => {
    const page = sheet();
    const other = document.createElement('p');
    other.textContent = 'elsewhere';
    document.body.append(other);
    const range = document.createRange();
    range.selectNodeContents(other);
    expect(placeOfRange(WORDS, page, range)).toBe(null);
  });
  it('a selection of nothing but space is no place', () => {
    expect(placeOfStretch(WORDS, { first: 1, start: 3, last: 1, end: 4 })).toBe(null);
  });
});
