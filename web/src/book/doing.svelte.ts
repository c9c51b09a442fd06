import { said } from '../shell/said.svelte';
import type { BookRecord, Verb } from './contracts';
import type { Act, Table } from './table.svelte';
import type { Done } from './undo';
import { inTheWay, inverseOfAll, UndoStack } from './undo';

const NOT_KEPT =
  'This device could not keep it. Your words are still in the box: copy them, then free some space.';

/** Doing things at the table, as far as one's position lets one, and taking them back. */
export class Doing {
  private readonly stack = new UndoStack();

  constructor(private readonly table: Table) {}

  may(verb: Verb, kind: string, by: string | null = null): boolean {
    const { rights, me } = this.table.book;
    const own = by === null || by === me.id;
    return (own ? rights.own : rights.others)[kind]?.includes(verb) ?? false;
  }

  mayDo(verb: Verb, { kind, by }: BookRecord): boolean {
    return this.may(verb, kind, by);
  }

  /** Keep what was done; `what` names it at the foot and in undo. Null when it was not kept. */
  async do(what: string, sentence: string, acts: Act[]): Promise<string[] | null> {
    const ids = await this.kept(what, acts);
    if (!ids) return null;
    this.stack.did(ids.done);
    said.say(sentence);
    return ids.records;
  }

  async back(way: 'undo' | 'redo'): Promise<void> {
    const done = this.stack.take(way);
    if (!done) return said.say(way === 'undo' ? 'There is nothing to undo.' : 'Nothing to redo.');
    const { records, book } = this.table;
    const why = inTheWay(done.inverse, records, book.me.id);
    if (why) return said.sayTrouble(`${done.said} cannot be taken back. ${why}`);
    const again = await this.kept(done.said, done.inverse);
    if (!again) return this.stack.put(way === 'undo' ? 'redo' : 'undo', done);
    this.stack.put(way, again.done);
    said.say(`${way === 'undo' ? 'Undone' : 'Done again'}: ${done.said.toLowerCase()}.`);
  }

  private async kept(what: string, acts: Act[]): Promise<{ records: string[]; done: Done } | null> {
    const before = this.table.records;
    try {
      const records = await this.table.act(...acts);
      return { records, done: { said: what, inverse: inverseOfAll(acts, records, before) } };
    } catch {
      said.sayTrouble(NOT_KEPT);
      return null;
    }
  }
}
