import { ask, withJson } from '../api';
import type { Agency, Answer, Company, KeptAnswer, Performer, TakenIn } from './contracts';

const one = (id: string): string => `/company/performers/${encodeURIComponent(id)}`;

export interface Question {
  words: string;
  from: string;
  to: string;
}

export const fetchCompany = (): Promise<Company> => ask('/company');

export const addPerformer = (said: Partial<Performer>): Promise<Performer> =>
  ask('/company/performers', withJson('POST', said));
export const changePerformer = (id: string, said: Partial<Performer>): Promise<Performer> =>
  ask(one(id), withJson('PATCH', said));
export const erasePerformer = (id: string): Promise<Company> => ask(one(id), { method: 'DELETE' });

export const addAgency = (said: Partial<Agency>): Promise<Agency> =>
  ask('/company/agencies', withJson('POST', said));
export const changeAgency = (id: string, said: Partial<Agency>): Promise<Agency> =>
  ask(`/company/agencies/${encodeURIComponent(id)}`, withJson('PATCH', said));
export const eraseAgency = (id: string): Promise<Company> =>
  ask(`/company/agencies/${encodeURIComponent(id)}`, { method: 'DELETE' });

export const takeInFile = (file: File): Promise<TakenIn> =>
  ask(`/company/import?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
export const takeInSample = (): Promise<TakenIn> => ask('/company/sample', withJson('POST', {}));
export const exportPath = (format: 'csv' | 'vcf'): string => `/api/company/export.${format}`;

export const partsFor = (id: string, question: Question): Promise<Answer> =>
  ask(`${one(id)}/parts?${new URLSearchParams({ ...question }).toString()}`);

export const fetchKept = (id: string): Promise<{ searches: KeptAnswer[] }> =>
  ask(`${one(id)}/searches`);
export const keepAnswer = (id: string, question: Question): Promise<KeptAnswer> =>
  ask(`${one(id)}/searches`, withJson('POST', question));
export const renewKept = (id: string, search: string): Promise<KeptAnswer> =>
  ask(`${one(id)}/searches/${encodeURIComponent(search)}`, { method: 'PUT' });
export const forgetKept = (id: string, search: string): Promise<{ searches: KeptAnswer[] }> =>
  ask(`${one(id)}/searches/${encodeURIComponent(search)}`, { method: 'DELETE' });
