import type { Entry, KnownEntry } from '../book/contracts';
import { bare } from '../book/records.ts';

/**
 * What one device has of a table and what it still owes it: the protocol's core, without any I/O.
 * Each event gives the writes that it asks for, to be kept in one transaction; the ledger that
 * counts is the one that those writes make, on this tab and on every other.
 */

/** An entry that the table has not sent back yet; `kept` when the table has said that it has it. */
export interface Owed {
  entry: KnownEntry;
  kept: boolean;
  /** Its turn: what was done first is sent first. */
  turn: number;
}

export interface Refused {
  entry: KnownEntry;
  why: string;
}

export interface Ledger {
  /** What the table has sent, in the order it came. */
  replica: ReadonlyMap<string, KnownEntry>;
  outbox: ReadonlyMap<string, Owed>;
  refused: ReadonlyMap<string, Refused>;
  cursor: string | null;
}

/** What to change, all of it or nothing. */
export interface Writes {
  /** Begin the replica anew. */
  clear?: boolean;
  entries?: KnownEntry[];
  /** Entries that this device may know no more. */
  dropped?: string[];
  owed?: Owed[];
  paid?: string[];
  refused?: Refused[];
  /** Refused entries that somebody has let go of. */
  released?: string[];
  cursor?: string | null;
}

/** What the feed says: an entry, or records that one may see no more. */
export type Item = { entry: KnownEntry } | { gone: string[] };

export interface Answer {
  id: string;
  outcome: 'kept' | 'refused' | 'conflict';
  why?: string;
}

export const EMPTY: Ledger = {
  replica: new Map(),
  outbox: new Map(),
  refused: new Map(),
  cursor: null,
};

export function written(ledger: Ledger, writes: Writes): Ledger {
  const replica = new Map(writes.clear ? [] : ledger.replica);
  const outbox = new Map(ledger.outbox);
  const refused = new Map(ledger.refused);
  for (const id of writes.dropped ?? []) replica.delete(id);
  for (const entry of writes.entries ?? []) replica.set(entry.id, entry);
  for (const owed of writes.owed ?? []) outbox.set(owed.entry.id, owed);
  for (const id of writes.paid ?? []) outbox.delete(id);
  for (const one of writes.refused ?? []) refused.set(one.entry.id, one);
  for (const id of writes.released ?? []) refused.delete(id);
  const cursor = writes.cursor === undefined ? ledger.cursor : writes.cursor;
  return { replica, outbox, refused, cursor };
}

/** Somebody did something here. */
export function owes(ledger: Ledger, entries: readonly KnownEntry[]): Writes {
  const turns = [...ledger.outbox.values()].map(({ turn }) => turn);
  const next = Math.max(0, ...turns) + 1;
  return { owed: entries.map((entry, i) => ({ entry, kept: false, turn: next + i })) };
}

/** The table sent something: it is kept together with the cursor that stands after it. */
export function told(ledger: Ledger, items: readonly Item[], cursor: string): Writes {
  const entries = items.flatMap((item) => ('entry' in item ? [item.entry] : []));
  const gone = new Set(items.flatMap((item) => ('gone' in item ? item.gone : [])));
  const dropped = [...ledger.replica.values()].filter(({ record }) => gone.has(record));
  const erased = bodiesOf(ledger, entries);
  return {
    entries: [...erased, ...entries],
    dropped: dropped.map(({ id }) => id),
    paid: entries.filter(({ id }) => ledger.outbox.has(id)).map(({ id }) => id),
    cursor,
  };
}

/** What was erased loses its words here too: the entries about it stay, without them. */
function bodiesOf(ledger: Ledger, entries: readonly KnownEntry[]): KnownEntry[] {
  const erased = new Set(entries.filter(({ verb }) => verb === 'erase').map((one) => one.record));
  if (!erased.size) return [];
  return [...ledger.replica.values()].filter(({ record }) => erased.has(record)).map(bare);
}

/** The table answered what was sent: what it refused waits for its author, with the reason. */
export function answered(ledger: Ledger, answers: readonly Answer[]): Writes {
  const found = answers.flatMap((answer) => {
    const owed = ledger.outbox.get(answer.id);
    return owed ? [{ answer, owed }] : [];
  });
  const kept = found.filter(({ answer }) => answer.outcome === 'kept');
  const not = found.filter(({ answer }) => answer.outcome !== 'kept');
  return {
    owed: kept.map(({ owed }) => ({ ...owed, kept: true })),
    paid: not.map(({ answer }) => answer.id),
    refused: not.map(({ answer, owed }) => ({ entry: owed.entry, why: answer.why ?? '' })),
  };
}

/** Somebody has read why these were not taken, and wants them no more. */
export function forgets(ledger: Ledger, ids: readonly string[]): Writes {
  return { released: ids.filter((id) => ledger.refused.has(id)) };
}

/** What one may see has changed: all that was sent goes, all that is owed stays. */
export function beginAnew(ledger: Ledger): Writes {
  const kept = [...ledger.outbox.values()].filter((owed) => owed.kept);
  return { clear: true, cursor: null, paid: kept.map(({ entry }) => entry.id) };
}

/** What to send next, oldest first. */
export function toSend(ledger: Ledger, most: number): Entry[] {
  const unsent = [...ledger.outbox.values()].filter(({ kept }) => !kept);
  return unsent.slice(0, most).map(({ entry }) => sent(entry));
}

/** Whose it is and when it came is the table's to say. */
function sent(entry: KnownEntry): Entry {
  const plain: Partial<KnownEntry> = { ...entry };
  delete plain.by;
  delete plain.at;
  return plain as Entry;
}

/** The entries that are nowhere but on this device. */
export function onlyHere(ledger: Ledger): KnownEntry[] {
  return [...ledger.outbox.values()].filter(({ kept }) => !kept).map(({ entry }) => entry);
}

/** Everything this device knows, what it owes last. */
export function entriesOf(ledger: Ledger): KnownEntry[] {
  const owed = [...ledger.outbox.values()].filter(({ entry }) => !ledger.replica.has(entry.id));
  return [...ledger.replica.values(), ...owed.map(({ entry }) => entry)];
}
