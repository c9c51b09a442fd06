import type { BookRecord, PersonAtTable } from './contracts';
import { shownVersion } from './records';

/** Everybody at the table, by id. */
export function peopleOf(records: ReadonlyMap<string, BookRecord>): Map<string, PersonAtTable> {
  const people = new Map<string, PersonAtTable>();
  for (const record of records.values()) {
    const data = record.kind === 'person' ? shownVersion(record)?.data : null;
    if (data) people.set(record.id, { ...data, id: record.id } as PersonAtTable);
  }
  return people;
}
