/** What the server says of a reading: the shape of `actions/review_reading.py`. */

/** What a person can say that a line is. */
export const SAYABLE = ['cue', 'speech', 'direction', 'heading', 'lyric', 'furniture'] as const;
export type Sayable = (typeof SAYABLE)[number];

/** What a line can have been taken for: `both` is a cue with its speech on one line. */
export type LineKind = Sayable | 'both' | 'front';

export interface Line {
  text: string;
  /** From 1. */
  page: number;
  /** Points from the page's left edge. */
  x: number;
  right: number;
  /** The baseline in points from the page's top. */
  y: number;
  size: number;
  /** Lines that look alike have the same number. */
  look: number;
  kind: LineKind;
  sure: number;
  /** The element of the draft that it went into; null for furniture. */
  element: string | null;
}

export interface Review {
  script: string;
  title: string;
  format: string;
  scanned: boolean;
  sentence: string;
  remembered: string | null;
  notices: string[];
  /** Why nothing can be corrected, or null. */
  locked: string | null;
  corrections: number;
  unsure_below: number;
  /** Width and height of every page in points; empty where the file has no pages. */
  pages: [width: number, height: number][];
  roles: { id: string; names: string[] }[];
  lines: Line[];
}

export type Corrected = Review & { said: string };

export type Wish =
  | { act: 'is'; line: number; kind: Sayable; all: boolean }
  | { act: 'split' | 'join'; line: number }
  | { act: 'same_role'; names: [called: string, other: string] };
