import type { Division, Draft, SceneNeeds } from '../contracts';
import { counted, listed } from '../text/counts';
import type { Doubling, Pair } from './contracts';

/** "12 performers. Fewer cannot play it: that is proved." */
export function headline(found: Doubling): string {
  const company = counted(found.company, 'performer');
  if (found.two_at_once.length)
    return `${company}, and ${counted(found.two_at_once.length, 'place')} where one would be two people.`;
  const least = counted(found.smallest, 'performer');
  if (found.company > found.smallest) return `${company}. ${least} could play it${proof(found)}.`;
  return found.proved
    ? `${company}. Fewer cannot play it: that is proved.`
    : `${company}. Perhaps fewer could, but not fewer than ${found.lower_bound}.`;
}

const proof = (found: Doubling): string => (found.proved ? ', and no fewer' : '');

/** What the company cannot be smaller than. */
export function limit(found: Doubling, name: (role: string) => string, where: string): string {
  if (!found.limiting) return '';
  const names = listed(found.limiting.on_stage.map(name));
  return found.limiting.at_once
    ? `${names} are needed at once${where}.`
    : found.said.gap_words || found.said.gap_minutes
      ? `Each of ${names} meets all the others, or follows them too soon.`
      : `Each of ${names} meets all the others somewhere.`;
}

/** How near two parts come, in words. */
export function distance(pair: Pair): string {
  if (pair.words === 0) return 'nothing is said between them';
  const minutes = pair.minutes < 1 ? 'under a minute' : counted(Math.round(pair.minutes), 'minute');
  return `${counted(pair.words, 'word')} between, ${minutes}`;
}

/** A scene as people call it. */
export function sceneName(division: Division): string {
  const kind = division.kind.charAt(0).toUpperCase() + division.kind.slice(1);
  return division.title || (division.number ? `${kind} ${division.number}` : kind);
}

export interface PlotRow {
  id: string;
  name: string;
  /** For each track the names of its roles in this scene. */
  roles: string[][];
}

/** The doubling plot: for each scene who is who. */
export function plot(
  draft: Draft,
  scenes: readonly SceneNeeds[],
  tracks: readonly string[][],
  name: (role: string) => string,
): PlotRow[] {
  const divisions = new Map(draft.divisions.map((division) => [division.id, division]));
  return scenes.flatMap((scene) => {
    const division = divisions.get(scene.id);
    if (!division) return [];
    const act = division.parent ? divisions.get(division.parent) : undefined;
    const within = act ? `${sceneName(act)}, ` : '';
    const roles = tracks.map((track) =>
      track.filter((role) => scene.roles.includes(role)).map(name),
    );
    return [{ id: scene.id, name: within + sceneName(division), roles }];
  });
}
