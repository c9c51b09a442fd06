import type { BookRecord, Data, KnownEntry, Verb, Version } from './contracts';

/**
 * From entries to records, by the same rules as the server's (`tablework/book/records.py`); the
 * cases in `tests/shared/book-records.json` hold both to them.
 */

/** Of these the last words count, whatever they were made on. */
const SINGLE: ReadonlySet<string> = new Set(['person', 'production']);
const CONTENT: ReadonlySet<Verb> = new Set(['edit', 'retract', 'bring_back']);
const FIRST_STATUS: Readonly<Record<string, string>> = {
  query: 'open',
  cut: 'cut',
  line_change: 'proposed',
};
const STATUS: Readonly<Partial<Record<Verb, string>>> = {
  settle: 'settled',
  restore: 'restored',
  cut_again: 'cut',
  agree: 'agreed',
  decline: 'declined',
};

export const NO_RECORDS: ReadonlyMap<string, BookRecord> = new Map();

/** The records that these entries make, in the order in which they were made. */
export function recordsOf(entries: readonly KnownEntry[]): Map<string, BookRecord> {
  const records = new Map<string, BookRecord>();
  const known = new Set<string>();
  for (const entry of entries) {
    if (known.has(entry.id)) continue;
    known.add(entry.id);
    const record = taken(records.get(entry.record), entry);
    if (record) records.set(entry.record, record);
  }
  return records;
}

const MOST_CHANGED = 100;

/** The same, made from what there was before: one more mark among thousands costs one record. */
export function recordsAfter(
  before: { entries: readonly KnownEntry[]; records: ReadonlyMap<string, BookRecord> },
  entries: readonly KnownEntry[],
): Map<string, BookRecord> {
  const apart = before.entries.findIndex((entry, place) => entry !== entries[place]);
  const alike = apart < 0 ? before.entries.length : apart;
  const changed = [...before.entries.slice(alike), ...entries.slice(alike)];
  if (changed.length > MOST_CHANGED) return recordsOf(entries);
  const touched = new Set(changed.map(({ record }) => record));
  const fresh = recordsOf(entries.filter(({ record }) => touched.has(record)));
  const records = new Map(before.records);
  for (const id of touched) {
    const record = fresh.get(id);
    if (record) records.set(id, record);
    else records.delete(id);
  }
  return records;
}

/** A record after one more entry; an entry about a record that nobody made changes nothing. */
export function taken(record: BookRecord | undefined, entry: KnownEntry): BookRecord | undefined {
  if (!record) return entry.verb === 'make' ? made(entry) : undefined;
  const next: BookRecord = {
    ...record,
    entries: [...record.entries, entry],
    waiting: record.waiting || entry.at === undefined,
  };
  if (CONTENT.has(entry.verb)) next.versions = versionsAfter(record, entry);
  else if (entry.verb === 'show') next.audience = entry.audience ?? 'table';
  else if (entry.verb === 'withdraw') next.audience = 'me';
  else if (entry.verb === 'erase') return erased(next);
  else if (entry.verb !== 'make') {
    next.status = STATUS[entry.verb] ?? FIRST_STATUS[record.kind] ?? null;
    next.status_by = entry;
  }
  return next;
}

function made(entry: KnownEntry): BookRecord {
  return {
    id: entry.record,
    kind: entry.kind,
    by: entry.by,
    made_at: entry.made_at,
    audience: entry.audience ?? (entry.kind === 'idea' ? 'me' : 'table'),
    versions: [versionOf(entry, entry.data)],
    status: FIRST_STATUS[entry.kind] ?? null,
    status_by: null,
    entries: [entry],
    erased: false,
    waiting: entry.at === undefined,
  };
}

function versionOf(entry: KnownEntry, data: Data | null): Version {
  return { entry: entry.id, by: entry.by, at: entry.at ?? entry.made_at, data };
}

/** What an entry was made on makes room for it; whatever else stands was made apart, and stays. */
function versionsAfter(record: BookRecord, entry: KnownEntry): Version[] {
  const stays = ({ entry: version }: Version): boolean =>
    !SINGLE.has(record.kind) && !entry.on.includes(version);
  const others = record.versions.filter(stays);
  return [...others, versionOf(entry, dataAfter(record, entry))];
}

function dataAfter(record: BookRecord, entry: KnownEntry): Data | null {
  if (entry.verb === 'retract') return null;
  const before = SINGLE.has(record.kind)
    ? lastData(record.entries)
    : dataAt(record.entries, entry.on[0] ?? record.entries[0]?.id);
  return entry.verb === 'edit' ? { ...before, ...entry.data } : before;
}

function lastData(entries: readonly KnownEntry[]): Data {
  return entries.reduce<Data>((data, entry) => ({ ...data, ...entry.data }), {});
}

/** The words of a record at one of its versions; for one that was taken back, the words before. */
export function dataAt(entries: readonly KnownEntry[], version: string | undefined): Data {
  const entry = entries.find(({ id }) => id === version) ?? entries[0];
  if (!entry || entry.verb === 'make') return entry?.data ?? {};
  const before = dataAt(entries.slice(0, entries.indexOf(entry)), entry.on[0]);
  return entry.verb === 'edit' ? { ...before, ...entry.data } : before;
}

/** Its words are gone everywhere; that it was there, whose it was and when stays. */
function erased(record: BookRecord): BookRecord {
  return { ...record, erased: true, versions: [], entries: record.entries.map(bare) };
}

/** An entry without its words; whose thread it is in stays. */
export function bare(entry: KnownEntry): KnownEntry {
  const { to } = entry.data;
  return { ...entry, data: to === undefined ? {} : { to } };
}

/** Whether a record is there to be seen: not taken back, not erased. */
export function stands({ versions }: BookRecord): boolean {
  return versions.some(({ data }) => data !== null);
}

/** The version to show: the newest that was not taken back. */
export function shownVersion({ versions }: BookRecord): Version | null {
  return versions.findLast(({ data }) => data !== null) ?? null;
}

/** Whether its versions were made apart and differ, so that somebody has to choose. */
export function apart({ versions }: BookRecord): boolean {
  return new Set(versions.map(({ data }) => JSON.stringify(data))).size > 1;
}
