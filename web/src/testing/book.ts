import type {
  Data,
  KnownEntry,
  OpenedBook,
  Place,
  Presence,
  Rights,
  Verb,
} from '../book/contracts';
import type { Act } from '../book/table.svelte';
import type { Table } from '../book/table.svelte';
import { recordsOf } from '../book/records';
import { play } from './play';

/** A book on the small play, at a table that lives in memory and answers at once. */

const ALL: Verb[] = ['make', 'edit', 'retract', 'bring_back', 'show', 'withdraw'];
const KINDS = ['note', 'query', 'idea', 'answer', 'photo', 'cut', 'line_change', 'blocking', 'cue'];
const STATUS: Record<string, Verb[]> = {
  query: ['settle', 'reopen'],
  cut: ['restore', 'cut_again'],
  line_change: ['agree', 'decline', 'reopen'],
};

function rights(): Rights {
  const own = Object.fromEntries(KINDS.map((kind) => [kind, [...ALL, ...(STATUS[kind] ?? [])]]));
  const others = Object.fromEntries(Object.entries(STATUS));
  return { own, others: { ...others } };
}

export function book(): OpenedBook {
  const me = { id: 'rosa', name: 'Rosa', position: 'director' };
  return {
    id: 'b1',
    title: 'The Hour Between',
    script: play(),
    me,
    rights: rights(),
    may_invite: true,
    places: {},
  };
}

/** A place on a stretch of one element's words. */
export function placeOn(element: string, start: number, end: number, quote = ''): Place {
  return { draft: 'hour', first: element, start, last: element, end, quote };
}

let count = 0;

export function entry(
  record: string,
  verb: Verb,
  data: Data = {},
  more: Partial<KnownEntry> = {},
): KnownEntry {
  count += 1;
  const id = `x${count}`;
  const at = `2026-11-22T15:00:${String(count % 60).padStart(2, '0')}.000Z`;
  return {
    v: 1,
    id,
    record,
    kind: 'note',
    verb,
    on: [],
    data,
    made_at: at,
    by: 'rosa',
    at,
    ...more,
  };
}

export const PEOPLE = new Map([
  ['rosa', { id: 'rosa', name: 'Rosa', position: 'director' }],
  ['tomas', { id: 'tomas', name: 'Tomas', position: 'stage_manager' }],
  ['margot', { id: 'margot', name: 'Margot Reyes', position: 'performer' }],
]);

export class MemoryTable {
  readonly book = book();
  readonly people = PEOPLE;
  readonly device = 'here';
  present: Presence[] = [];
  readonly told: unknown[] = [];
  readonly refused = [];
  readonly link = 'live';
  readonly unsafe = 0;
  entries: readonly KnownEntry[] = [];

  get records() {
    return recordsOf(this.entries);
  }

  /** As the pages know it: what they use of a table is all here. */
  get asTable(): Table {
    return this as unknown as Table;
  }

  here(...where: unknown[]): void {
    this.told.push(where);
  }

  act(...acts: Act[]): Promise<string[]> {
    const records = acts.map(({ record }) => record ?? `r${(count += 1)}`);
    const made = acts.map((act, index) => this.entryOf(act, records[index] ?? ''));
    this.entries = [...this.entries, ...made];
    return Promise.resolve(records);
  }

  private entryOf({ verb, kind, data, on, audience }: Act, record: string): KnownEntry {
    const heads = this.records.get(record)?.versions.map((version) => version.entry) ?? [];
    const more = { kind, on: on ?? heads, ...(audience ? { audience } : {}) };
    return entry(record, verb, data ?? {}, more);
  }
}
