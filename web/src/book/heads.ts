import { counted, dayOf, listed } from '../text/counts';
import type { BookRecord } from './contracts';
import { textOf } from './fields';
import { kindOf } from './kinds';
import type { Mark } from './marks';
import { nameAndPosition, nameOf, seenBy } from './names';
import type { Table } from './table.svelte';

/** The line at the top of a card: what it is, and whose or in which state. */
export interface Head {
  kind: string;
  about: string;
}

type Known = Pick<Table, 'people' | 'book'>;

const today = (): Date => new Date();

export function headOf(table: Known, { record, data }: Mark): Head {
  const about = aboutOf(table, { record, data });
  if (record.kind === 'cue') {
    const cue = `${textOf(data, 'department')} ${textOf(data, 'number')}`.trim();
    return { kind: cue || 'Cue', about };
  }
  if (record.kind === 'idea' && record.audience === 'me')
    return { kind: 'Idea, only yours', about };
  const department = textOf(data, 'department');
  const { name } = kindOf(record.kind);
  return { kind: department ? `${name} · ${department}` : name, about };
}

function aboutOf(table: Known, { record }: Pick<Mark, 'record' | 'data'>): string {
  const { people, book } = table;
  const who = nameAndPosition(people, record.by);
  const { kind, status, status_by: last } = record;
  if (kind === 'idea')
    return record.audience === 'me'
      ? 'not shown yet'
      : `${who} · for ${seenBy(people, record.audience, book.me.id)}`;
  if (kind === 'cut') {
    const when = dayOf(last?.at ?? last?.made_at ?? record.made_at, today());
    return `${status === 'restored' ? 'restored' : 'cut'} ${when} · ${nameOf(people, last?.by ?? record.by)}`;
  }
  if (kind === 'line_change' && last && status !== 'proposed')
    return `${nameOf(people, record.by)} · ${status ?? ''} by ${nameOf(people, last.by)}`;
  return status ? `${who} · ${status}` : who;
}

/** "2 answers and 1 photo": what hangs on a card that has no room for it. */
export function threadSaid(thread: readonly BookRecord[]): string {
  const photos = thread.filter(({ kind }) => kind === 'photo').length;
  const answers = thread.length - photos;
  const parts = [answers ? counted(answers, 'answer') : '', photos ? counted(photos, 'photo') : ''];
  return listed(parts.filter(Boolean));
}
