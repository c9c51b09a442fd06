import type { ScriptElement } from '../contracts';

/** What stands on the page: a speech, several that sound together, or a paragraph by itself. */
export type Item =
  | { kind: 'speech'; id: string; speech: Speech }
  | { kind: 'together'; id: string; speeches: Speech[] }
  | { kind: 'alone'; id: string; element: ScriptElement };

export interface Speech {
  id: string;
  roles: string[];
  dual: boolean;
  paragraphs: Paragraph[];
}

export type ParagraphKind = 'said' | 'lyric' | 'direction';

/** Elements that run on in one paragraph: the cue, words, parentheticals between them. */
export interface Paragraph {
  kind: ParagraphKind;
  parts: Part[];
}

export interface Part {
  element: ScriptElement;
  /** Verse goes on: this part stands on a line of its own. */
  newLine: boolean;
}

const KIND: Partial<Record<ScriptElement['kind'], ParagraphKind>> = {
  lyric: 'lyric',
  stage_direction: 'direction',
};

const isVerse = ({ text }: ScriptElement): boolean => text.includes('\n');

/** Words after words are two paragraphs; words after a cue or a parenthetical run on. */
function runsOn(last: ScriptElement, next: ScriptElement): boolean {
  return !(last.kind === 'dialogue' && next.kind === 'dialogue') && next.kind !== 'lyric';
}

function paragraphsOf(elements: readonly ScriptElement[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const element of elements) {
    const kind = KIND[element.kind] ?? 'said';
    const open = paragraphs[paragraphs.length - 1];
    const last = open?.parts[open.parts.length - 1]?.element;
    if (open?.kind === kind && kind === 'said' && last && runsOn(last, element)) {
      open.parts.push({ element, newLine: isVerse(last) });
    } else {
      paragraphs.push({ kind, parts: [{ element, newLine: false }] });
    }
  }
  return paragraphs;
}

function speechOf(elements: readonly ScriptElement[]): Speech {
  const first = elements[0] as ScriptElement;
  return {
    id: first.id,
    roles: [
      ...new Set(elements.flatMap(({ kind, roles }) => (kind === 'stage_direction' ? [] : roles))),
    ],
    dual: elements.some(({ dual }) => dual),
    paragraphs: paragraphsOf(elements),
  };
}

/** Cut a list where the speech changes; what belongs to no speech stands alone. */
function turnsOf(elements: readonly ScriptElement[]): ScriptElement[][] {
  const turns: ScriptElement[][] = [];
  for (const element of elements) {
    const turn = turns[turns.length - 1];
    if (turn && element.speech !== null && turn[0]?.speech === element.speech) turn.push(element);
    else turns.push([element]);
  }
  return turns;
}

function itemOf(turn: readonly ScriptElement[]): Item {
  const first = turn[0] as ScriptElement;
  if (first.speech === null) return { kind: 'alone', id: first.id, element: first };
  return { kind: 'speech', id: first.id, speech: speechOf(turn) };
}

export function itemsOf(elements: readonly ScriptElement[]): Item[] {
  const items: Item[] = [];
  for (const item of turnsOf(elements).map(itemOf)) {
    const before = items[items.length - 1];
    if (item.kind !== 'speech' || !item.speech.dual || !before || before.kind === 'alone') {
      items.push(item);
      continue;
    }
    const speeches = before.kind === 'together' ? before.speeches : [before.speech];
    items[items.length - 1] = {
      kind: 'together',
      id: before.id,
      speeches: [...speeches, item.speech],
    };
  }
  return items;
}
