/** The JSON of the company and of parts for someone. What is null is unknown, never "no". */

export interface Skill {
  name: string;
  level: string;
  date: string;
}

export interface Performer {
  id: string;
  name: string;
  pronouns: string;
  contact: { email: string; phone: string; address: string };
  positions: string[];
  playing_age: [number, number] | null;
  plays: string[] | null;
  voice: { lowest: string; highest: string; type: string } | null;
  skills: Skill[] | null;
  accents: string[] | null;
  languages: string[] | null;
  instruments: string[] | null;
  unions: string[];
  representation: { agency: string; agent: string } | null;
  wishes: { least_words: number | null; will_not: string[] };
  away: [string, string][] | null;
  says: string[];
}

export interface Agent {
  id: string;
  name: string;
  email: string;
  phone: string;
}

export interface Agency {
  id: string;
  name: string;
  agents: Agent[];
}

export interface Company {
  performers: Performer[];
  agencies: Agency[];
}

export interface TakenIn extends Company {
  added: number;
  changed: number;
  changed_agencies: number;
}

export interface Reason {
  kind: string;
  label: string;
  weight: string;
  verdict: 'fits' | 'unknown' | 'against';
  points: number;
  sure: boolean;
  sentence: string;
}

export interface Graded {
  fits: boolean;
  score: number;
  sure: number;
  unsure: number;
  reasons: Reason[];
}

export interface PartRef {
  script: string;
  title: string;
  role: string;
  name: string;
}

export interface RightPart extends PartRef, Graded {
  words: number;
}

export interface NeedDocument {
  kind: string;
  value: unknown;
  weight: string;
}

export interface Answer {
  performer: { id: string; name: string };
  asked: Asked;
  sentence: string;
  parts: number;
  plays: number;
  count: number;
  right: RightPart[];
  nearest: (RightPart & { opens: NeedDocument[] }) | null;
}

export interface Asked {
  words: string;
  dates: [string, string] | null;
}

export interface KeptAnswer {
  id: string;
  at: string;
  asked: Asked;
  then: string;
  now: string;
  new: PartRef[];
  gone: PartRef[];
}
