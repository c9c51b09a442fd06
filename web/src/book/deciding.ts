import type { Audience, BookRecord, Verb } from './contracts';
import type { BookDesk } from './desk.svelte';
import { kindOf } from './kinds';

/** What can be decided about a mark, and what is then said. */
export interface Choice {
  verb: Verb;
  says: string;
  done: string;
  key?: string;
}

/** By kind and status: the first is what the key S does. */
const CHOICES: Readonly<Record<string, readonly Choice[]>> = {
  'query open': [{ verb: 'settle', says: 'settle', done: 'Settled.', key: 'S' }],
  'query settled': [{ verb: 'reopen', says: 'reopen', done: 'Opened again.', key: 'S' }],
  'cut cut': [{ verb: 'restore', says: 'restore', done: 'Restored.', key: 'S' }],
  'cut restored': [{ verb: 'cut_again', says: 'cut again', done: 'Cut again.', key: 'S' }],
  'line_change proposed': [
    { verb: 'agree', says: 'agree', done: 'Agreed: the new words stand in the text.', key: 'S' },
    { verb: 'decline', says: 'decline', done: 'Declined.' },
  ],
  'line_change agreed': [{ verb: 'reopen', says: 'reopen', done: 'Proposed again.', key: 'S' }],
  'line_change declined': [{ verb: 'reopen', says: 'reopen', done: 'Proposed again.', key: 'S' }],
};

export function choicesFor({ doing }: BookDesk, record: BookRecord): readonly Choice[] {
  const all = CHOICES[`${record.kind} ${record.status ?? ''}`] ?? [];
  return all.filter(({ verb }) => doing.mayDo(verb, record));
}

export async function decide(desk: BookDesk, record: BookRecord, choice: Choice): Promise<void> {
  const { name } = kindOf(record.kind);
  const acts = [{ verb: choice.verb, kind: record.kind, record: record.id }];
  await desk.doing.do(`${name}: ${choice.says}`, choice.done, acts);
}

/** Who may see an idea is its author's to say. */
export function mayShow({ doing }: BookDesk, record: BookRecord): boolean {
  return doing.mayDo(record.audience === 'me' ? 'show' : 'withdraw', record);
}

export async function show(desk: BookDesk, record: BookRecord, audience: Audience): Promise<void> {
  const bare = { kind: record.kind, record: record.id };
  if (audience === 'me')
    await desk.doing.do('Taking the idea back', 'It is only yours again.', [
      { ...bare, verb: 'withdraw' },
    ]);
  else await desk.doing.do('Showing the idea', 'Shown.', [{ ...bare, verb: 'show', audience }]);
}

export async function takeBack(desk: BookDesk, record: BookRecord): Promise<void> {
  const { name } = kindOf(record.kind);
  const acts = [{ verb: 'retract' as const, kind: record.kind, record: record.id }];
  const kept = await desk.doing.do(name, `${name} taken back. Z brings it again.`, acts);
  if (kept && desk.current === record.id) desk.current = null;
}

/** Its words go from every device. One stays on the mark, so that its history can say so. */
export async function erase(desk: BookDesk, record: BookRecord): Promise<void> {
  const { name } = kindOf(record.kind);
  const acts = [{ verb: 'erase' as const, kind: record.kind, record: record.id }];
  const erased = await desk.doing.do(
    name,
    'Erased: its words go from every device. Its history, M, says by whom.',
    acts,
  );
  if (!erased) return;
  desk.writing.discard(record.id);
  document.getElementById('main')?.focus({ preventScroll: true });
}

/** One version of several that were made apart: an edit on all of them, with all of its words. */
export async function choose(
  desk: BookDesk,
  record: BookRecord,
  data: Record<string, unknown>,
): Promise<void> {
  const on = record.versions.map(({ entry }) => entry);
  const acts = [{ verb: 'edit' as const, kind: record.kind, record: record.id, data, on }];
  await desk.doing.do('Choosing between versions', 'Chosen.', acts);
}
