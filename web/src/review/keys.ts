import type { Key } from '../key';

/** The keys of the review: walk from one unsure line to the next, and say what it is. */

function key<const A extends string>(keys: string[], shown: string, does: string, act: A) {
  return { keys, shown, does, act, pages: ['review'] as const };
}

const hinted = <K extends Key>(one: K, hint: string) => ({ ...one, hint });

export const REVIEW_KEYS = [
  hinted(key(['j'], 'J', 'Next unsure line', 'nextUnsure'), 'next unsure'),
  key(['k'], 'K', 'Unsure line before', 'unsureBefore'),
  key(['ArrowDown'], '↓', 'Next line of the list', 'lineBelow'),
  key(['ArrowUp'], '↑', 'Line before in the list', 'lineAbove'),
  key(['c'], 'C', 'It is a character cue', 'isCue'),
  key(['s'], 'S', 'It is spoken', 'isSpeech'),
  key(['d'], 'D', 'It is a stage direction', 'isDirection'),
  key(['a'], 'A', 'It is the heading of an act, a scene or a song', 'isHeading'),
  key(['l'], 'L', 'It is sung', 'isLyric'),
  key(['f'], 'F', 'It is furniture: a page number, a running head', 'isFurniture'),
  key(['o'], 'O', 'Only this line, or all that look like it', 'likeIt'),
  key(['/'], '/', 'A new paragraph begins here', 'split'),
  key(['+', '='], '+', 'It goes on with the line before', 'join'),
  key(['m'], 'M', 'Two names are one role', 'merge'),
  hinted(key(['u'], 'U', 'Take the last correction back', 'takeBackLast'), 'undo'),
  key(['v'], 'V', 'Show all lines, or only those that are unsure', 'whichLines'),
  key(['Enter'], '↵', 'Open the script at this line', 'openThere'),
  key(['Escape'], 'Esc', 'Close what is open', 'escape'),
] as const;
