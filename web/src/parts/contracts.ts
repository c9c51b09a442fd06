/** The JSON of the parts of a script: what is read of each with its words, and what it needs. */
import type { Graded } from '../company/contracts';

export interface Source {
  from: 'script' | 'director' | 'casting';
  element?: string;
  start?: number;
  end?: number;
  quote?: string;
}

export interface Need {
  kind: string;
  value: unknown;
  weight: 'must' | 'wish' | 'open';
  source: Source;
  /** null where it was read from the script. */
  id: string | null;
}

export interface Fact {
  kind: string;
  label: string;
  text: string;
  element?: string;
  quote?: string;
}

export interface Part {
  role: string;
  name: string;
  words: number;
  speeches: number;
  lyric_words: number;
  scenes: number;
  french_scenes: number;
  silent_french_scenes: number;
  facts: Fact[];
  needs: Need[];
}

export interface ScriptParts {
  script: string;
  title: string;
  parts: Part[];
}

export interface NeedKind {
  name: string;
  label: string;
  value: 'yes' | 'text' | 'skill' | 'words' | 'ages' | 'notes' | 'dates';
}

export interface Reading {
  id: string;
  performer: string;
  date: string;
  saw: string[];
  /** null where it is somebody else's and not shown. */
  opinion: string | null;
  shown: boolean;
  mine: boolean;
}

export interface Candidate extends Graded {
  id: string;
  name: string;
  readings: Reading[];
}

export interface Candidates {
  needs: Omit<Need, 'id'>[];
  candidates: Candidate[];
}
