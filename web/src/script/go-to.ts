import type { Division } from '../contracts';
import { fold } from '../text/fold';
import { actOf, divisionName, plainNumber } from './divisions';
import type { Places } from './places';

/** Where a typed place is, and how to say it before going there. */
export interface Target {
  element: string;
  says: string;
}

type Reading = (typed: string, places: Places) => Target | null;

function toDivision(division: Division | undefined): Target | null {
  return division ? { element: division.first, says: divisionName(division) } : null;
}

function pageNamed(typed: string, { draft }: Places): Target | null {
  const first = draft.elements.find(({ page }) => page?.toLowerCase() === typed);
  return first ? { element: first.id, says: `Page ${first.page ?? ''}` } : null;
}

const page: Reading = (typed, places) => {
  const number = /^(?:page|pp?)\.? *(\w+)$/u.exec(typed)?.[1] ?? typed;
  return /\d/u.test(number) ? pageNamed(number, places) : null;
};

const hasNumber =
  (wanted: string) =>
  ({ number }: Division): boolean =>
    number !== null && plainNumber(number) === plainNumber(wanted);

/** The acts in order, each with its scenes. */
function actsOf({ scenes, divisions }: Places): Map<Division | null, Division[]> {
  const acts = new Map<Division | null, Division[]>();
  for (const scene of scenes) {
    const act = actOf(scene, divisions);
    acts.set(act, [...(acts.get(act) ?? []), scene]);
  }
  return acts;
}

/** "3.2": by the printed numbers, else by counting. */
const actAndScene: Reading = (typed, places) => {
  const [, act = '', scene = ''] = /^(\w+)[. :](\w+)$/u.exec(typed) ?? [];
  const acts = [...actsOf(places)].filter(([division]) => division !== null);
  const byNumber = acts.find(([division]) => division && hasNumber(act)(division));
  const scenes = (byNumber ?? acts[Number(plainNumber(act)) - 1])?.[1];
  return toDivision(scenes?.find(hasNumber(scene)) ?? scenes?.[Number(plainNumber(scene)) - 1]);
};

const act: Reading = (typed, { divisions }) => {
  const wanted = /^act *(\w+)$/u.exec(typed)?.[1];
  if (!wanted) return null;
  return toDivision(
    [...divisions.values()].find((one) => one.kind === 'act' && hasNumber(wanted)(one)),
  );
};

const scene: Reading = (typed, { scenes }) => {
  const wanted = /^(?:scene|sc?)\.? *(\w+)$/u.exec(typed)?.[1] ?? typed;
  return toDivision(scenes.find(hasNumber(wanted)));
};

const roleOf: Reading = (typed, { draft }) => {
  if (typed.length < 2) return null;
  const role = draft.roles.find(({ name }) => fold(name).startsWith(typed));
  const first = role && draft.elements.find(({ roles }) => roles.includes(role.id));
  return first ? { element: first.id, says: `${role.name}’s first speech` } : null;
};

const title: Reading = (typed, { divisions }) =>
  toDivision([...divisions.values()].find((one) => one.title && fold(one.title).includes(typed)));

// A bare number is a page first: that is what people call out in a rehearsal room.
const READINGS: readonly Reading[] = [page, actAndScene, act, scene, roleOf, title];

/** null when it is none of these: then it is words to find. */
export function targetOf(typed: string, places: Places): Target | null {
  const plain = fold(typed).trim();
  if (!plain) return null;
  for (const reading of READINGS) {
    const target = reading(plain, places);
    if (target) return target;
  }
  return null;
}
