import type { Division, RoleSize } from '../contracts';
import { counted } from '../text/counts';
import { middle, rangeOf } from '../text/minutes';
import { actName, actOf, divisionName } from '../script/divisions';
import type { Places } from '../script/places';
import { bySize } from '../script/places';
import type { Stretch } from '../script/presence';
import { barOf, frenchScenesByScene } from '../script/presence';

export interface ChartColumn {
  scene: Division;
  short: string;
  name: string;
  minutes: string;
  range: string;
  frenchScenes: readonly number[];
}

export interface ChartGroup {
  id: string;
  name: string;
  columns: ChartColumn[];
}

export interface ChartCell {
  column: ChartColumn;
  bar: Stretch[];
  /** Where a press goes: the first French scene of the scene with this role on stage. */
  element: string | null;
  says: string;
}

export interface ChartRow {
  role: RoleSize;
  cells: ChartCell[];
}

export interface Chart {
  groups: ChartGroup[];
  rows: ChartRow[];
}

function columnOf(places: Places, scene: Division, index: number, frenchScenes: readonly number[]) {
  const minutes = places.breakdown.scenes.find(({ id }) => id === scene.id)?.minutes ?? [0, 0];
  return {
    scene,
    short: scene.number ?? (scene.title ? scene.title.slice(0, 3) : String(index + 1)),
    name: divisionName(scene),
    minutes: String(middle(minutes)),
    range: rangeOf(minutes),
    frenchScenes,
  };
}

function groupsOf(places: Places): ChartGroup[] {
  const byScene = frenchScenesByScene(places);
  const groups: ChartGroup[] = [];
  places.scenes.forEach((scene, index) => {
    const act = actOf(scene, places.divisions);
    const id = act?.id ?? 'outside';
    if (groups[groups.length - 1]?.id !== id) {
      groups.push({ id, name: act ? actName(act) : '', columns: [] });
    }
    const column = columnOf(places, scene, index, byScene.get(scene.id) ?? []);
    groups[groups.length - 1]?.columns.push(column);
  });
  return groups;
}

/** What the cell shows, in words, for whoever cannot see it. */
export function cellSays(role: string, scene: string, bar: readonly Stretch[]): string {
  const on = bar.filter(({ presence }) => presence !== 'off').length;
  const speaks = bar.some(({ presence }) => presence === 'speaks');
  if (!on) return `${role} is not in ${scene}`;
  const how = speaks ? 'speaks' : 'is there without a word';
  return `${role} ${how} in ${scene}: on stage in ${on} of ${counted(bar.length, 'French scene')}`;
}

function cellOf(places: Places, role: RoleSize, column: ChartColumn): ChartCell {
  const bar = barOf(places, column.frenchScenes, role.id);
  const on = column.frenchScenes[bar.findIndex(({ presence }) => presence !== 'off')];
  return {
    column,
    bar,
    element: on === undefined ? null : (places.breakdown.french_scenes[on]?.first ?? null),
    says: cellSays(role.name, column.name, bar),
  };
}

export function chartOf(places: Places): Chart {
  const groups = groupsOf(places);
  const columns = groups.flatMap((group) => group.columns);
  const rows = bySize(places.breakdown.roles).map((role) => ({
    role,
    cells: columns.map((column) => cellOf(places, role, column)),
  }));
  return { groups, rows };
}
