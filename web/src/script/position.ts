import { counted } from '../text/counts';
import { rangeOf } from '../text/minutes';
import type { Places } from './places';
import { sceneAt } from './places';

/** "Page 14 of 58 · scene 3 of 6", as far as the script has pages and scenes. */
export function positionSaid(places: Places, element: string, pages: number | null): string {
  const position = places.at.get(element) ?? 0;
  const page = places.pages[position];
  const scene = sceneAt(places, position);
  const parts = [];
  if (page) parts.push(pages ? `page ${page} of ${pages}` : `page ${page}`);
  if (scene) parts.push(`scene ${places.scenes.indexOf(scene) + 1} of ${places.scenes.length}`);
  const said = parts.join(' · ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** How large the chosen role is: "MARGOT: 412 speeches · 3,380 words · 5 of 6 scenes · 40–48 min". */
export function roleSaid({ breakdown }: Places, role: string | null): string {
  const size = breakdown.roles.find(({ id }) => id === role);
  if (!size) return '';
  const scenes = `${size.scenes.length} of ${counted(breakdown.scenes.length, 'scene')}`;
  const parts = [
    counted(size.speeches, 'speech', 'speeches'),
    counted(size.words, 'word'),
    scenes,
    `${rangeOf(size.minutes_on_stage)} min on stage`,
  ];
  return `${size.name}: ${parts.join(' · ')}`;
}
