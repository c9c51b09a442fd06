import { openBookOf } from '../book/api';
import { navigation } from '../navigation.svelte';
import { offersPath } from '../route';
import type { Listed, Terms } from './contracts';
import { termsBefore } from './words';

/** Whom somebody has in mind for a part, on the way from the part to the offer. */
interface InMind {
  role: string;
  performer: string;
}

let inMind: InMind | null = null;

/** From a part and a performer to a new offer, in the book of the script. */
export async function offerTo(script: string, role: string, performer: string): Promise<void> {
  const { id } = await openBookOf(script);
  inMind = { role, performer };
  navigation.go(offersPath(id));
}

/** Whom an offer was asked for just now; asking forgets it. */
export function takeInMind(): InMind | null {
  const taken = inMind;
  inMind = null;
  return taken;
}

/** The terms that a new offer begins with: what the last one said, and whom one has in mind. */
export function newTerms(listed: Listed, whom: InMind | null): Terms {
  const terms = termsBefore(listed);
  if (!whom) return terms;
  const part = listed.parts.find(({ name }) => name === whom.role);
  const by = listed.performers.find(({ id }) => id === whom.performer)?.representation;
  return {
    ...terms,
    role: whom.role,
    size: part?.size ?? terms.size,
    performer: whom.performer,
    agency: by?.agency ?? '',
    agent: by?.agent ?? '',
  };
}
