import { flushSync, mount } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { ScriptElement } from '../contracts';
import { element } from '../testing/play';
import BlockSection from './BlockSection.svelte';

function shown(elements: ScriptElement[], folios: [string, string][] = []): HTMLElement {
  const block = { id: 'b', frenchScene: null, around: null, elements, words: 10 };
  const headings = new Map([
    ['h', { level: 3 as const, act: false, number: '4', who: 'MARGOT · about 9 min' }],
  ]);
  mount(BlockSection, {
    target: document.body,
    props: { block, headings, folios: new Map(folios) },
  });
  flushSync();
  return document.body;
}
const one: Partial<ScriptElement> = { speech: 's1', roles: ['margot', 'anders'] };

describe('the script on the page', () => {
  it('is letter for letter what is in the draft, whatever its kind', () => {
    const all = [
      element('heading', 'Scene 4. ', { id: 'h' }),
      element('stage_direction', ' A  bar.\nLater. ', { spans: [[1, 4, 'bold']] }),
      element('cue', 'MARGOT (V.O.)', one),
      element('parenthetical', '(aside)', one),
      element('dialogue', 'To be,\n\nor not 🎭 to', { ...one, spans: [[8, 16, 'italic']] }),
      element('lyric', 'la\nla', one),
      element('stage_direction', 'She stops.', one),
      element('note', 'a\nnote'),
      element('centered', 'THE HALF'),
      element('transition', 'BLACKOUT.'),
      element('page_break', ''),
      element('lyric', 'alone'),
    ];
    const page = shown(all, [[all[2]!.id, '14']]);
    for (const { id, text } of all) {
      expect(page.querySelector(`#${id}`)?.textContent).toBe(text);
    }
  });
  it('a heading names who is in the scene below it', () => {
    const page = shown([element('heading', 'The booth', { id: 'h' })]);
    expect(page.querySelector('h3')?.textContent).toBe('4. The booth');
    expect(page.querySelector('h3 + p')?.textContent).toBe('MARGOT · about 9 min');
  });
  it('a speech says whose it is, so that one rule can mark it', () => {
    const page = shown([element('cue', 'MARGOT', one), element('dialogue', 'Yes.', one)]);
    expect(page.querySelector('.speech')?.getAttribute('data-roles')).toBe('margot anders');
    expect(page.querySelectorAll('.said')).toHaveLength(1);
  });
  it('the number of a page stands beside the words and is no part of them', () => {
    const said = element('dialogue', 'Yes.', one);
    const page = shown([said], [[said.id, '14']]);
    expect(page.querySelector('.folio')?.textContent).toBe('14');
    expect(page.querySelector(`#${said.id}`)?.textContent).toBe('Yes.');
  });
  it('what sounds together stands side by side', () => {
    const second = { speech: 's2', roles: ['anders'], dual: true };
    const page = shown([
      element('cue', 'MARGOT', one),
      element('dialogue', 'Mine.', one),
      element('cue', 'ANDERS', second),
      element('dialogue', 'Mine.', second),
    ]);
    expect(page.querySelectorAll('.together > .speech')).toHaveLength(2);
  });
});
