import type { Key } from '../key';

/** The keys of the book. A mark is one key on the words that are chosen, or on the speech read. */

function key<const A extends string>(shown: string, does: string, act: A, hint?: string) {
  const keys = [shown.length === 1 ? shown.toLowerCase() : shown];
  return { keys, shown, does, act, pages: ['book'] as const, ...(hint ? { hint } : {}) };
}

const shifted = <K extends Key>(one: K) => ({ ...one, shown: `⇧ ${one.shown}`, shift: true });

function arrow<const A extends string>(keys: string[], shown: string, does: string, act: A) {
  return { keys, shown, does, act, pages: ['book'] as const };
}

export const BOOK_KEYS = [
  key('N', 'Note on the words', 'note', 'note'),
  key('Q', 'Query on the words', 'query', 'query'),
  key('C', 'Cut the words', 'cut', 'cut'),
  key('L', 'Change the line', 'lineChange', 'line'),
  key('B', 'Blocking', 'blocking', 'blocking'),
  key('U', 'Cue', 'cue', 'cue'),
  key('I', 'Idea: only yours until you show it', 'idea', 'idea'),
  arrow(['ArrowRight'], '→ ⇧→', 'Choose the next word; with ⇧ one more', 'wordOn'),
  arrow(['ArrowLeft'], '← ⇧←', 'Choose the word before; with ⇧ one more', 'wordBack'),
  arrow(['ArrowDown'], '↓ ⇧↓', 'While choosing: the next speech; with ⇧ more', 'speechOn'),
  arrow(['ArrowUp'], '↑ ⇧↑', 'While choosing: the speech before; with ⇧ more', 'speechBack'),
  arrow(['Home'], 'Home', 'While choosing: the first word of the speech', 'speechStart'),
  arrow(['End'], 'End', 'While choosing: the last word of the speech', 'speechEnd'),
  key('J', 'Next mark', 'nextMark'),
  key('K', 'Mark before', 'markBefore'),
  arrow(['Enter'], '↵', 'Next open query', 'nextQuery'),
  key('S', 'Settle a query, agree a change, restore a cut; or reopen it', 'settle'),
  shifted(key('S', 'Show your idea to the table, or take it back', 'show')),
  key('R', 'Reply to the mark you are on', 'reply'),
  key('E', 'Change the mark you are on', 'edit'),
  arrow(['Delete', 'Backspace'], 'Del', 'Take the mark you are on back', 'takeBack'),
  key('Z', 'Undo what you did', 'undo'),
  shifted(key('Z', 'Do it again', 'redo')),
  key('M', 'History of the mark you are on', 'history'),
  key('D', 'Decisions', 'decisions'),
  key('W', 'Who contributed what', 'credits'),
  key('T', 'Facing page: the blocking by number', 'facing'),
  key('A', 'All cues, by department', 'cues'),
  key('Y', 'What needs a look since the new draft', 'looks'),
  key('1', 'On a look: it stands where it is offered', 'acceptLook'),
  key('2', 'On a look: it stands on the words that are chosen', 'placeLook'),
  key('3', 'On a look: leave it behind on its draft', 'leaveLook'),
  key('O', 'Show only some marks', 'filters'),
  key('X', 'Hide or show the marks', 'marks'),
  key('P', 'People at the table', 'people'),
  key('V', 'Follow whoever leads, or stop', 'follow'),
  { ...key('F', 'Find words in this script', 'find'), keys: ['f', '/'] },
  key('G', 'Go to a page, scene or role', 'goTo', 'go to'),
  { ...arrow(['Escape'], 'Esc', 'Close what is open', 'escape') },
] as const;
