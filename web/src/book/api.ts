import { ask, withJson } from '../api';
import type { Breakdown } from '../contracts';
import type { Places } from './contracts';

const book = (id: string): string => `/books/${encodeURIComponent(id)}`;

/** The production of a script: made if there is none yet. */
export const openBookOf = (script: string): Promise<{ id: string }> =>
  ask('/books', withJson('POST', { script }));

/** The breakdown as played: cuts and agreed line changes taken. */
export const fetchPlayed = (id: string): Promise<Breakdown> => ask(`${book(id)}/breakdown`);

export const sendPhoto = (id: string, photo: Blob): Promise<{ photo: string }> =>
  ask(`${book(id)}/photos`, {
    method: 'POST',
    headers: { 'Content-Type': photo.type || 'application/octet-stream' },
    body: photo,
  });

export const photoPath = (id: string, photo: string): string =>
  `/api${book(id)}/photos/${encodeURIComponent(photo)}`;

/** Where the marks of other drafts stand on the one on the table. */
export const fetchPlaces = (id: string): Promise<Places> => ask(`${book(id)}/places`);
