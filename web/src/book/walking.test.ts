import { describe, expect, it } from 'vitest';
import { play } from '../testing/play';
import { enter, step, stretchOf, walkable } from './walking';
import type { Unit, Walk } from './walking';

const { elements } = play().draft;
const script = walkable(elements);

function words(walk: Walk | null): string {
  const found = walk && stretchOf(script, elements, walk);
  if (!found) return '';
  const { first, start, last, end } = found;
  if (first === last) return elements[first]!.text.slice(start, end);
  return `${elements[first]!.text.slice(start)} | ${elements[last]!.text.slice(0, end)}`;
}

function walked(...steps: [Unit, 1 | -1, boolean][]): string {
  let walk = enter(script, 3, 'word')!;
  for (const one of steps) walk = step(script, walk, ...one);
  return words(walk);
}

describe('walking through the words', () => {
  it('begins at the first word of what one reads', () => {
    expect(walked()).toBe('You');
  });
  it('right is the next word, shift takes it along, left goes back', () => {
    expect(walked(['word', 1, false])).toBe('could');
    expect(walked(['word', 1, true])).toBe('You could');
    expect(walked(['word', 1, true], ['word', -1, true])).toBe('You');
  });
  it('a name above a speech is walked past', () => {
    expect(walked(['edge', 1, false], ['word', 1, false])).toBe('Would');
  });
  it('down is the whole next speech, with its full stop; right then steps into it', () => {
    expect(walked(['turn', 1, false])).toBe('Would you have said yes?');
    expect(walked(['turn', 1, false], ['word', 1, false])).toBe('Would');
    expect(walked(['turn', 1, false], ['word', -1, false])).toBe('yes');
  });
  it('shift and down go to the end of this speech, then on by whole ones', () => {
    expect(walked(['turn', 1, true])).toBe('You could have asked me.');
    expect(walked(['turn', 1, true], ['turn', 1, true])).toBe(
      'You could have asked me. | Would you have said yes?',
    );
  });
  it('End with shift takes the rest of the speech', () => {
    expect(walked(['word', 1, false], ['edge', 1, true])).toBe('could have asked me.');
  });
  it('stops at the first and at the last word of the script', () => {
    const last = enter(script, elements.length - 1, 'word')!;
    const end = step(script, step(script, last, 'edge', 1, false), 'word', 1, false);
    expect(words(end)).toBe('closing');
    expect(words(step(script, enter(script, 0, 'word')!, 'word', -1, false))).toBe('Act');
  });
});
