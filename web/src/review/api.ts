import { ask, withJson } from '../api';
import type { Corrected, Review, Wish } from './contracts';

const script = (id: string): string => `/scripts/${encodeURIComponent(id)}`;

export const fetchReview = (id: string): Promise<Review> => ask(`${script(id)}/review`);

export const correct = (id: string, wish: Wish): Promise<Corrected> =>
  ask(`${script(id)}/corrections`, withJson('POST', wish));

export const takeBack = (id: string): Promise<Corrected> =>
  ask(`${script(id)}/corrections/last`, { method: 'DELETE' });

export const picturePath = (id: string, page: number, width: number): string =>
  `/api${script(id)}/pages/${page}?width=${width}`;
