/** The keys of the calls' page. The arrows move the call that is chosen. */

function key<const A extends string>(
  keys: string[],
  shown: string,
  does: string,
  act: A,
  hint?: string,
) {
  return { keys, shown, does, act, pages: ['calls'] as const, ...(hint ? { hint } : {}) };
}

export const CALL_KEYS = [
  key(['f'], 'F', 'Fix the chosen call, or let it go', 'fixCall', 'fix a call'),
  key(['p'], 'P', 'Plan again, and see the difference first', 'planAgain', 'plan'),
  key(['e'], 'E', 'Explain the chosen call: why not elsewhere', 'explain', 'explain'),
  key(['z'], 'Z', 'Undo the last change', 'undo', 'undo'),
  key(['ArrowUp'], '↑', 'The chosen call: earlier', 'callEarlier', 'move call'),
  key(['ArrowDown'], '↓', 'The chosen call: later', 'callLater'),
  key(['ArrowLeft'], '←', 'The chosen call: the room or day before', 'callLeft'),
  key(['ArrowRight'], '→', 'The chosen call: the next room or day', 'callRight'),
  key(['Enter'], '↵', 'Keep the call where you moved it', 'keepCall'),
  key(['Escape'], 'Esc', 'Put back what you moved; then let go', 'escape'),
  key(['Delete', 'Backspace'], 'Del', 'Take the chosen call out of the plan', 'takeOut'),
  key(['k'], 'K', 'Week before', 'above'),
  key(['j'], 'J', 'Next week', 'below'),
] as const;
