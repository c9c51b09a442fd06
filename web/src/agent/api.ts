import { ask, withJson } from '../api';
import type { Envelope, Fee } from '../offers/contracts';

/** All that an agent is told of an offer. */
export interface Seen {
  state: string;
  says: string;
  /** Whether this is a booking, in words of the trade. */
  booking: string;
  waits: string;
  for: string;
  verbs: string[];
  /** While the sender's name is withheld. */
  envelope: Envelope | null;
  /** Once it is open. */
  terms: Named | null;
}

export interface Named {
  role: string;
  title: string;
  company: string;
  theatre: string;
  place: string;
  first: string;
  last: string;
  fee: Fee | null;
  consent: string[];
  reply_by: string;
  words: string;
  meeting: { when: string; place: string; words: string } | null;
}

export const look = (token: string): Promise<Seen> => ask('/offer', withJson('POST', { token }));

export const answer = (token: string, verb: string, data: object = {}): Promise<Seen> =>
  ask('/offer', withJson('POST', { ...data, token, verb }));

export const calendar = (token: string): Promise<{ calendar: string }> =>
  ask('/offer/calendar', withJson('POST', { token }));
