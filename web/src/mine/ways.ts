import type { Said } from './contracts';

/** The ways in which people say when they are not free. */
export const WAYS = [
  { way: 'hours', says: 'Not free for some hours' },
  { way: 'days', says: 'Away for whole days' },
  { way: 'weekly', says: 'Not free every week' },
  { way: 'only', says: 'Free only for some hours of a day' },
  { way: 'from', says: 'Free from a day on' },
  { way: 'after', says: 'Not free from a day on' },
] as const;

export type Way = (typeof WAYS)[number]['way'];

/** What the fields of the form hold. */
export interface Fields {
  date: string;
  last: string;
  start: string;
  end: string;
  before: number;
  after: number;
  why: string;
  shared: boolean;
}

export const nothing = (): Fields => ({
  date: '',
  last: '',
  start: '',
  end: '',
  before: 0,
  after: 0,
  why: '',
  shared: false,
});

export const HAS_HOURS: readonly Way[] = ['hours', 'weekly', 'only'];
export const HAS_LAST: readonly Way[] = ['days', 'weekly'];

const hours = ({ date, start, end }: Fields): Pick<Said, 'from' | 'to'> => ({
  from: `${date}T${start}`,
  to: `${date}T${end === '00:00' ? '24:00' : end}`,
});

const TIMES: Record<Way, (fields: Fields) => Partial<Said>> = {
  hours,
  days: ({ date, last }) => ({ from: `${date}T00:00`, to: `${last || date}T24:00` }),
  weekly: (fields) => ({ ...hours(fields), until: fields.last }),
  only: (fields) => ({ ...hours(fields), only: true }),
  from: ({ date }) => ({ to: `${date}T00:00` }),
  after: ({ date }) => ({ from: `${date}T00:00` }),
};

/** A conflict as it is sent, from the way in which it was said. */
export function saying(way: Way, fields: Fields): Said {
  const travels = HAS_HOURS.includes(way);
  return {
    from: null,
    to: null,
    only: false,
    until: null,
    travel_before: travels ? fields.before || 0 : 0,
    travel_after: travels ? fields.after || 0 : 0,
    why: fields.why.trim(),
    shared: fields.shared,
    ...TIMES[way](fields),
  };
}
