import type { Call, Place, PlanOption } from './contracts';
import { placeOf } from './week';

/** Where an option puts every call that may move. */
export function placesOf({ plan }: Pick<PlanOption, 'plan'>, calls: readonly Call[]): Place[] {
  const to = new Map(plan.calls.map((place) => [place.id, place]));
  return calls
    .filter(({ fixed }) => !fixed)
    .map(({ id }) => ({ id, start: to.get(id)?.start ?? null, room: to.get(id)?.room ?? null }));
}

/** Of some places those that differ from what stands, in full, and where those calls were. */
export function changes(
  places: readonly Place[],
  calls: readonly Call[],
): { changed: Place[]; were: Place[] } {
  const standing = new Map(calls.map((call) => [call.id, placeOf(call)]));
  const pairs = places.flatMap((place) => {
    const was = standing.get(place.id);
    return was ? [{ was, is: { ...was, ...place } }] : [];
  });
  const different = pairs.filter(
    ({ was, is }) => was.start !== is.start || was.room !== is.room || was.fixed !== is.fixed,
  );
  return { changed: different.map(({ is }) => is), were: different.map(({ was }) => was) };
}
