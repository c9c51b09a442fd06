/** A production's drafts, and two of them as one text. */

export interface DraftRow {
  script: string;
  name: string;
  on_table: boolean;
  /** The record that put it on the table; the first draft has none. */
  record?: string;
  by?: string;
  at?: string;
  facts: {
    title: string;
    words?: number;
    running_minutes?: [number, number];
    draft_date?: string | null;
  };
}

export interface Drafts {
  may_bring: boolean;
  drafts: DraftRow[];
}

export type Piece = [change: 'same' | 'in' | 'out', text: string];

/** A line of either draft: `new` and `old` are its elements' ids, null where it has none. */
export interface RevisedLine {
  new: string | null;
  old: string | null;
  kind: string;
  pieces: Piece[];
  moved: boolean;
  said_by: string[];
  was_said_by: string[];
}

export interface Summary {
  words_in: number;
  words_out: number;
  words_moved: number;
  new: string[];
  cut: string[];
  moved: string[];
  renamed: [string, string][];
  roles_new: string[];
  roles_gone: string[];
  minutes: { before: [number, number] | null; after: [number, number] | null };
}

export interface Compared {
  old: string;
  new: string;
  summary: Summary;
  lines: RevisedLine[];
  /** What would become of the marks that this person may see; only before it is on the table. */
  marks?: Record<string, number>;
}
