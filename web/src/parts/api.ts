import { ask, withJson } from '../api';
import type { NeedDocument } from '../company/contracts';
import type { Candidates, NeedKind, ScriptParts } from './contracts';

/** A need as somebody says it; without a word on who, the director. */
type SaidNeed = NeedDocument & { from?: 'director' | 'casting' };

const parts = (script: string): string => `/scripts/${encodeURIComponent(script)}/parts`;
const one = (script: string, role: string): string =>
  `${parts(script)}/${encodeURIComponent(role)}`;

export const fetchParts = (script: string): Promise<ScriptParts> => ask(parts(script));
export const fetchKinds = (): Promise<{ kinds: NeedKind[] }> => ask('/company/needs');
export const fetchCandidates = (script: string, role: string): Promise<Candidates> =>
  ask(`${one(script, role)}/candidates`);

export const sayNeed = (script: string, role: string, need: SaidNeed): Promise<ScriptParts> =>
  ask(`${one(script, role)}/needs`, withJson('POST', need));

/** Whoever directs opens a need: the part does not ask for it any more. */
export const openNeed = (script: string, role: string, need: NeedDocument): Promise<ScriptParts> =>
  sayNeed(script, role, { kind: need.kind, value: need.value, weight: 'open' });

export const unsayNeed = (script: string, role: string, id: string): Promise<ScriptParts> =>
  ask(`${one(script, role)}/needs/${encodeURIComponent(id)}`, { method: 'DELETE' });

export interface NewReading {
  performer: string;
  date: string;
  saw: string[];
  opinion: string;
}

export const noteReading = (
  script: string,
  role: string,
  reading: NewReading,
): Promise<Candidates> => ask(`${one(script, role)}/readings`, withJson('POST', reading));
export const showReading = (
  script: string,
  role: string,
  id: string,
  shown: boolean,
): Promise<Candidates> =>
  ask(`${one(script, role)}/readings/${encodeURIComponent(id)}`, withJson('PATCH', { shown }));
export const eraseReading = (script: string, role: string, id: string): Promise<Candidates> =>
  ask(`${one(script, role)}/readings/${encodeURIComponent(id)}`, { method: 'DELETE' });
