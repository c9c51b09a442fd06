/** Offers as the server tells them to whoever makes and approves them. */

export interface Fee {
  amount: number;
  currency: string;
  per: string;
}

export interface Terms {
  performer: string;
  agency: string;
  agent: string;
  role: string;
  title: string;
  company: string;
  theatre: string;
  place: string;
  region: string;
  kind: string;
  size: string;
  first: string;
  last: string;
  fee: Fee | null;
  consent: string[];
  reply_by: string;
  /** Shown to the agent once the name is open. */
  words: string;
  /** Goes beside the link, and is read before that. */
  covering: string;
  withheld: boolean;
  /** The smallest crowd that a withheld sender stands in. */
  floor: number;
}

export interface Envelope {
  size: string;
  kind: string;
  season: string;
  region: string;
  fee: string;
  consent: string[];
  reply_by: string;
}

/** A word that tells who asks; start and end in code points of its field. */
export interface Telling {
  field: 'region' | 'covering';
  start: number;
  end: number;
  name: string;
  what: string;
}

/** What an agent would see of terms, and how far that would tell; `missing` says why nobody knows yet. */
export interface Exposed {
  missing: string | null;
  envelope: Envelope | null;
  crowd: { could_be: number; of: number; says: string } | null;
  telling: Telling[];
  too_far?: boolean;
}

export interface Act {
  verb: string;
  by: string;
  at: string;
  words?: string;
  could_be?: number;
}

export interface Meeting {
  when: string;
  place: string;
  words: string;
}

export interface Offer extends Exposed {
  id: string;
  state: string;
  says: string;
  turn: string;
  terms: Terms;
  hash: string;
  approved: boolean;
  said_so: boolean;
  named: boolean;
  verbs: string[];
  acts: Act[];
  meeting: Meeting | null;
  contact: { email: string; phone: string; words: string } | null;
}

export interface Company {
  id: string;
  name: string;
  kinds?: string[];
  regions?: string[];
  seasons?: string[];
  fee_bands?: string[];
  sizes?: string[];
  months?: number[];
}

export interface Choices {
  sizes: Record<string, string>;
  kinds: Record<string, string>;
  consent: Record<string, string>;
  per: string[];
  seasons: Record<string, string>;
  fee_bands: Record<string, string>;
}

export interface Listed {
  me: { id: string; position: string };
  offers: Offer[];
  parts: { name: string; words: number; size: string }[];
  performers: {
    id: string;
    name: string;
    representation: { agency: string; agent: string } | null;
  }[];
  agencies: { id: string; name: string; agents: { id: string; name: string }[] }[];
  companies: Company[];
  choices: Choices;
  title: string;
  producers: string[];
  /** What a link gives away by itself: its host, and every name in the desk's own certificate. */
  link_shows: {
    host: string;
    certified: string[];
    /** The desk is open on this machine only: nobody else can follow a link. */
    alone: boolean;
  };
  mail: { named: boolean; withheld: boolean };
}

/** A link as it is handed over, once, with the message it goes in. */
export interface GoneOut {
  link: string;
  to: string;
  subject: string;
  text: string;
  withheld: boolean;
  /** Empty: the desk has sent it. Words: why not. null: nobody asked it to. */
  mailed: string | null;
}
