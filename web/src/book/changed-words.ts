import type { Block } from '../script/blocks';
import type { Insertion } from '../text/runs';
import { textOf } from './fields';
import type { Mark } from './marks';

/** Agreed line changes as the page shows them: the new words stand after the old ones. */

export type Changes = ReadonlyMap<string, ReadonlyMap<string, readonly Insertion[]>>;

export const UNCHANGED: Changes = new Map();

/** Which block of the page each element is in. */
export function blockByElement(blocks: readonly Block[]): Map<string, string> {
  return new Map(blocks.flatMap(({ id, elements }) => elements.map((one) => [one.id, id])));
}

/** For each block of the page, for each of its elements, the words to put in. */
export function changesOf(
  marks: readonly Mark[],
  blockOf: (element: string) => string | undefined,
): Map<string, Map<string, Insertion[]>> {
  const blocks = new Map<string, Map<string, Insertion[]>>();
  for (const { record, data, place, to } of marks) {
    if (record.kind !== 'line_change' || record.status !== 'agreed' || to < 0) continue;
    const block = blockOf(place.last);
    if (block === undefined) continue;
    const elements = blocks.get(block) ?? new Map<string, Insertion[]>();
    const words = ` ${textOf(data, 'words')}`;
    elements.set(place.last, [...(elements.get(place.last) ?? []), { at: place.end, words }]);
    blocks.set(block, elements);
  }
  return blocks;
}

const keyOf = (elements: ReadonlyMap<string, readonly Insertion[]> | undefined): string =>
  JSON.stringify(elements ? [...elements] : []);

/** The same blocks as before where nothing changed in them, so that nothing is written anew. */
export function sameWherePossible(before: Changes, now: Changes): Changes {
  const kept = new Map(now);
  for (const [block, elements] of now) {
    const old = before.get(block);
    if (old && keyOf(old) === keyOf(elements)) kept.set(block, old);
  }
  const same = kept.size === before.size && [...kept].every(([id, one]) => before.get(id) === one);
  return same ? before : kept;
}

/** The elements whose words in the page differ between two states. */
export function touched(before: Changes, now: Changes): Set<string> {
  const elements = new Set<string>();
  for (const block of new Set([...before.keys(), ...now.keys()])) {
    const [old, fresh] = [before.get(block), now.get(block)];
    if (old === fresh) continue;
    for (const id of [...(old?.keys() ?? []), ...(fresh?.keys() ?? [])]) elements.add(id);
  }
  return elements;
}
