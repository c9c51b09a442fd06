import type { Division } from '../contracts';
import { aboutMinutes } from '../text/minutes';
import { depthOf, plainNumber } from './divisions';
import type { Places } from './places';
import { calledThe, whoIsIn, whoLine } from './who';

export interface Heading {
  /** Of the HTML heading, 2 to 4: the script's title is 1. */
  level: 2 | 3 | 4;
  act: boolean;
  /** The division's number where the heading's own words do not hold it. */
  number: string | null;
  /** "MARGOT · ANDERS · the WAITER from p. 15 · about 9 min", for scenes. */
  who: string;
}

function whoOf(places: Places, division: Division, the: ReadonlySet<string>): string {
  const scene = places.breakdown.scenes.find(({ id }) => id === division.id);
  if (!scene) return '';
  const people = whoLine(whoIsIn(places, division, the));
  return [people, aboutMinutes(scene.minutes)].filter(Boolean).join(' · ');
}

function numberOf({ number }: Division, text: string): string | null {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  if (!number) return null;
  const said = words.some((word) => plainNumber(word) === plainNumber(number));
  return said ? null : number;
}

/** A heading may go at most one level deeper than the one before it, or listeners lose the way. */
function levelAfter(last: number, depth: number): Heading['level'] {
  return Math.min(2 + depth, last + 1, 4) as Heading['level'];
}

export function headingsOf(places: Places): Map<string, Heading> {
  const { draft, divisions, breakdown } = places;
  const the = calledThe(places);
  const scenes = new Set(breakdown.scenes.map(({ id }) => id));
  const headings = new Map<string, Heading>();
  let last = 1;
  for (const { id, kind, text } of draft.elements) {
    if (kind !== 'heading') continue;
    const here = [...divisions.values()].filter(({ first }) => first === id);
    const [outer] = here;
    const level = outer ? levelAfter(last, depthOf(outer, divisions)) : levelAfter(last, last - 2);
    const scene = here.find((division) => scenes.has(division.id));
    headings.set(id, {
      level,
      act: outer?.kind === 'act',
      number: outer ? numberOf(outer, text) : null,
      who: scene ? whoOf(places, scene, the) : '',
    });
    last = level;
  }
  return headings;
}
