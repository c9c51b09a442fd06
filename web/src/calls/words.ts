import { counted, listed } from '../text/counts';
import type { Broken, Call, Calls, Kind, PlanOption, Published, Weighed, Where } from './contracts';
import { clockOf, dateOf, hours, inShort, longDay } from './times';

/** Colours are those of the marks; the word says it to whoever does not see them. */
export const KINDS: Record<Kind, { word: string; colour: string }> = {
  scene: { word: 'Scene', colour: 'c-query' },
  music: { word: 'Music', colour: 'c-cue' },
  dance: { word: 'Dance', colour: 'c-block' },
  fitting: { word: 'Fitting', colour: 'c-note' },
  run: { word: 'Run', colour: 'c-cut' },
  session: { word: 'Session', colour: 'c-idea' },
};

/** "At least 35 min cannot be avoided." Never "only", unless that is proved. */
export function bound(waiting: number, least: number, proved: boolean): string {
  if (proved && waiting <= least)
    return waiting
      ? 'Nobody can plan it with less: that is proved.'
      : 'Nobody whose time is counted waits.';
  return least
    ? `At least ${hours(least)} cannot be avoided.`
    : 'How little is possible is not known.';
}

/** What a change does to the waiting and to what is broken: what one sees while a call is dragged. */
export function difference(before: Weighed, after: Weighed): string {
  const minutes = after.waiting_minutes - before.waiting_minutes;
  const waiting =
    minutes === 0
      ? 'No more waiting and no less'
      : `${hours(Math.abs(minutes))} ${minutes > 0 ? 'more' : 'less'} waiting`;
  const broken = newlyBroken(before, after).length;
  return broken
    ? `${waiting}, and ${counted(broken, 'thing')} broken.`
    : `${waiting}, and nothing broken.`;
}

const told = ({ calls, people, why }: Broken): string => JSON.stringify([calls, people, why]);

export function newlyBroken(before: Weighed, after: Weighed): Broken[] {
  const known = new Set(before.broken.map(told));
  return after.broken.filter((one) => !known.has(told(one)));
}

/** "Margot, Anders"; all of them is "everybody". */
export function whoIn(call: Call, found: Pick<Calls, 'people'>): string {
  const names = new Map(found.people.map(({ id, title }) => [id, title]));
  const people = call.people.map((id) => names.get(id) ?? id);
  return people.length > 4 && people.length >= found.people.length - 1
    ? 'everybody'
    : people.join(', ');
}

export function whenOf(call: Call): string {
  return call.start && call.end
    ? `${longDay(dateOf(call.start))}, ${clockOf(call.start)} to ${clockOf(call.end)}`
    : 'no place yet';
}

export const roomName = (room: string | null, found: Pick<Calls, 'rooms'>): string =>
  found.rooms.find(({ id }) => id === room)?.title ?? room ?? '';

/** What a card shows by where it stands, and by its colour, for whoever listens. */
export function spoken(call: Call, found: Calls, broken: readonly Broken[]): string {
  const parts = [
    KINDS[call.kind].word,
    whenOf(call),
    found.rooms.length > 1 ? roomName(call.room, found) : '',
    ...broken.filter(({ calls }) => calls.includes(call.id)).map(({ why }) => why),
  ];
  return parts.filter(Boolean).join(', ');
}

export const OPTION_NAMES: Record<string, string> = {
  'fewest moved': 'Fewest calls moved',
  'least waiting': 'Least waiting',
  plan: 'A plan',
  anew: 'All planned anew',
};

/** "3 calls move, 40 min of waiting." */
export function optionHead({ moved, plan }: PlanOption): string {
  const number = moved.filter(({ from, to }) => from && to).length;
  const fresh = moved.filter(({ from }) => !from).length;
  const moves = number ? counted(number, 'call moves', 'calls move') : 'No call moves';
  const finds = fresh ? `${counted(fresh, 'call finds', 'calls find')} a place` : '';
  const out = plan.unplaced.length
    ? `${counted(plan.unplaced.length, 'call')} without a place`
    : '';
  const waiting = `${hours(plan.waiting_minutes)} of waiting`;
  return `${[number || !fresh ? moves : '', finds, waiting, out].filter(Boolean).join(', ')}.`;
}

/** What moves from where to where. */
export function moves(option: PlanOption, calls: readonly Call[]): string[] {
  const title = new Map(calls.map((call) => [call.id, call.title]));
  return option.moved.map(({ id, from, to }) => {
    const where = (at: Where | null): string => (at ? inShort(at.start) : 'no place');
    return `${title.get(id) ?? id}: ${where(from)} → ${where(to)}`;
  });
}

/** "Sent on 20 Nov to 5 people; 3 have confirmed." */
export function sent(published: Published): string {
  const confirmed = published.told.filter((one) => one.confirmed).length;
  const people = counted(published.told.length, 'person', 'people');
  const day = inShort(published.at.slice(0, 16)).replace(/, .*/, '');
  return `Sent on ${day} to ${people}; ${confirmed} confirmed.`;
}

/** "Breaks, hours and overnight rest all hold", or how many do not. */
export function rulesKept(weighed: Weighed): string {
  const broken = weighed.rules.filter(({ kept }) => !kept);
  if (!weighed.rules.length) return '';
  if (!broken.length)
    return `Rules of work hold: ${listed([...new Set(weighed.rules.map(({ rule }) => rule))])}`;
  return `${counted(broken.length, 'rule')} of work not kept`;
}
