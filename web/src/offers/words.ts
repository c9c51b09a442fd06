import type { Act, Fee, Listed, Offer, Telling, Terms } from './contracts';

/** What the buttons say; the first that can be done is the likeliest. */
export const VERBS: Readonly<Record<string, string>> = {
  approve: 'Approve these terms',
  return: 'Return',
  propose: 'Give to the producer',
  confirm_meeting: 'Confirm a meeting',
  check: 'Send an availability check',
  send: 'Send the offer',
  contract: 'Contract agreed',
  say_so: 'Let it go out all the same',
  edit: 'Change the terms',
  renew: 'New link',
  withdraw: 'Withdraw',
  erase: 'Erase',
};

const DONE: Readonly<Record<string, string>> = {
  make: 'drafted',
  edit: 'changed the terms',
  propose: 'gave it to the producer',
  approve: 'approved these terms',
  return: 'returned it',
  say_so: 'allowed a smaller crowd',
  check: 'sent an availability check',
  free: 'accepted the check: pencilled',
  send: 'sent the offer',
  renew: 'made a new link',
  ask_meeting: 'asked for a meeting',
  confirm_meeting: 'confirmed a meeting: the name is open',
  counter: 'countered',
  give_contact: 'gave the performer’s contact',
  accept: 'accepted',
  contract: 'noted the contract',
  decline: 'declined',
  withdraw: 'withdrew it',
};

export const doneOf = (act: Act): string => DONE[act.verb] ?? act.verb;

/** What a step that was done says at the foot of the page. */
export const SAID: Readonly<Record<string, string>> = {
  propose: 'The producer has it now.',
  approve: 'Approved: these terms and no others.',
  return: 'Returned to the director.',
  say_so: 'Allowed, on record, for these terms.',
  check: 'The check is ready to go: hand over its link.',
  send: 'The offer is ready to go: hand over its link.',
  renew: 'The links before open nothing any more.',
  confirm_meeting: 'Confirmed. Your name is open to this agent.',
  contract: 'Noted.',
  erase: 'Erased: its words are gone from the log for good.',
  withdraw: 'Withdrawn: its link opens nothing any more.',
};

const TURNS: Readonly<Record<string, string>> = {
  director: 'the director',
  producer: 'the producer',
  agent: 'the agent',
};

/** "Next: you", "Next: the agent"; nothing at the end. */
export function turnOf(offer: Offer, position: string): string {
  if (!offer.turn) return '';
  return `Next: ${offer.turn === position ? 'you' : (TURNS[offer.turn] ?? offer.turn)}`;
}

export function performerOf(listed: Listed, terms: Terms): string {
  return listed.performers.find(({ id }) => id === terms.performer)?.name || 'nobody chosen yet';
}

/** "Sam Brook, Brook & Vale"; who has no agency represents themselves. */
export function agentOf(listed: Listed, terms: Terms): string {
  const agency = listed.agencies.find(({ id }) => id === terms.agency);
  if (!agency) return 'represents themselves';
  const agent = agency.agents.find(({ id }) => id === terms.agent);
  return agent ? `${agent.name}, ${agency.name}` : agency.name;
}

const PER: Readonly<Record<string, string>> = {
  week: 'a week',
  performance: 'a performance',
  whole: 'for the whole',
};

export const perOf = (per: string): string => PER[per] ?? per;

export function feeSaid(fee: Fee | null): string {
  if (!fee) return 'to be agreed';
  return `${fee.amount.toLocaleString('en-GB')} ${fee.currency} ${perOf(fee.per)}`;
}

/** A day as people write it, from 2027-01-31 in no time zone. */
export function daySaid(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (!year || !month || !day) return '';
  return new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** A meeting's local time, which is that of where it is. */
export function timeSaid(when: string): string {
  const [date = '', time = ''] = when.split('T');
  return `${daySaid(date)}, ${time}`;
}

/** A telling word with what stands around it. */
export function around(text: string, { start, end }: Telling): [string, string, string] {
  const letters = [...text];
  const part = (from: number, to: number): string =>
    letters.slice(Math.max(0, from), to).join('').replace(/\s+/g, ' ');
  return [
    (start > 24 ? '…' : '') + part(start - 24, start),
    part(start, end),
    part(end, end + 24) + (end + 24 < letters.length ? '…' : ''),
  ];
}

/** Terms for a new offer: what a company says of itself is as in its last one. */
export function termsBefore(listed: Listed): Terms {
  const last = listed.offers.at(-1)?.terms;
  const [largest] = listed.parts;
  return {
    performer: '',
    agency: '',
    agent: '',
    role: largest?.name ?? '',
    title: listed.title,
    company: last?.company ?? '',
    theatre: last?.theatre ?? '',
    place: last?.place ?? '',
    region: last?.region ?? '',
    kind: last?.kind ?? 'play',
    size: largest?.size ?? 'leading',
    first: last?.first ?? '',
    last: last?.last ?? '',
    fee: null,
    consent: [],
    reply_by: '',
    words: '',
    covering: '',
    withheld: false,
    floor: last?.floor ?? 5,
  };
}
