/** Moments as the server writes them, "2026-11-23T10:00", reckoned without any time zone. */

const DAY = 86_400_000;

export const dateOf = (moment: string): string => moment.slice(0, 10);

export const clockOf = (moment: string): string => moment.slice(11, 16);

/** Minutes since midnight of a time of day; 24:00 is the end of a day. */
export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export const moment = (date: string, minutes: number): string => `${date}T${clock(minutes)}`;

const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/** So many days later, or earlier. */
export function later(date: string, days: number): string {
  return new Date(noon(date).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export const mondayOf = (date: string): string => later(date, -((noon(date).getUTCDay() + 6) % 7));

const inWords = (date: string, options: Intl.DateTimeFormatOptions): string =>
  noon(date).toLocaleDateString('en-GB', { timeZone: 'UTC', ...options });

/** "Mon 23". */
export const shortDay = (date: string): string =>
  `${inWords(date, { weekday: 'short' })} ${Number(date.slice(8))}`;

/** "Monday 23 November". */
export const longDay = (date: string): string =>
  `${inWords(date, { weekday: 'long' })} ${Number(date.slice(8))} ${inWords(date, { month: 'long' })}`;

/** "Mon 23 Nov, 10:00". */
export const inShort = (at: string): string =>
  `${shortDay(dateOf(at))} ${inWords(dateOf(at), { month: 'short' })}, ${clockOf(at)}`;

/** "40 min", "1 h", "6 h 20". */
export function hours(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} h${rest ? ` ${String(rest).padStart(2, '0')}` : ''}`;
}
