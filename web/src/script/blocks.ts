import type { ScriptElement } from '../contracts';
import type { Places } from './places';

/** One French scene, or a stretch of the script outside of any: one <section> of the page. */
export interface Block {
  id: string;
  frenchScene: number | null;
  /** 'cast', 'front' or 'back' for what is printed around the play, else null. */
  around: string | null;
  elements: ScriptElement[];
  words: number;
}

export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

export function blocksOf({ draft, frenchSceneAt, aroundPlay }: Places): Block[] {
  const blocks: Block[] = [];
  draft.elements.forEach((element, position) => {
    const frenchScene = frenchSceneAt[position] ?? null;
    const around = aroundPlay[position] ?? null;
    let block = blocks[blocks.length - 1];
    if (!block || block.frenchScene !== frenchScene || block.around !== around) {
      block = { id: `block-${element.id}`, frenchScene, around, elements: [], words: 0 };
      blocks.push(block);
    }
    block.elements.push(element);
    block.words += wordsIn(element.text);
  });
  return blocks;
}

// On the 640 px sheet a line of 18 px type holds about ten words and is 27 px high; each element
// adds the space between paragraphs. Only a guess: the browser keeps the true height once seen.
const WORDS_A_LINE = 10;
const LINE_HEIGHT = 27;
const PARAGRAPH_SPACE = 11;

/** The height in px to reserve for a block that has not been laid out yet. */
export function guessedHeight({ words, elements }: Block): number {
  return Math.round((words / WORDS_A_LINE) * LINE_HEIGHT + elements.length * PARAGRAPH_SPACE);
}
