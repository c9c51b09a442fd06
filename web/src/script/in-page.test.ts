import { describe, expect, it } from 'vitest';
import { play } from '../testing/play';
import { pointIn, rangeOfWords } from './highlight';
import { ruleFor } from './mine';
import { Reading } from './reading.svelte';

// jsdom has neither of these two.
globalThis.CSS = { escape: (text: string) => text.replace(/["\\]/gu, '\\$&') } as typeof CSS;
const adopted = document as unknown as { adoptedStyleSheets: CSSStyleSheet[] };
adopted.adoptedStyleSheets = [];
CSSStyleSheet.prototype.replaceSync = () => undefined;

describe('finding the words in the page', () => {
  it('a place within words of several runs lies in the right one', () => {
    document.body.innerHTML = '<p id="e1">You <i>could</i> have</p>';
    const range = rangeOfWords({ element: 'e1', start: 2, end: 6 });
    expect(range?.toString()).toBe('u co');
  });
  it('a place at the very end is the end of the last run', () => {
    document.body.innerHTML = '<p id="e1">ab<i>c</i></p>';
    const [node, offset] = pointIn(document.getElementById('e1')!, 99)!;
    expect([node.data, offset]).toEqual(['c', 1]);
  });
  it('words that are not in the page are not painted', () => {
    expect(rangeOfWords({ element: 'gone', start: 0, end: 1 })).toBe(null);
  });
});

describe('choosing a role', () => {
  it('is one rule, also for a role with quotation marks in its name', () => {
    expect(ruleFor('margot')).toContain('[data-roles~="margot"]');
    expect(ruleFor('"nick"')).toContain('\\"nick\\"');
  });
});

describe('a script being read', () => {
  it('begins with no role, following whoever is longest on stage', () => {
    const reading = new Reading(play());
    expect([reading.role, reading.shownRole]).toEqual([null, 'margot']);
    reading.choose('anders');
    expect(reading.shownRole).toBe('anders');
  });
  it('a short script is whole at once', () => {
    expect(new Reading(play()).complete).toBe(true);
  });
  it('N goes from one speech of the role to its next, P back', () => {
    const reading = new Reading(play());
    document.body.innerHTML = '<p id="e3"></p><p id="e8"></p>';
    for (const p of document.querySelectorAll('p')) {
      p.getBoundingClientRect = () => new DOMRect(0, 100, 10, 10);
    }
    reading.choose('margot');
    const stops = [1, 1, 1, -1].map((by) => {
      reading.speech(by as 1 | -1);
      return document.querySelector('.here')?.id;
    });
    expect(stops).toEqual(['e3', 'e8', 'e8', 'e3']);
  });
});
