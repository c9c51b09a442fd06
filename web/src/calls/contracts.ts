/** What the server says about a production's calls. Times are local to the production: 2026-11-23T10:00. */

export type Kind = 'scene' | 'music' | 'dance' | 'fitting' | 'run' | 'session';

export interface Day {
  date: string;
  /** When the house is open: pairs of times of day. */
  open: [string, string][];
  title?: string;
}

export interface Room {
  id: string;
  title: string;
}

/** From, to, and why where its owner says so. */
export type Busy = [string, string, string?];

export interface Person {
  id: string;
  title: string;
  rules: string | null;
  busy: Busy[];
}

export interface Milestone {
  id: string;
  title: string;
  date: string;
}

export interface Call {
  id: string;
  title: string;
  kind: Kind;
  /** The stage of work: Blocking, Work. */
  stage?: string;
  minutes: number;
  people: string[];
  rooms: string[];
  after: string[];
  by: string | null;
  start: string | null;
  end: string | null;
  room: string | null;
  fixed: boolean;
  breaks: [string, string][];
}

export interface Place {
  id: string;
  start: string | null;
  room: string | null;
  fixed?: boolean;
}

export interface Broken {
  calls: string[];
  people: string[];
  why: string;
}

export interface RuleKept {
  person: string;
  date: string;
  rule: string;
  figure: string;
  kept: boolean;
}

export interface Weighed {
  broken: Broken[];
  waiting_minutes: number;
  waiting: Record<string, number>;
  /** Who waits from when to when. */
  waits?: [string, string, string][];
  cost: number;
  rules: RuleKept[];
  breaks?: Record<string, [string, string][]>;
}

export interface Reasons {
  why: string[];
  would_help: string[];
  first?: string | null;
}

export interface Unplaced extends Reasons {
  id: string;
}

export interface Told {
  person: string;
  name: string;
  told: boolean | string | null;
  confirmed: boolean | string | null;
}

export interface Published {
  number: number;
  at: string;
  changes: string[];
  told: Told[];
}

export interface Calls {
  title: string;
  timezone: string;
  step?: number;
  may: string[];
  days: Day[];
  rooms: Room[];
  people: Person[];
  milestones: Milestone[];
  calls: Call[];
  weighed: Weighed;
  unplaced: Unplaced[];
  lower_bound_minutes: number;
  proved: boolean;
  published: Published | null;
}

export interface Plan {
  calls: { id: string; start: string; end: string; room: string | null }[];
  unplaced: Unplaced[];
  waiting_minutes: number;
  lower_bound_minutes: number;
  proved: boolean;
}

export interface PlanOption {
  name: string;
  plan: Plan;
  moved: { id: string; from: string | null; to: string | null }[];
  in_words: string[];
  proved?: boolean;
}

export interface DailyCall {
  date: string;
  calls: Call[];
  people: {
    person: string;
    name: string;
    first: string;
    last: string;
    calls: string[];
    told: boolean | string | null;
    confirmed: boolean | string | null;
    late: string | number | boolean | null;
    absent: string | boolean | null;
  }[];
}

export interface DaysOut {
  days: string[];
  rows: { person: string; name: string; cells: string[] }[];
}
