import type { Division, FrenchScene } from '../contracts';
import { listed } from '../text/counts';
import type { Places } from './places';
import { pageAt } from './places';

/** Somebody in a scene, and from where if not from its beginning. */
export interface InScene {
  role: string;
  name: string;
  /** '' from the beginning, else "from p. 15" or "later". */
  from: string;
}

/** Roles that the script itself calls "the": "the WAITER", but not "the MARGOT". */
export function calledThe({ draft }: Places): Set<string> {
  const directions = draft.elements
    .filter(({ kind }) => kind === 'stage_direction' || kind === 'parenthetical')
    .map(({ text }) => text.toLowerCase())
    .join('\n');
  const called = draft.roles.filter(({ name }) => directions.includes(`the ${name.toLowerCase()}`));
  return new Set(called.map(({ id }) => id));
}

function arrival(places: Places, scene: Division, first: string): string {
  const page = pageAt(places, first);
  return page && page !== pageAt(places, scene.first) ? `from p. ${page}` : 'later';
}

/** A scene often begins with an empty stage and the entrance onto it: whoever is there when the
 * first word is spoken is in it from the beginning. */
function firstSpoken({ breakdown, speakers }: Places, here: readonly FrenchScene[]): number {
  const spoken = (french: FrenchScene): boolean =>
    (speakers[breakdown.french_scenes.indexOf(french)]?.size ?? 0) > 0;
  return Math.max(0, here.findIndex(spoken));
}

export function whoIsIn(places: Places, scene: Division, the: ReadonlySet<string>): InScene[] {
  const here = places.breakdown.french_scenes.filter((french) => french.scene === scene.id);
  const rank = new Map(places.breakdown.roles.map(({ id, speeches }) => [id, speeches]));
  const found = new Map<string, InScene>();
  const begun = firstSpoken(places, here);
  here.forEach(({ first, on_stage }, index) => {
    const bySize = [...on_stage].sort((a, b) => (rank.get(b) ?? 0) - (rank.get(a) ?? 0));
    for (const role of bySize) {
      if (found.has(role)) continue;
      const name = places.roleNames.get(role) ?? role;
      const from = index <= begun ? '' : arrival(places, scene, first);
      found.set(role, { role, name: from && the.has(role) ? `the ${name}` : name, from });
    }
  });
  return [...found.values()];
}

/** One line: "MARGOT · ANDERS · the WAITER from p. 15". Those who come together are named together. */
export function whoLine(people: readonly InScene[]): string {
  const parts = people.filter(({ from }) => !from).map(({ name }) => name);
  for (const from of new Set(people.map((person) => person.from).filter(Boolean))) {
    const names = people.filter((person) => person.from === from).map(({ name }) => name);
    parts.push(`${listed(names)} ${from}`);
  }
  return parts.join(' · ');
}
