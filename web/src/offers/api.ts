import { ask, withJson } from '../api';
import type { Company, Exposed, GoneOut, Listed, Offer, Terms } from './contracts';

const offers = (book: string): string => `/books/${encodeURIComponent(book)}/offers`;

export const fetchOffers = (book: string): Promise<Listed> => ask(offers(book));

export const draftOffer = (book: string, terms: Terms): Promise<{ id: string }> =>
  ask(offers(book), withJson('POST', { terms }));

export const preview = (book: string, terms: Terms, signal: AbortSignal): Promise<Exposed> =>
  ask(`${offers(book)}/preview`, { ...withJson('POST', { terms }), signal });

export const doTo = (
  book: string,
  offer: string,
  verb: string,
  data: object = {},
): Promise<{ offer?: Offer } & Partial<GoneOut>> =>
  ask(`${offers(book)}/${encodeURIComponent(offer)}/${verb}`, withJson('POST', data));

export const keepCompany = (book: string, company: Omit<Company, 'id'>): Promise<{ id: string }> =>
  ask(`${offers(book)}/companies`, withJson('POST', company));

export const strikeCompany = (book: string, id: string): Promise<unknown> =>
  ask(`${offers(book)}/companies/${encodeURIComponent(id)}`, { method: 'DELETE' });
