import { said } from '../shell/said.svelte';
import type { Data, Place } from './contracts';
import type { BookDesk } from './desk.svelte';
import { kindOf } from './kinds';
import type { Look } from './placed';
import { looksIn } from './placed';

/** The marks that need a look since the new draft: one after the other, with one key each. */
export class Looks {
  /** The record of the look one stands on. */
  current = $state<string | null>(null);

  constructor(private readonly desk: BookDesk) {}

  get open(): Look[] {
    return this.of('look');
  }

  of(outcome: Look['placed']['outcome']): Look[] {
    return looksIn(this.desk.table.records, this.desk.table.onDraft, outcome);
  }

  /** How many came along, how many with changed words and so on: as the table says it. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { outcome } of Object.values(this.desk.table.places))
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  }

  get now(): Look | null {
    const { open } = this;
    return open.find(({ record }) => record.id === this.current) ?? open[0] ?? null;
  }

  /** It stands where it is offered. */
  accept(look = this.now): void {
    if (!look) return said.say('No mark needs a look.');
    if (!look.placed.place) return said.sayTrouble('There is no place to offer: choose its words.');
    void this.change(look, { place: look.placed.place }, 'placed');
  }

  /** It stands on the words that are chosen. */
  place(look = this.now, place: Place | null = this.desk.choosing.place): void {
    if (!look) return said.say('No mark needs a look.');
    if (!place) return said.sayTrouble('Choose its words in the text first.');
    void this.change(look, { place }, 'placed');
  }

  /** It stays on its own draft, and is tried again at the next one. */
  leave(look = this.now): void {
    if (!look) return said.say('No mark needs a look.');
    const { draft } = this.desk.table.onDraft;
    void this.change(look, { left: draft }, 'left behind');
  }

  private async change({ record }: Look, data: Data, what: string): Promise<void> {
    const { desk } = this;
    const name = kindOf(record.kind).name;
    if (!desk.doing.mayDo('edit', record))
      return said.sayTrouble(`This ${name.toLowerCase()} is its author's to place.`);
    const acts = [{ verb: 'edit' as const, kind: record.kind, record: record.id, data }];
    const ids = await desk.doing.do(`${name} ${what}`, `${name} ${what}.`, acts);
    if (!ids) return;
    desk.table.placedNow(record.id, data['left'] ? 'left' : null);
    desk.choosing.place = null;
    if (data['place']) desk.stand(record.id);
  }
}
