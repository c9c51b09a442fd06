import type { Division } from '../contracts';
import { middle } from '../text/minutes';
import { actName, actOf, divisionName } from './divisions';
import type { Places } from './places';
import { pageAt } from './places';
import { frenchScenesByScene } from './presence';

export interface Entry {
  id: string;
  element: string;
  label: string;
  /** The page where it begins, or how long it plays where the source has no pages. */
  place: string;
  frenchScenes: readonly number[];
}

export interface Group {
  id: string;
  /** null for what stands outside every act. */
  heading: string | null;
  element: string | null;
  minutes: number;
  entries: Entry[];
}

function entryOf(places: Places, division: Division, frenchScenes: readonly number[]): Entry {
  const scene = places.breakdown.scenes.find(({ id }) => id === division.id);
  const page = pageAt(places, division.first);
  const minutes = scene ? `${middle(scene.minutes)} min` : '';
  return {
    id: division.id,
    element: division.first,
    label: divisionName(division),
    place: page ?? minutes,
    frenchScenes,
  };
}

/** Only what holds nothing else that is listed is an entry; the rest are headings above them. */
function listedDivisions({ scenes, divisions }: Places): Division[] {
  const wanted = new Set(scenes);
  const parents = new Set<string | null>(scenes.map(({ parent }) => parent));
  const isEntry = (division: Division): boolean =>
    wanted.has(division) || division.kind === 'song' || !parents.has(division.id);
  // Front matter is what one sees first anyway.
  return [...divisions.values()].filter(
    (one) => one.kind !== 'front' && isEntry(one) && !insideScene(one, divisions, wanted),
  );
}

/** A division within a scene that is no song is too small for the contents. */
function insideScene(
  { kind, parent }: Division,
  divisions: ReadonlyMap<string, Division>,
  scenes: ReadonlySet<Division>,
): boolean {
  const above = parent ? divisions.get(parent) : undefined;
  return kind !== 'song' && above !== undefined && scenes.has(above);
}

function minutesOf({ breakdown }: Places, entries: readonly Entry[]): number {
  const ids = new Set(entries.map(({ id }) => id));
  const scenes = breakdown.scenes.filter(({ id }) => ids.has(id));
  return Math.round(scenes.reduce((sum, { minutes: [low, high] }) => sum + (low + high) / 2, 0));
}

function groupOf(act: Division | null, first: Division): Group {
  return {
    id: act?.id ?? `outside-${first.id}`,
    heading: act && actName(act),
    element: act?.first ?? null,
    minutes: 0,
    entries: [],
  };
}

export function contentsOf(places: Places): Group[] {
  const byScene = frenchScenesByScene(places);
  const inOrder = [...listedDivisions(places)].sort(
    (a, b) => (places.at.get(a.first) ?? 0) - (places.at.get(b.first) ?? 0),
  );
  const groups: Group[] = [];
  for (const division of inOrder) {
    const act = actOf(division, places.divisions);
    let group = groups[groups.length - 1];
    if (!group || (group.heading ? group.id : null) !== (act?.id ?? null)) {
      group = groupOf(act, division);
      groups.push(group);
    }
    group.entries.push(entryOf(places, division, byScene.get(division.id) ?? []));
  }
  return groups.map((group) => ({ ...group, minutes: minutesOf(places, group.entries) }));
}
