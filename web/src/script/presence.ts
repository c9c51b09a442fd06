import type { Range } from '../contracts';
import type { Places } from './places';

export type Presence = 'speaks' | 'silent' | 'off';

/** One stretch of a bar. Its weight is how long it lasts, so that a bar shows time. */
export interface Stretch {
  weight: number;
  presence: Presence;
}

// A French scene of no words still happens: give it a sliver that can be seen.
const SLIVER = 0.15;

function weightOf([low, high]: Range): number {
  return Math.max(SLIVER, (low + high) / 2);
}

export function presenceIn(
  { breakdown, speakers }: Places,
  frenchScene: number,
  role: string,
): Presence {
  if (!breakdown.french_scenes[frenchScene]?.on_stage.includes(role)) return 'off';
  return speakers[frenchScene]?.has(role) ? 'speaks' : 'silent';
}

/** The French scenes of each scene, by their place in the breakdown's list. */
export function frenchScenesByScene({ breakdown }: Places): Map<string | null, number[]> {
  const byScene = new Map<string | null, number[]>();
  breakdown.french_scenes.forEach(({ scene }, index) => {
    const list = byScene.get(scene);
    if (list) list.push(index);
    else byScene.set(scene, [index]);
  });
  return byScene;
}

/** A role's bar through some French scenes. */
export function barOf(places: Places, frenchScenes: readonly number[], role: string): Stretch[] {
  return frenchScenes.map((index) => ({
    presence: presenceIn(places, index, role),
    weight: weightOf(places.breakdown.french_scenes[index]?.minutes ?? [0, 0]),
  }));
}

/** Whose bars to show while no role is chosen: whoever is longest on stage. */
export function longestOnStage({ breakdown }: Places): string | null {
  const length = ([low, high]: Range): number => low + high;
  const [first, ...rest] = breakdown.roles;
  if (!first) return null;
  return rest.reduce(
    (longest, role) =>
      length(role.minutes_on_stage) > length(longest.minutes_on_stage) ? role : longest,
    first,
  ).id;
}
