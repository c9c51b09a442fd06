import type { Breakdown, Division, Draft, Opened } from '../contracts';

/** Where everything in one script is, worked out once when it is opened. */
export interface Places {
  draft: Draft;
  breakdown: Breakdown;
  /** Position of an element in the draft's list. */
  at: ReadonlyMap<string, number>;
  /** The page in force at each position: a page goes on until the next one is named. */
  pages: readonly (string | null)[];
  /** The French scene at each position, or null before, between and after them. */
  frenchSceneAt: readonly (number | null)[];
  /** Who speaks in each French scene. */
  speakers: readonly ReadonlySet<string>[];
  divisions: ReadonlyMap<string, Division>;
  /** Where the cast list and other matter before or after the play is: its kind at each position. */
  aroundPlay: readonly (string | null)[];
  /** The divisions that the breakdown counts as scenes, in the order of the script. */
  scenes: readonly Division[];
  roleNames: ReadonlyMap<string, string>;
}

function pagesOf(draft: Draft): (string | null)[] {
  let page: string | null = null;
  return draft.elements.map((element) => (page = element.page ?? page));
}

function frenchScenesAt({ elements }: Draft, breakdown: Breakdown, at: Map<string, number>) {
  const found: (number | null)[] = elements.map(() => null);
  breakdown.french_scenes.forEach(({ first, last }, index) => {
    const [from, to] = [at.get(first), at.get(last)];
    if (from !== undefined && to !== undefined) found.fill(index, from, to + 1);
  });
  return found;
}

function speakersOf(draft: Draft, breakdown: Breakdown, frenchSceneAt: (number | null)[]) {
  const speakers = breakdown.french_scenes.map(() => new Set<string>());
  draft.elements.forEach(({ kind, roles }, position) => {
    if (kind !== 'dialogue' && kind !== 'lyric') return;
    const index = frenchSceneAt[position] ?? null;
    if (index !== null) roles.forEach((role) => speakers[index]?.add(role));
  });
  return speakers;
}

/** Divisions that are printed with a play and not part of it, as the Python side names them. */
const AROUND = new Set(['cast', 'front', 'back']);

function aroundPlay({ elements }: Draft, divisions: Division[], at: Map<string, number>) {
  const kinds: (string | null)[] = elements.map(() => null);
  for (const { kind, first, last } of divisions) {
    if (AROUND.has(kind)) kinds.fill(kind, at.get(first), (at.get(last) ?? 0) + 1);
  }
  return kinds;
}

function scenesOf(breakdown: Breakdown, divisions: Map<string, Division>): Division[] {
  return breakdown.scenes.flatMap(({ id }) => divisions.get(id) ?? []);
}

export function placesOf({ draft, breakdown }: Omit<Opened, 'row'>): Places {
  const at = new Map(draft.elements.map(({ id }, position) => [id, position]));
  // A division without a word in it has no place to go to.
  const inPlace = draft.divisions.filter(({ first }) => at.has(first));
  const divisions = new Map(inPlace.map((division) => [division.id, division]));
  const frenchSceneAt = frenchScenesAt(draft, breakdown, at);
  return {
    draft,
    breakdown,
    at,
    pages: pagesOf(draft),
    frenchSceneAt,
    speakers: speakersOf(draft, breakdown, frenchSceneAt),
    divisions,
    aroundPlay: aroundPlay(draft, inPlace, at),
    scenes: scenesOf(breakdown, divisions),
    roleNames: new Map([...breakdown.roles, ...draft.roles].map(({ id, name }) => [id, name])),
  };
}

export function pageAt(places: Places, element: string): string | null {
  return places.pages[places.at.get(element) ?? -1] ?? null;
}

/** Which scene somebody is in: the last one that has begun. */
export function sceneAt({ scenes, at }: Places, position: number): Division | null {
  return scenes.findLast(({ first }) => (at.get(first) ?? Infinity) <= position) ?? null;
}

/** Roles from the largest to the smallest, as everywhere in the pages. */
export function bySize<T extends { speeches: number; words: number }>(roles: readonly T[]): T[] {
  return [...roles].sort((a, b) => b.speeches - a.speeches || b.words - a.words);
}
