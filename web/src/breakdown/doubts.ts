import type { Doubt } from '../contracts';
import type { Places } from '../script/places';
import { pageAt } from '../script/places';
import { listed } from '../text/counts';
import { sliceOf } from '../text/codepoints';

/** A doubt ready to be asked: one question, and what a person needs to answer it. */
export interface Question {
  id: string;
  doubt: Doubt;
  asks: string;
  assumes: string;
  excerpt: string;
  speaker: string | null;
  page: string | null;
}

// Long enough to hold the whole of most directions, short enough for a card in the margin.
const EXCERPT = 180;

export function excerptOf(text: string): string {
  const short = sliceOf(text, 0, EXCERPT);
  return short.length < text.length ? `${short.replace(/\s+\S*$/u, '')} …` : text;
}

function namesOf(roles: readonly string[], places: Places, the: ReadonlySet<string>): string {
  const names = roles.map((role) => {
    const name = places.roleNames.get(role) ?? role;
    return the.has(role) ? `the ${name}` : name;
  });
  return listed(names);
}

export function questionOf(doubt: Doubt, places: Places, the: ReadonlySet<string>): Question {
  const element = places.draft.elements[places.at.get(doubt.element) ?? -1];
  const spoken = element && !['stage_direction', 'heading'].includes(element.kind);
  const speaker = spoken ? namesOf(element.roles, places, new Set()) : null;
  const are = doubt.roles.length > 1 ? 'Are' : 'Is';
  return {
    id: `${doubt.element}-${doubt.roles.join('-')}`,
    doubt,
    asks: `${are} ${namesOf(doubt.roles, places, the)} on stage from here?`,
    assumes: doubt.on_stage ? 'on stage' : 'not on stage',
    excerpt: excerptOf(element?.text ?? ''),
    speaker: speaker || null,
    page: pageAt(places, doubt.element),
  };
}

export function questionsOf(places: Places, the: ReadonlySet<string>): Question[] {
  const asked = new Set<string>();
  return places.breakdown.doubts.map((doubt) => {
    const question = questionOf(doubt, places, the);
    // The same people at the same place may be in doubt for two reasons: still two cards.
    const id = asked.has(question.id) ? `${question.id}-${asked.size}` : question.id;
    asked.add(id);
    return { ...question, id };
  });
}

/** The question to stand on after one is answered: the next below, else the last one left. */
export function nextOpen(questions: readonly Question[], answered: string): Question | null {
  const at = questions.findIndex(({ id }) => id === answered);
  const open = ({ id, doubt }: Question): boolean => id !== answered && !doubt.answered;
  return (
    questions.slice(at + 1).find(open) ?? questions.slice(0, Math.max(0, at)).findLast(open) ?? null
  );
}
