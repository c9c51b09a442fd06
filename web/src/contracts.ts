/** The JSON that the server sends: the shapes of CONTRACTS.md and of the pages' own addresses. */

export type Pile = 'unread' | 'reading' | 'read';
export type Spark = 0 | 1 | 2 | 3;
/** Lowest and highest; equal when there is no doubt. */
export type Range = [low: number, high: number];

export interface Row {
  id: string;
  title: string;
  authors: string[];
  name: string;
  format: string;
  added: string;
  pile: Pile;
  spark: Spark;
  running_minutes: Range;
  words: number;
  pages: number | null;
  acts: number;
  scenes: number;
  songs: number;
  roles: number;
  company: Range;
  /** How many lines the reader is unsure of; only where the file has no mark-up of its own. */
  unsure?: number;
}

export interface Unreadable {
  id: string;
  name: string;
  why: string;
  at: string;
  /** What its pages can be read by OCR under, where they are pictures. */
  scan?: string | null;
}

export interface Stack {
  version: string;
  scripts: Row[];
  could_not_read: Unreadable[];
}

export interface AddedFile {
  name: string;
  outcome: 'added' | 'already' | 'unreadable';
  script: Row | null;
  why: string | null;
}

export type ElementKind =
  | 'heading'
  | 'stage_direction'
  | 'cue'
  | 'dialogue'
  | 'parenthetical'
  | 'lyric'
  | 'transition'
  | 'centered'
  | 'note'
  | 'page_break';

/** Start and end in Unicode code points, and what kind of emphasis. */
export type Span = [start: number, end: number, style: string];

export interface ScriptElement {
  id: string;
  kind: ElementKind;
  text: string;
  roles: string[];
  speech: string | null;
  dual: boolean;
  page: string | null;
  spans: Span[];
  sure: number;
}

export interface Role {
  id: string;
  name: string;
  labels: string[];
  group: boolean;
}

export interface CastEntry {
  name: string;
  description: string | null;
  role: string | null;
}

export interface Division {
  id: string;
  kind: string;
  number: string | null;
  /** Empty or null where the script prints none. */
  title: string | null;
  parent: string | null;
  first: string;
  last: string;
}

export interface Puzzle {
  element: string;
  why: string;
}

export interface Draft {
  title: string;
  authors: string[];
  format: string;
  language: string | null;
  cast: CastEntry[];
  roles: Role[];
  divisions: Division[];
  elements: ScriptElement[];
  title_page: Record<string, string>;
  puzzles: Puzzle[];
}

export interface RoleSize {
  id: string;
  name: string;
  speeches: number;
  words: number;
  lyric_words: number;
  scenes: string[];
  french_scenes: number;
  silent_french_scenes: number;
  minutes_on_stage: Range;
}

export interface SceneNeeds {
  id: string;
  roles: string[];
  words: number;
  minutes: Range;
  songs: string[];
}

export interface FrenchScene {
  /** null for what is outside every scene. */
  scene: string | null;
  first: string;
  last: string;
  on_stage: string[];
  minutes: Range;
}

export interface Doubt {
  element: string;
  roles: string[];
  why: string;
  on_stage: boolean;
  answered: boolean;
}

export interface SongNeeds {
  id: string;
  roles: string[];
  minutes: Range;
}

export interface Breakdown {
  words: number;
  running_minutes: Range;
  roles: RoleSize[];
  scenes: SceneNeeds[];
  french_scenes: FrenchScene[];
  doubts: Doubt[];
  songs: SongNeeds[];
}

export interface Opened {
  row: Row;
  draft: Draft;
  breakdown: Breakdown;
}

export interface Answer {
  element: string;
  roles: string[];
  /** null takes an answer back. */
  on_stage: boolean | null;
}

export interface Hit {
  element: string | null;
  field: 'title' | 'author' | 'role' | 'text';
  role: string | null;
  page: string | null;
  division: string | null;
  text: string;
  /** Code points into text. */
  marks: [number, number][];
}

export interface FoundScript {
  id: string;
  title: string;
  authors: string[];
  count: number;
  hits: Hit[];
}

export interface Found {
  query: string;
  scripts: FoundScript[];
}
