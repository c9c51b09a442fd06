import type { BookRecord, Data, Place } from './contracts';
import { dataOf } from './fields';
import { paintOf } from './kinds';
import type { Here } from './placed';
import { ANYWHERE, placeHere } from './placed';
import { stands } from './records';

/** One stretch of marked words. A cue may have three: its own, its standby and its warning. */
export interface Mark {
  id: string;
  record: BookRecord;
  kind: string;
  part: 'words' | 'standby' | 'warn';
  data: Data;
  place: Place;
  /** Positions in the draft of the first and last element; −1 where the draft has not got them. */
  from: number;
  to: number;
  paint: string;
}

export type Positions = ReadonlyMap<string, number>;

/** In the order of the script; where two begin together, in the order they were made. */
export function marksOf(
  records: ReadonlyMap<string, BookRecord>,
  at: Positions,
  here: Here = ANYWHERE,
): Mark[] {
  const marks: Mark[] = [];
  for (const record of records.values()) {
    if (!stands(record)) continue;
    const data = dataOf(record);
    if (data) marks.push(...marksIn(record, data, at, here));
  }
  return marks.sort((a, b) => a.from - b.from || a.place.start - b.place.start);
}

function marksIn(record: BookRecord, data: Data, at: Positions, here: Here): Mark[] {
  const part = (name: Mark['part']) =>
    markAt(record, data, name, placeHere(record, name, here), at);
  if (record.kind !== 'cue') return part('words');
  return [...part('words'), ...part('standby'), ...part('warn')];
}

function markAt(
  record: BookRecord,
  data: Data,
  part: Mark['part'],
  place: Place | null,
  at: Positions,
): Mark[] {
  if (!place) return [];
  const own = part === 'words';
  const from = at.get(place.first) ?? -1;
  return [
    {
      id: own ? record.id : `${record.id}.${part}`,
      record,
      kind: record.kind,
      part,
      data,
      place,
      from,
      to: at.get(place.last) ?? from,
      paint: own ? paintOf(record) : 'cue-standby',
    },
  ];
}

/** Whether a point (element position, code points) lies on a mark's words. */
export function isOn({ from, to, place }: Mark, position: number, offset: number): boolean {
  if (position < from || position > to) return false;
  return !(position === from && offset < place.start) && !(position === to && offset > place.end);
}

/** The answers in a record's thread, and photos hung on it, oldest first. */
export function threadsOf(
  records: ReadonlyMap<string, BookRecord>,
): ReadonlyMap<string, readonly BookRecord[]> {
  const threads = new Map<string, BookRecord[]>();
  for (const record of records.values()) {
    if (record.kind !== 'answer' && record.kind !== 'photo') continue;
    const to = dataOf(record)?.['to'];
    if (typeof to !== 'string') continue;
    const thread = threads.get(to);
    if (thread) thread.push(record);
    else threads.set(to, [record]);
  }
  return threads;
}

/** The mark that follows or precedes another; from nowhere, the one nearest to where one reads. */
export function neighbour(
  marks: readonly Mark[],
  current: string | null,
  reading: number,
  by: 1 | -1,
): Mark | null {
  const own = marks.filter(({ part }) => part === 'words');
  const here = own.findIndex(({ id }) => id === current);
  if (here >= 0) return own[here + by] ?? null;
  const found =
    by > 0 ? own.find(({ from }) => from >= reading) : own.findLast(({ from }) => from <= reading);
  return found ?? null;
}

/** The next open query after this place, and from the end on from the beginning again. */
export function nextOpenQuery(
  marks: readonly Mark[],
  current: string | null,
  reading: number,
): Mark | null {
  const open = marks.filter(({ record }) => record.kind === 'query' && record.status === 'open');
  const order = new Map(marks.map(({ id }, index) => [id, index]));
  const here = current === null ? undefined : order.get(current);
  const after = open.find(({ id, from }) =>
    here === undefined ? from >= reading : (order.get(id) ?? 0) > here,
  );
  return after ?? open[0] ?? null;
}
