import type { Busy, Call, Calls, Day, Person, Place, Weighed } from './contracts';
import { clockOf, dateOf, later, minutesOf, moment, mondayOf } from './times';

/** The weeks of the period, each by its Monday. */
export function weeksOf(days: readonly Day[]): string[] {
  return [...new Set(days.map(({ date }) => mondayOf(date)))].sort();
}

export const daysOf = (days: readonly Day[], monday: string): Day[] =>
  days.filter(({ date }) => mondayOf(date) === monday);

/** The week to begin with: today's, or the first to come, or the last. */
export function weekOf(days: readonly Day[], today: string): string {
  const weeks = weeksOf(days);
  return weeks.find((monday) => later(monday, 6) >= today) ?? weeks.at(-1) ?? mondayOf(today);
}

/** From when to when a week is drawn, in minutes of the day, on whole hours. */
export function hoursOf(days: readonly Day[], calls: readonly Call[]): [number, number] {
  const dates = new Set(days.map(({ date }) => date));
  const times = days.flatMap(({ open }) => open.flat().map(minutesOf));
  for (const { start, end } of calls)
    if (start && end && dates.has(dateOf(start))) times.push(...spanOn(dateOf(start), start, end));
  if (!times.length) return [600, 1080];
  return [Math.floor(Math.min(...times) / 60) * 60, Math.ceil(Math.max(...times) / 60) * 60];
}

/** A span of time on one day, in minutes: what lies on other days is cut off. */
export function spanOn(date: string, from: string, to: string): [number, number] {
  const start = dateOf(from) < date ? 0 : dateOf(from) > date ? 1440 : minutesOf(clockOf(from));
  const end = dateOf(to) > date ? 1440 : dateOf(to) < date ? 0 : minutesOf(clockOf(to));
  return [start, end];
}

/** When the house is closed on a day, between two times. */
export function closedOn(day: Day, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let begun = from;
  for (const [start, end] of day.open.map((pair) => pair.map(minutesOf) as [number, number])) {
    if (start > begun) found.push([begun, start]);
    begun = Math.max(begun, end);
  }
  if (begun < to) found.push([begun, to]);
  return found;
}

export interface Conflict {
  person: string;
  span: [number, number];
  why: string;
}

/** Who cannot be called on a day, and when. */
export function conflictsOn(date: string, people: readonly Person[]): Conflict[] {
  return people.flatMap(({ title, busy }) =>
    busy.flatMap(([from, to, why]: Busy) => {
      const span = spanOn(date, from, to);
      return span[0] < span[1] ? [{ person: title, span, why: why || 'not free' }] : [];
    }),
  );
}

/** Those who are away at the same hours share one hatching. */
export function hatched(
  date: string,
  people: readonly Person[],
  [from, to]: [number, number],
): { span: [number, number]; says: string }[] {
  const found = new Map<string, { span: [number, number]; says: string[] }>();
  for (const { person, span, why } of conflictsOn(date, people)) {
    const cut: [number, number] = [Math.max(from, span[0]), Math.min(to, span[1])];
    const key = cut.join('-');
    if (cut[0] < cut[1])
      found.set(key, { span: cut, says: [...(found.get(key)?.says ?? []), `${person}: ${why}`] });
  }
  return [...found.values()].map(({ span, says }) => ({ span, says: says.join(', ') }));
}

/** The calls with some of them elsewhere. */
export function placed(calls: readonly Call[], places: readonly Place[]): Call[] {
  const to = new Map(places.map((place) => [place.id, place]));
  return calls.map((call) => {
    const place = to.get(call.id);
    return place ? put(call, place) : call;
  });
}

function put(call: Call, { start, room, fixed = call.fixed }: Place): Call {
  const stays = start === call.start;
  const end = start && moment(dateOf(start), minutesOf(clockOf(start)) + call.minutes);
  return { ...call, start, end, room, fixed, breaks: stays ? call.breaks : [] };
}

export const placeOf = ({ id, start, room, fixed }: Call): Place => ({ id, start, room, fixed });

/** What is weighed: every call that stands somewhere. */
export const standing = (calls: readonly Call[]): Place[] =>
  calls.filter(({ start }) => start).map(({ id, start, room }) => ({ id, start, room }));

export interface Column {
  day: Day;
  room: string;
}

/** Days and rooms from left to right. */
export const columnsOf = (days: readonly Day[], rooms: readonly { id: string }[]): Column[] =>
  days.flatMap((day) => rooms.map(({ id }) => ({ day, room: id })));

/** A call moved by keys: so many steps down, so many columns to the right; null where that leads nowhere. */
export function stepped(
  call: Call,
  by: { down: number; right: number },
  found: { days: readonly Day[]; rooms: readonly { id: string }[]; step: number },
): Place | null {
  const open = call.rooms.length
    ? found.rooms.filter(({ id }) => call.rooms.includes(id))
    : found.rooms;
  const columns = columnsOf(found.days, open.length ? open : found.rooms);
  if (!call.start) return null;
  const now = columns.findIndex(
    ({ day, room }) => day.date === dateOf(call.start ?? '') && room === call.room,
  );
  const column = columns[now + by.right];
  const minutes = minutesOf(clockOf(call.start)) + by.down * found.step;
  if (!column || minutes < 0 || minutes + call.minutes > 1440) return null;
  return { id: call.id, start: moment(column.day.date, minutes), room: column.room };
}

/** Where a call without a place is put first, to be moved from there: a day's first open hour. */
export function firstPlace(
  call: Call,
  days: readonly Day[],
  rooms: readonly { id: string }[],
): Place | null {
  const day = days.find(({ open }) => open.length);
  const room = call.rooms[0] ?? rooms[0]?.id;
  const at = day?.open[0]?.[0];
  return day && at && room ? { id: call.id, start: `${day.date}T${at}`, room } : null;
}

/** The minute nearest a height on the page, on the grid of the calls. */
export function snapped(minutes: number, step: number, length: number): number {
  return Math.max(0, Math.min(1440 - length, Math.round(minutes / step) * step));
}

export interface Lane {
  id: string;
  name: string;
  called: [number, number][];
  breaks: [number, number][];
  waits: [number, number][];
  conflicts: Conflict[];
  minutesCalled: number;
  minutesWaiting: number;
}

/** Everybody's day: those who are called or cannot be, the longest day first. */
export function lanesOn(
  date: string,
  found: Pick<Calls, 'people'>,
  calls: readonly Call[],
  weighed: Weighed,
): Lane[] {
  const today = calls.filter(({ start }) => start && dateOf(start) === date);
  const lanes = found.people.map((person) => {
    const mine = today.filter(({ people }) => people.includes(person.id));
    const spans = (several: readonly [string, string][]): [number, number][] =>
      several.map(([from, to]) => spanOn(date, from, to));
    const called = spans(mine.map(({ start, end }) => [start ?? '', end ?? '']));
    const breaks = spans(mine.flatMap((call) => weighed.breaks?.[call.id] ?? call.breaks));
    const waits = spans(
      (weighed.waits ?? [])
        .filter(([who, from]) => who === person.id && dateOf(from) === date)
        .map(([, from, to]) => [from, to]),
    );
    return {
      id: person.id,
      name: person.title,
      called,
      breaks,
      waits,
      conflicts: conflictsOn(date, [person]),
      minutesCalled: sum(called),
      minutesWaiting: sum(waits),
    };
  });
  return lanes
    .filter(({ called, conflicts }) => called.length || conflicts.length)
    .sort((one, other) => other.minutesCalled - one.minutesCalled);
}

const sum = (spans: readonly [number, number][]): number =>
  spans.reduce((minutes, [start, end]) => minutes + end - start, 0);
