import { ask, withJson } from '../api';
import type { Conditions, Doubling } from './contracts';

const doubling = (script: string): string => `/scripts/${encodeURIComponent(script)}/doubling`;

export const fetchDoubling = (script: string): Promise<Doubling> => ask(doubling(script));

export const giveOut = (script: string, said: Conditions, size: number | null): Promise<Doubling> =>
  ask(doubling(script), withJson('POST', { said, size }));

export const arrange = (
  script: string,
  tracks: string[][],
  performers: (string | null)[],
): Promise<Doubling> => ask(doubling(script), withJson('PUT', { tracks, performers }));
