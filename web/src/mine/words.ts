import type { OwnCall, Said } from './contracts';

const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'short' };

/** A day as people say it. The date is nobody's but the wall's: it is not moved to this device's zone. */
export function day(date: string): string {
  const [year = 0, month = 1, of = 1] = date.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, of)).toLocaleDateString('en-GB', {
    ...DAY,
    timeZone: 'UTC',
  });
}

export const clock = (at: string): string => at.slice(11, 16);

/** The day before a midnight, or the day itself. */
function lastDay(to: string): string {
  if (clock(to) !== '00:00') return to.slice(0, 10);
  return new Date(Date.parse(`${to.slice(0, 10)}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const isMidnight = (at: string): boolean => ['00:00', '24:00'].includes(clock(at));

/** A conflict as people say it. */
export function inWords({ from, to, only, until }: Said): string {
  if (!from) return `Free from ${day(to ?? '')} on`;
  if (!to) return `Not free from ${day(from)} on`;
  const last = lastDay(to);
  const hours = `${clock(from)} to ${isMidnight(to) ? 'midnight' : clock(to)}`;
  if (only) return `${day(from)}: free only from ${hours}`;
  if (until) return `From ${day(from)}, every week until ${day(until)}: ${hours}`;
  if (clock(from) === '00:00' && isMidnight(to))
    return last === from.slice(0, 10) ? `${day(from)}, all day` : `${day(from)} to ${day(last)}`;
  if (last === from.slice(0, 10)) return `${day(from)}, ${hours}`;
  return `${day(from)} ${clock(from)} to ${day(to)} ${clock(to)}`;
}

export function travel({ travel_before: before, travel_after: after }: Said): string {
  const parts = [before && `${before} minutes before`, after && `${after} minutes after`];
  const said = parts.filter(Boolean).join(', ');
  return said && `Travel: ${said}`;
}

/** Calls by their day, in their order. */
export function byDay(calls: readonly OwnCall[]): [string, OwnCall[]][] {
  const dates = [...new Set(calls.map(({ start }) => start.slice(0, 10)))];
  return dates.map((date) => [date, calls.filter(({ start }) => start.startsWith(date))]);
}
