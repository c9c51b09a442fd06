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
  rules?: string;
  busy: Busy[];
}

export interface Milestone {
  id: string;
  title: string;
  date: string;
  /** When everybody is called for it; null is for nothing of its own. */
  start: string | null;
  minutes: number;
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
  told: boolean;
  confirmed: boolean;
}

export interface Published {
  number: number;
  at: string;
  changes: string[];
  told: Told[];
}

/** A kind of work that every scene, or every song, goes through. */
export interface Stage {
  id: string;
  title: string;
  of: 'scenes' | 'songs';
  /** How many times its running time it takes. */
  factor: number;
  times: number;
  by: string | null;
  covers: boolean;
  staff: string[];
  rooms: string[];
  kind?: Kind;
}

/** A call that was asked for by hand: a fitting, a session. */
export interface Session {
  id: string;
  title: string;
  kind: Kind;
  minutes: number;
  people: string[];
  rooms?: string[];
  by?: string | null;
  from?: string | null;
}

/** What stage management says of the rehearsal period. */
export interface Settings {
  timezone: string;
  step: number;
  days: Day[];
  rooms: Room[];
  milestones: Milestone[];
  stages: Stage[];
  scenes: Record<string, unknown>;
  sessions: Session[];
  staff: { id: string; title: string }[];
  /** A set of rules of work for a person, or for "everybody". */
  rules: Record<string, string>;
}

export interface RuleSet {
  id: string;
  title: string;
  version: string;
  source: string;
}

export interface Calls extends Settings {
  title: string;
  may: string[];
  people: Person[];
  rule_sets: RuleSet[];
  calls: Call[];
  weighed: Weighed;
  unplaced: { id: string }[];
  lower_bound_minutes?: number;
  proved?: boolean;
  published: Published | null;
}

export interface Plan {
  calls: { id: string; start: string; end: string; room: string | null }[];
  unplaced: Unplaced[];
  waiting_minutes: number;
  lower_bound_minutes: number;
  proved: boolean;
}

export interface Where {
  start: string;
  room: string | null;
}

export interface PlanOption {
  name: string;
  plan: Plan;
  moved: { id: string; from: Where | null; to: Where | null }[];
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
    told: boolean;
    confirmed: boolean;
    /** Minutes. */
    late: number | null;
    absent: boolean;
  }[];
}

export interface DaysOut {
  days: string[];
  rows: { person: string; name: string; cells: string[] }[];
}
