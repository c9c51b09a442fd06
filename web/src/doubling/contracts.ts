/** What the server says about a script's doubling. */
export interface Conditions {
  gap_words: number;
  gap_minutes: number;
  /** Two roles, and the minutes that the change takes. */
  costume: [string, string, number][];
  together: string[][];
  apart: string[][];
  alone: string[];
  most: number | null;
  played_by: Record<string, string>;
  ages: Record<string, [number, number]>;
  groups: Record<string, number>;
  split: Record<string, string[]>;
  covered: string[];
  /** Smaller roles are not counted. */
  least_words: number;
}

export interface Moment {
  role: string;
  element: string;
  words: string;
}

/** Two parts of one track: how near they come, and the words that prove it. */
export interface Pair {
  track: number;
  roles: [string, string];
  words: number;
  minutes: number;
  moments: [Moment, Moment];
  /** Whether it holds whatever the open doubts turn out to be. */
  certain: boolean;
}

export interface Doubling {
  company: number;
  smallest: number;
  lower_bound: number;
  proved: boolean;
  limiting: { first: string; last: string; on_stage: string[]; at_once: boolean } | null;
  leans_on_doubts: { element: string; roles: string[]; tracks: number[]; why: string }[];
  doublings: Pair[];
  two_at_once: Pair[];
  understudies: { role: string; track: number | null; could: number[] }[];
  not_counted: string[];
  words: number[];
  said: Conditions;
  /** How many performers were asked for; null for as few as can be. */
  size: number | null;
  /** Tracks by the names of their parts: a role's id, and its share where several have it. */
  parts: string[][];
  part_words: Record<string, number>;
  performers: (string | null)[];
  people: { id: string; name: string }[];
}
