/** The keys of the doubling page. A role is moved by the keys while it has the focus. */

function key<const A extends string>(
  keys: string[],
  shown: string,
  does: string,
  act: A,
  hint?: string,
) {
  return { keys, shown, does, act, pages: ['doubling'] as const, ...(hint ? { hint } : {}) };
}

export const DOUBLING_KEYS = [
  key(['g'], 'G', 'Give the parts out anew', 'giveOut', 'give out'),
  key(['ArrowUp'], '↑', 'The role you are on: to the track above', 'partUp', 'move role'),
  key(['ArrowDown'], '↓', 'The role you are on: to the track below', 'partDown'),
  key(['n'], 'N', 'The role you are on: to a track of its own', 'partAlone'),
  key(['z'], 'Z', 'Undo the last change', 'undo', 'undo'),
  key(['p'], 'P', 'Print the tracks', 'print', 'print'),
] as const;
