import { describe, expect, it } from 'vitest';
import type { ScriptElement } from '../contracts';
import { element } from '../testing/play';
import { itemsOf } from './speeches';

const inSpeech = (speech: string, dual = false): Partial<ScriptElement> => ({
  speech,
  dual,
  roles: ['margot'],
});
const said = (elements: ScriptElement[]) =>
  itemsOf(elements).flatMap((item) =>
    item.kind === 'speech'
      ? item.speech.paragraphs.map(
          ({ kind, parts }) => `${kind}: ${parts.map((p) => p.element.text).join(' | ')}`,
        )
      : item.kind === 'together'
        ? [`together: ${item.speeches.length}`]
        : [item.element.kind],
  );

describe('how speeches are set', () => {
  it('the cue, the words and a parenthetical run on in one paragraph', () => {
    const one = inSpeech('s1');
    expect(
      said([
        element('cue', 'MARGOT', one),
        element('parenthetical', '(opening the script)', one),
        element('dialogue', 'I would.', one),
      ]),
    ).toEqual(['said: MARGOT | (opening the script) | I would.']);
  });
  it('two paragraphs of words stay two, and lyrics and directions have their own', () => {
    const one = inSpeech('s1');
    expect(
      said([
        element('cue', 'MARGOT', one),
        element('dialogue', 'One.', one),
        element('dialogue', 'Two.', one),
        element('lyric', 'La.', one),
        element('stage_direction', 'She stops.', one),
        element('dialogue', 'Three.', one),
      ]),
    ).toEqual([
      'said: MARGOT | One.',
      'said: Two.',
      'lyric: La.',
      'direction: She stops.',
      'said: Three.',
    ]);
  });
  it('after verse a parenthetical begins a line of its own', () => {
    const one = inSpeech('s1');
    const [item] = itemsOf([
      element('cue', 'MARGOT', one),
      element('dialogue', 'To be,\nor not', one),
      element('parenthetical', '(aside)', one),
    ]);
    const parts = item?.kind === 'speech' ? item.speech.paragraphs[0]!.parts : [];
    expect(parts.map(({ newLine }) => newLine)).toEqual([false, false, true]);
  });
  it('speeches that sound together stand side by side', () => {
    expect(
      said([
        element('cue', 'MARGOT', inSpeech('s1')),
        element('dialogue', 'Mine.', inSpeech('s1')),
        element('cue', 'ANDERS', inSpeech('s2', true)),
        element('dialogue', 'Mine.', inSpeech('s2', true)),
        element('cue', 'AGENT', inSpeech('s3', true)),
      ]),
    ).toEqual(['together: 3']);
  });
  it('a second voice with nobody before it stands by itself', () => {
    expect(
      said([element('stage_direction', 'Noise.'), element('cue', 'ANDERS', inSpeech('s2', true))]),
    ).toEqual(['stage_direction', 'said: ANDERS']);
  });
  it('two speeches of the same role in a row stay two', () => {
    expect(
      said([element('cue', 'MARGOT', inSpeech('s1')), element('cue', 'MARGOT', inSpeech('s2'))]),
    ).toHaveLength(2);
  });
});
