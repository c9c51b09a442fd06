import type { Calls, Day, Settings } from './contracts';
import { later, minutesOf } from './times';

/** What stage management says of a period, out of everything that the server says. */
export function settingsOf(found: Calls): Settings {
  const { timezone, step, days, rooms, milestones, stages, scenes, sessions, staff, rules } = found;
  return structuredClone({
    timezone,
    step,
    days,
    rooms,
    milestones,
    stages,
    scenes,
    sessions,
    staff,
    rules,
  });
}

/** "10:00–13:00, 14:00–18:00" as pairs; null where it is none. */
export function hoursFrom(text: string): [string, string][] | null {
  if (!text.trim()) return [];
  const found = text
    .split(',')
    .map((part) => /^\s*(\d{1,2}:\d\d)\s*[-–]\s*(\d{1,2}:\d\d)\s*$/.exec(part));
  const pairs = found.map((match): [string, string] => [padded(match?.[1]), padded(match?.[2])]);
  const grows = pairs
    .flat()
    .every((at, n, all) => n === 0 || minutesOf(all[n - 1] ?? '') < minutesOf(at));
  return found.every(Boolean) && grows && minutesOf(pairs.at(-1)?.[1] ?? '') <= 1440 ? pairs : null;
}

const padded = (clock = ''): string => clock.padStart(5, '0');

export const hoursIn = (open: readonly [string, string][]): string =>
  open.map(([from, to]) => `${from}–${to}`).join(', ');

/** The days between two dates that fall on some days of the week (0 is Sunday), with those that were there. */
export function daysBetween(
  from: string,
  to: string,
  weekdays: ReadonlySet<number>,
  open: [string, string][],
  known: readonly Day[],
): Day[] {
  const found = new Map(known.map((day) => [day.date, day]));
  for (let date = from; date <= to && found.size < 400; date = later(date, 1)) {
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    if (weekdays.has(weekday) && !found.has(date)) found.set(date, { date, open });
  }
  return [...found.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** An id that none of these has. */
export function freshId(kind: string, taken: readonly { id: string }[]): string {
  let n = taken.length + 1;
  while (taken.some(({ id }) => id === `${kind}${n}`)) n += 1;
  return `${kind}${n}`;
}
