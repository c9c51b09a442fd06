import type { BookRecord } from './contracts';
import { namesOf, textOf } from './fields';
import type { Mark } from './marks';
import { apart } from './records';

/** Which marks one wants to see; '' is all. */
export interface Filters {
  kind: string;
  person: string;
  department: string;
  state: string;
  scene: string;
}

export const NO_FILTERS: Filters = { kind: '', person: '', department: '', state: '', scene: '' };

export function isFiltering(filters: Filters): boolean {
  return Object.values(filters).some(Boolean);
}

export function passes(
  { record, data, from }: Mark,
  filters: Filters,
  sceneAt: (position: number) => string,
): boolean {
  if (filters.kind && record.kind !== filters.kind) return false;
  if (filters.person && record.by !== filters.person) return false;
  if (filters.department && textOf(data, 'department') !== filters.department) return false;
  if (filters.state && stateOf(record) !== filters.state) return false;
  return !filters.scene || sceneAt(from) === filters.scene;
}

export function stateOf(record: BookRecord): string {
  if (record.kind === 'idea') return record.audience === 'me' ? 'only yours' : 'shown';
  return record.status ?? '';
}

/** The choices that make a difference in this book. */
export function choicesIn(marks: readonly Mark[]) {
  const of = (value: (mark: Mark) => string): string[] =>
    [...new Set(marks.map(value).filter(Boolean))].sort();
  return {
    kinds: of(({ kind }) => kind),
    persons: of(({ record }) => record.by),
    departments: of(({ data }) => textOf(data, 'department')),
    states: of(({ record }) => stateOf(record)),
  };
}

/** What is open at the table, each with the marks it means. */
export interface Open {
  queries: Mark[];
  ideas: Mark[];
  changes: Mark[];
  apart: Mark[];
  addressed: Mark[];
}

/** `seen` are the records that this person has looked at since they were addressed. */
export function openIn(
  marks: readonly Mark[],
  threads: ReadonlyMap<string, readonly BookRecord[]>,
  me: string,
  seen: ReadonlySet<string>,
): Open {
  const own = marks.filter(({ part }) => part === 'words');
  const names = (record: BookRecord): boolean =>
    record.by !== me &&
    record.versions.some(({ data }) => namesOf(data, 'mentions').includes(me)) &&
    !seen.has(record.id);
  return {
    queries: own.filter(({ kind, record }) => kind === 'query' && record.status === 'open'),
    ideas: own.filter(
      ({ kind, record }) => kind === 'idea' && record.by === me && record.audience === 'me',
    ),
    changes: own.filter(
      ({ kind, record }) => kind === 'line_change' && record.status === 'proposed',
    ),
    // Comparing words costs; hardly any record has two versions.
    apart: own.filter(({ record }) => record.versions.length > 1 && apart(record)),
    addressed: own.filter(
      ({ record }) => names(record) || (threads.get(record.id) ?? []).some(names),
    ),
  };
}
