import type { ScriptElement } from '../contracts';

/** Going through the script by keys: word by word, speech by speech. Offsets are UTF-16 units. */

export interface Word {
  element: number;
  start: number;
  end: number;
  turn: number;
}

export interface Walkable {
  words: readonly Word[];
  /** For each turn (a speech, or a paragraph by itself) its first and last word. */
  turns: readonly { first: number; last: number }[];
  /** The first word at or after each element. */
  firstFrom: readonly number[];
}

/** Where one is: words from anchor to focus. `whole` is when whole turns are chosen. */
export interface Walk {
  anchor: number;
  focus: number;
  whole: boolean;
}

export type Unit = 'word' | 'turn' | 'edge';

// A word with what belongs inside it: "I'm", "twenty-one", "o’clock".
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}\p{N}]+)*/gu;

/** A name above a speech is not walked through: it is no word that anybody says. */
const isName = ({ kind }: ScriptElement): boolean => kind === 'cue';

export function walkable(elements: readonly ScriptElement[]): Walkable {
  const words: Word[] = [];
  const turns: { first: number; last: number }[] = [];
  const firstFrom: number[] = [];
  let speech: string | null = null;
  elements.forEach((element, position) => {
    firstFrom.push(words.length);
    const goesOn = element.speech !== null && element.speech === speech;
    if (isName(element)) return;
    const found = wordsIn(element.text);
    if (!found.length) return;
    if (!goesOn) turns.push({ first: words.length, last: 0 });
    speech = element.speech;
    for (const one of found) words.push({ ...one, element: position, turn: turns.length - 1 });
    const turn = turns[turns.length - 1];
    if (turn) turn.last = words.length - 1;
  });
  return { words, turns, firstFrom };
}

function wordsIn(text: string): { start: number; end: number }[] {
  const found = [...text.matchAll(WORD)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  // "—" or "…" alone is a line too.
  return found.length || !text.trim() ? found : [{ start: 0, end: text.length }];
}

/** The first step, from an element: its first word, or for a turn all of it. */
export function enter(script: Walkable, element: number, unit: Unit): Walk | null {
  const last = script.words.length - 1;
  if (last < 0) return null;
  const word = Math.min(script.firstFrom[element] ?? 0, last);
  return unit === 'turn' ? wholeTurn(script, word) : { anchor: word, focus: word, whole: false };
}

function wholeTurn(script: Walkable, word: number): Walk {
  const { first, last } = turnAt(script, script.words[word]?.turn ?? 0);
  return { anchor: first, focus: last, whole: true };
}

function turnAt({ turns }: Walkable, turn: number): { first: number; last: number } {
  const within = Math.max(0, Math.min(turn, turns.length - 1));
  return turns[within] ?? { first: 0, last: 0 };
}

export function step(script: Walkable, walk: Walk, unit: Unit, by: 1 | -1, extend: boolean): Walk {
  if (unit === 'turn') return extend ? extendTurn(script, walk, by) : nextTurn(script, walk, by);
  const focus = unit === 'edge' ? edgeOf(script, walk, by) : nextWord(script, walk, by, extend);
  return { anchor: extend ? walk.anchor : focus, focus, whole: false };
}

/** From a whole turn one steps into it, not past it. */
function nextWord({ words }: Walkable, walk: Walk, by: 1 | -1, extend: boolean): number {
  const [low, high] = [Math.min(walk.anchor, walk.focus), Math.max(walk.anchor, walk.focus)];
  if (walk.whole && !extend) return by > 0 ? low : high;
  return Math.max(0, Math.min(walk.focus + by, words.length - 1));
}

function edgeOf(script: Walkable, { focus }: Walk, by: 1 | -1): number {
  const turn = turnAt(script, script.words[focus]?.turn ?? 0);
  return by > 0 ? turn.last : turn.first;
}

function nextTurn(script: Walkable, { focus, anchor }: Walk, by: 1 | -1): Walk {
  const from = by > 0 ? Math.max(focus, anchor) : Math.min(focus, anchor);
  const turn = turnAt(script, (script.words[from]?.turn ?? 0) + by);
  return { anchor: turn.first, focus: turn.last, whole: true };
}

/** To the end of this turn first, then on by whole ones. */
function extendTurn(script: Walkable, walk: Walk, by: 1 | -1): Walk {
  const here = turnAt(script, script.words[walk.focus]?.turn ?? 0);
  const edge = by > 0 ? here.last : here.first;
  const turn = script.words[walk.focus]?.turn ?? 0;
  const next = turnAt(script, turn + by);
  const focus = walk.focus === edge ? (by > 0 ? next.last : next.first) : edge;
  return { anchor: walk.anchor, focus, whole: walk.whole };
}

/** The stretch of words, in UTF-16 units; whole turns with the marks around their words. */
export function stretchOf(
  { words, turns }: Walkable,
  elements: readonly ScriptElement[],
  { anchor, focus, whole }: Walk,
): { first: number; start: number; last: number; end: number } | null {
  const [from, to] = [words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]];
  if (!from || !to) return null;
  const begins = whole && turns[from.turn]?.first === Math.min(anchor, focus);
  const ends = turns[to.turn]?.last === Math.max(anchor, focus) && anchor !== focus;
  const text = elements[to.element]?.text ?? '';
  return {
    first: from.element,
    start: begins ? 0 : from.start,
    last: to.element,
    // Who takes the last words of a speech takes its full stop too.
    end: whole || ends ? text.trimEnd().length : to.end,
  };
}
