import type { BookRecord, Data, Verb } from './contracts';
import { dataOf, emptied } from './fields';
import type { Act } from './table.svelte';

/** Undoing what I did: each act has one that takes it back. Pure; nothing is ever removed. */

/** One thing somebody did, which may be many entries, and what takes it back. */
export interface Done {
  /** For the line at the foot: "the note", "renumbering". */
  said: string;
  inverse: Act[];
}

type Records = ReadonlyMap<string, BookRecord>;

const STATUS_VERB: Readonly<Record<string, Verb>> = {
  open: 'reopen',
  settled: 'settle',
  cut: 'cut_again',
  restored: 'restore',
  proposed: 'reopen',
  agreed: 'agree',
  declined: 'decline',
};

function fieldsBefore(before: BookRecord, changed: Data): Data {
  const data = dataOf(before) ?? {};
  return Object.fromEntries(
    Object.keys(changed).map((field) => [field, data[field] ?? emptied(field)]),
  );
}

/** What takes an act back; null for what cannot be (words that were erased are gone). */
export function inverseOf(act: Act, record: string, before: Records): Act | null {
  const { verb, kind, data = {} } = act;
  const known = before.get(record);
  const bare = { kind, record };
  if (verb === 'make' || verb === 'bring_back') return { ...bare, verb: 'retract' };
  if (verb === 'retract') return { ...bare, verb: 'bring_back' };
  if (!known || verb === 'erase') return null;
  if (verb === 'edit') return { ...bare, verb: 'edit', data: fieldsBefore(known, data) };
  if (verb === 'show' || verb === 'withdraw') {
    if (known.audience === 'me') return { ...bare, verb: 'withdraw' };
    return { ...bare, verb: 'show', audience: known.audience };
  }
  const back = STATUS_VERB[known.status ?? ''];
  return back ? { ...bare, verb: back } : null;
}

/** The acts that take a whole action back, the last one first. */
export function inverseOfAll(acts: readonly Act[], records: string[], before: Records): Act[] {
  const all = acts.map((act, index) => inverseOf(act, records[index] ?? '', before));
  return all.filter((act) => act !== null).reverse();
}

/**
 * Why an act cannot be done any more without undoing somebody else's work; '' if it can. Words
 * that another person has changed since are theirs too.
 */
export function inTheWay(acts: readonly Act[], records: Records, me: string): string {
  for (const { record, verb } of acts) {
    const now = record === undefined ? undefined : records.get(record);
    if (!now) return 'It is not here any more.';
    if (now.erased) return 'Its words were erased.';
    const last = now.versions[now.versions.length - 1];
    if (verb === 'edit' && last && last.by !== me) return 'Somebody else has changed it since.';
  }
  return '';
}

/** What one did and can undo, and what one undid and can do again. In memory, for this tab. */
export class UndoStack {
  private readonly done: Done[] = [];
  private readonly undone: Done[] = [];

  did(done: Done): void {
    if (!done.inverse.length) return;
    this.done.push(done);
    this.undone.length = 0;
  }

  /** The next to undo or to redo; it is gone from its stack. */
  take(way: 'undo' | 'redo'): Done | undefined {
    return (way === 'undo' ? this.done : this.undone).pop();
  }

  /** What undoing was undone by goes on the other stack. */
  put(way: 'undo' | 'redo', done: Done): void {
    (way === 'undo' ? this.undone : this.done).push(done);
  }
}
