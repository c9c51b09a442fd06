/** The book's shapes: entries as they go over the wire, and the records that they make. */

import type { Opened } from '../contracts';

/** A stretch of words in a draft; offsets in Unicode code points into the elements' own text. */
export interface Place {
  draft: string;
  first: string;
  start: number;
  last: string;
  end: number;
  /** The words as they stood, for whoever reads without the draft. */
  quote: string;
}

/** Who may see a record: everybody at the table, only its author, or these people and its author. */
export type Audience = 'table' | 'me' | string[];

export type Verb =
  | 'make'
  | 'edit'
  | 'retract'
  | 'bring_back'
  | 'settle'
  | 'reopen'
  | 'restore'
  | 'cut_again'
  | 'agree'
  | 'decline'
  | 'show'
  | 'withdraw'
  | 'erase';

export type Data = Record<string, unknown>;

/** What somebody did to one record. It is never changed; a change is another entry. */
export interface Entry {
  v: number;
  id: string;
  record: string;
  kind: string;
  verb: Verb;
  /** The versions (entry ids) that this was made on. */
  on: string[];
  data: Data;
  audience?: Audience;
  /** Entries of one action share it, and are undone together. */
  group?: string;
  /** By the author's clock: a label, never an order. */
  made_at: string;
}

/** An entry as the table knows it. Without `at` it has not reached the table yet. */
export interface KnownEntry extends Entry {
  by: string;
  at?: string;
}

/** One state of a record's words: `data` is whole, or null where the record was taken back. */
export interface Version {
  entry: string;
  by: string;
  at: string;
  data: Data | null;
}

export interface BookRecord {
  id: string;
  kind: string;
  by: string;
  made_at: string;
  audience: Audience;
  /** What counts now. More than one: they were made apart, and somebody has to choose. */
  versions: Version[];
  status: string | null;
  /** The last entry that changed the status, or null. */
  status_by: KnownEntry | null;
  /** Every entry about it, oldest first. */
  entries: KnownEntry[];
  erased: boolean;
  /** Some of it has not reached the table yet. */
  waiting: boolean;
}

export interface PersonAtTable {
  id: string;
  name: string;
  position: string;
  roles?: string[];
}

/** One link to the table: whose, where they read, and whether they lead. */
export interface Presence {
  device: string;
  person: string;
  at: string | null;
  leading: boolean;
}

export interface Rights {
  own: Record<string, Verb[]>;
  others: Record<string, Verb[]>;
}

export interface OpenedBook {
  id: string;
  title: string;
  script: Opened;
  me: { id: string; name: string; position: string };
  rights: Rights;
  may_invite: boolean;
  /** Where the marks stand that were made on other drafts than this one. */
  places: Places;
}

/** What became of a mark in the draft on the table. */
export interface PlacedMark {
  outcome: 'kept' | 'changed' | 'moved' | 'look' | 'cut' | 'left' | 'taken_up';
  /** Where it stands; for a look, where it may stand. */
  place: Place | null;
  sure: number;
  /** The draft that it was made on. */
  from: string;
  why?: string;
  /** A cue's standby and warning, as far as they stand. */
  also?: Record<string, Place | null>;
}

export type Places = Readonly<Record<string, PlacedMark>>;
