import { mount, tick, unmount } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import AgentPage from '../agent/AgentPage.svelte';
import { server } from '../testing/server';
import type { Listed, Offer, Terms } from './contracts';
import { newTerms } from './in-mind';
import OffersDesk from './OffersDesk.svelte';
import { agentOf, around, daySaid, feeSaid, timeSaid, turnOf } from './words';

const TERMS: Terms = {
  performer: 'm',
  agency: 'b',
  agent: 'a',
  role: 'ANNA',
  title: 'The Hour Between',
  company: 'Lanternworks',
  theatre: '',
  place: 'Merrow',
  region: 'North',
  kind: 'play',
  size: 'leading',
  first: '2027-02-01',
  last: '2027-04-17',
  fee: { amount: 1650, currency: 'GBP', per: 'week' },
  consent: [],
  reply_by: '2026-12-01',
  words: '',
  covering: 'For 🎭 Anna, in Merrow.',
  withheld: true,
  floor: 3,
};

const ENVELOPE = {
  size: 'a leading part',
  kind: 'a play',
  season: 'winter 2026–27 (December to February)',
  region: 'North',
  fee: 'more than 1,000 a week',
  consent: [],
  reply_by: '2026-12-01',
};

const OFFER: Offer = {
  id: 'o',
  state: 'proposed',
  says: 'with the producer',
  turn: 'producer',
  terms: TERMS,
  hash: 'h',
  approved: false,
  said_so: false,
  named: false,
  verbs: ['approve', 'return', 'say_so'],
  acts: [{ verb: 'make', by: 'Rosa', at: '2026-11-22T12:00:00Z' }],
  meeting: null,
  contact: null,
  missing: null,
  envelope: ENVELOPE,
  crowd: { could_be: 2, of: 4, says: 'Could be any of 2 of the 4 companies you listed.' },
  telling: [{ field: 'covering', start: 6, end: 10, name: 'ANNA', what: 'the role' }],
  too_far: true,
};

const LISTED: Listed = {
  me: { id: 'p', position: 'producer' },
  offers: [OFFER],
  parts: [{ name: 'ANNA', words: 300, size: 'leading' }],
  performers: [{ id: 'm', name: 'Margot', representation: null }],
  agencies: [{ id: 'b', name: 'Brook & Vale', agents: [{ id: 'a', name: 'Sam' }] }],
  companies: [],
  choices: { sizes: {}, kinds: {}, consent: {}, per: [], seasons: {}, fee_bands: {} },
  title: 'The Hour Between',
  producers: ['Petra'],
  link_shows: { host: 'https://desk.test', certified: [], alone: false },
  mail: { named: false, withheld: false },
};

const text = (selector: string): string =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done));
  await tick();
}

afterEach(() => history.replaceState(null, '', '/'));

describe('the words of offers', () => {
  it('show what tells with what stands around it, counted as people count letters', () => {
    expect(around(TERMS.covering, OFFER.telling[0]!)).toEqual(['For 🎭 ', 'Anna', ', in Merrow.']);
    const long = `${'x'.repeat(40)}Anna${'y'.repeat(40)}`;
    expect(around(long, { ...OFFER.telling[0]!, start: 40, end: 44 })).toEqual([
      `…${'x'.repeat(24)}`,
      'Anna',
      `${'y'.repeat(24)}…`,
    ]);
  });
  it('say days and times as they are where the meeting is', () => {
    expect(daySaid('2027-02-01')).toBe('1 February 2027');
    expect(daySaid('')).toBe('');
    expect(timeSaid('2026-12-03T15:00')).toBe('3 December 2026, 15:00');
  });
  it('say whose turn it is, and who represents whom', () => {
    expect(turnOf(OFFER, 'producer')).toBe('Next: you');
    expect(turnOf(OFFER, 'director')).toBe('Next: the producer');
    expect(turnOf({ ...OFFER, turn: '' }, 'director')).toBe('');
    expect(agentOf(LISTED, TERMS)).toBe('Sam, Brook & Vale');
    expect(agentOf(LISTED, { ...TERMS, agency: '' })).toBe('represents themselves');
    expect([feeSaid(null), feeSaid(TERMS.fee)]).toEqual(['to be agreed', '1,650 GBP a week']);
  });
  it('begin a new offer with what the company says of itself, and nothing of the last performer', () => {
    const fresh = newTerms(LISTED, null);
    expect([fresh.company, fresh.region, fresh.role]).toEqual(['Lanternworks', 'North', 'ANNA']);
    expect([fresh.performer, fresh.fee, fresh.words, fresh.covering]).toEqual(['', null, '', '']);
  });
  it('begin with the part and the performer that somebody came with, and who represents them', () => {
    const [margot] = LISTED.performers;
    const wanted = newTerms(LISTED, { role: 'ANNA', performer: margot?.id ?? '' });
    expect([wanted.role, wanted.performer]).toEqual(['ANNA', margot?.id]);
    expect([wanted.agency, wanted.agent]).toEqual([
      margot?.representation?.agency ?? '',
      margot?.representation?.agent ?? '',
    ]);
  });
});

describe('the offers of a production', () => {
  it('are approved with the hash of the terms that were read', async () => {
    const asked = server(({ path }) => (path.endsWith('/approve') ? { offer: OFFER } : LISTED));
    const page = mount(OffersDesk, { target: document.body, props: { book: 'k', first: LISTED } });
    await tick();
    expect(text('h1')).toBe('ANNA for Margot');
    expect(text('.crowd')).toBe('Could be any of 2 of the 4 companies you listed.');
    expect(text('mark')).toBe('Anna');
    document.querySelector<HTMLButtonElement>('.steps .pill')?.click();
    await settled();
    expect(asked[0]).toMatchObject({ path: '/api/books/k/offers/o/approve', body: { hash: 'h' } });
    await unmount(page);
  });
});

describe("an agent's page", () => {
  const SEEN = {
    state: 'sent',
    says: 'sent',
    booking: 'No. This is an offer.',
    waits: '',
    for: 'Margot',
    verbs: ['ask_meeting', 'decline'],
    envelope: ENVELOPE,
    terms: null,
  };

  it('says whether it is a booking, and declines in one step', async () => {
    history.replaceState(null, '', '/offer#token-1');
    const asked = server(({ body }) =>
      (body as { verb?: string }).verb
        ? { ...SEEN, state: 'declined', booking: 'No. You have declined.', verbs: [] }
        : SEEN,
    );
    const page = mount(AgentPage, { target: document.body });
    await settled();
    expect(text('.booking')).toBe('Is this a booking? No. This is an offer.');
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.answers button')];
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['Ask for a meeting', 'Decline']);
    buttons[1]?.click();
    await settled();
    expect(asked.map(({ body }) => body)).toEqual([
      { token: 'token-1' },
      { token: 'token-1', verb: 'decline' },
    ]);
    expect(text('h1')).toBe('Declined');
    expect(asked.every(({ path }) => !path.includes('token-1'))).toBe(true);
    await unmount(page);
  });
});
