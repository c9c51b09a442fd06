import type { Audience, BookRecord, KnownEntry, Verb } from './contracts';
import { placeOf, textOf } from './fields';
import { kindOf, MARK_KINDS } from './kinds';
import { dataAt } from './records';
import type { Piece } from './words-diff';
import { diffOf } from './words-diff';

/** What became of a mark: one line for each thing that was done to it. */
export interface Told {
  entry: string;
  by: string;
  at: string;
  did: string;
  /** Its words, with what changed in them; empty where no words changed. */
  words: Piece[];
}

const DID: Readonly<Record<Verb, string>> = {
  make: 'made it',
  edit: 'changed it',
  retract: 'took it back',
  bring_back: 'brought it back',
  settle: 'settled it',
  reopen: 'opened it again',
  restore: 'restored the words',
  cut_again: 'cut the words again',
  agree: 'agreed',
  decline: 'declined',
  show: 'showed it',
  withdraw: 'took it back for themselves',
  erase: 'erased it',
};

/** The words of an entry as people typed them; for a line change the new words first. */
function wording(entries: readonly KnownEntry[], id: string | undefined): string {
  const data = dataAt(entries, id);
  const parts = [textOf(data, 'number'), textOf(data, 'words'), textOf(data)];
  return parts.filter(Boolean).join(' · ');
}

const toWhom = (audience: Audience | undefined): string =>
  Array.isArray(audience) ? 'to some' : 'to the table';

export function historyOf({ entries }: BookRecord): Told[] {
  return entries.map((entry) => ({
    entry: entry.id,
    by: entry.by,
    at: entry.at ?? entry.made_at,
    did: entry.verb === 'show' ? `showed it ${toWhom(entry.audience)}` : DID[entry.verb],
    words: wordsOf(entries, entry),
  }));
}

function wordsOf(entries: readonly KnownEntry[], entry: KnownEntry): Piece[] {
  if (entries.some(({ verb }) => verb === 'erase')) return [];
  if (entry.verb === 'make') return diffOf('', wording(entries, entry.id)).map(plain);
  if (entry.verb !== 'edit') return [];
  return diffOf(wording(entries, entry.on[0] ?? entries[0]?.id), wording(entries, entry.id));
}

/** Words that were there from the first are no addition. */
const plain = (piece: Piece): Piece => ({ ...piece, change: 'same' });

/** Something that was settled at the table. */
export interface Decision {
  record: BookRecord;
  what: string;
  quote: string;
  words: string;
  proposed: string;
  proposedAt: string;
  decided: string;
  decidedAt: string;
}

const DECIDED: Readonly<Record<string, string>> = {
  settled: 'settled',
  agreed: 'agreed',
  declined: 'declined',
  cut: 'made',
  restored: 'restored',
};

/** Settled queries, agreed or declined line changes, cuts and restorations; the newest first. */
export function decisionsIn(records: ReadonlyMap<string, BookRecord>): Decision[] {
  const decisions = [...records.values()].flatMap((record) => decisionOf(record) ?? []);
  return decisions.sort((a, b) => b.decidedAt.localeCompare(a.decidedAt));
}

function decisionOf(record: BookRecord): Decision | null {
  const data = record.versions.findLast((version) => version.data !== null)?.data;
  const outcome = DECIDED[record.status ?? ''];
  if (!data || !outcome) return null;
  const last = record.status_by;
  const made = record.entries[0];
  return {
    record,
    what: `${kindOf(record.kind).name} ${outcome}`,
    quote: placeOf(data)?.quote ?? '',
    words: textOf(data, 'words') || textOf(data),
    proposed: record.by,
    proposedAt: made?.at ?? record.made_at,
    decided: last?.by ?? record.by,
    decidedAt: last?.at ?? last?.made_at ?? made?.at ?? record.made_at,
  };
}

/** A mark whose words were erased: all that is left to say of it. */
export interface Erased {
  record: BookRecord;
  by: string;
  at: string;
}

export function erasedOf(record: BookRecord): Erased | null {
  const last = record.entries.findLast(({ verb }) => verb === 'erase');
  return record.erased && last ? { record, by: last.by, at: last.at ?? last.made_at } : null;
}

/** The newest first. */
export function erasedIn(records: ReadonlyMap<string, BookRecord>): Erased[] {
  const erased = [...records.values()].flatMap((record) => erasedOf(record) ?? []);
  return erased.sort((a, b) => b.at.localeCompare(a.at));
}

/** Who contributed what: counts by kind, and whose line changes stand in the text. */
export interface Credit {
  person: string;
  counts: [kind: string, count: number][];
  inTheText: string[];
  total: number;
}

/** A person at the table and the production itself are records too, but nobody's contribution. */
const COUNTED: ReadonlySet<string> = new Set([...MARK_KINDS, 'answer', 'photo']);

export function creditsIn(records: ReadonlyMap<string, BookRecord>): Credit[] {
  const credits = new Map<string, Map<string, number>>();
  const changes = new Map<string, string[]>();
  for (const record of records.values()) {
    if (!COUNTED.has(record.kind)) continue;
    const data = record.versions.findLast((version) => version.data !== null)?.data;
    if (!data) continue;
    const counts = credits.get(record.by) ?? new Map<string, number>();
    counts.set(record.kind, (counts.get(record.kind) ?? 0) + 1);
    credits.set(record.by, counts);
    if (record.kind === 'line_change' && record.status === 'agreed')
      changes.set(record.by, [...(changes.get(record.by) ?? []), textOf(data, 'words')]);
  }
  return [...credits]
    .map(([person, counts]) => creditOf(person, counts, changes.get(person) ?? []))
    .sort((a, b) => b.total - a.total);
}

function creditOf(person: string, counts: Map<string, number>, inTheText: string[]): Credit {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { person, counts: [...counts].sort(([, a], [, b]) => b - a), inTheText, total };
}
