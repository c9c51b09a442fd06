import { said } from '../shell/said.svelte';
import type { Presence } from './contracts';
import type { BookDesk } from './desk.svelte';
import { nameOf } from './names';

/** Being led through the text, or leading. Nobody is taken anywhere who did not ask for it. */
export class Following {
  /** The person one follows: null is nobody. */
  whom = $state<string | null>(null);
  /** Whether this device leads. There is one lead, and the table says whose: it may pass on to us. */
  leading = $derived.by(() => this.ownSeat()?.leading ?? false);
  private last: string | null = null;

  constructor(private readonly desk: BookDesk) {}

  /** The table names a device with its person's name before it. */
  private ownSeat(): Presence | undefined {
    const { present, device, book } = this.desk.table;
    return present.find((seat) => seat.device === `${book.me.id} ${device}`);
  }

  /** Who leads now: when a leader's link drops, the next one who leads. */
  get leader(): Presence | null {
    const { present, book } = this.desk.table;
    return present.find(({ leading, person }) => leading && person !== book.me.id) ?? null;
  }

  /** The link that shows where the one followed reads. */
  private followed(): Presence | null {
    const { present } = this.desk.table;
    const whom = present.find(({ person, at }) => person === this.whom && at !== null);
    return whom ?? (this.whom === null ? null : this.leader);
  }

  toggle(): void {
    if (this.whom !== null) return this.stop();
    const { leader } = this;
    if (!leader) return said.say('Nobody leads now. P shows who is at the table.');
    this.follow(leader.person);
  }

  follow(person: string): void {
    this.whom = person;
    this.last = null;
    said.say(`You follow ${nameOf(this.desk.table.people, person)}. V stops.`);
  }

  lead(on: boolean): void {
    if (on) this.whom = null;
    const { table, reading } = this.desk;
    table.here(reading.element || null, on, false);
    said.say(on ? 'Others can follow you now.' : 'You do not lead any more.');
  }

  stop(): void {
    if (this.whom === null) return;
    this.whom = null;
    said.say('You read on your own.');
  }

  /** Go where the one followed has gone. */
  go(): void {
    if (this.leading && this.whom !== null) return this.inherit();
    const at = this.followed()?.at ?? null;
    if (at === null || at === this.last) return;
    this.last = at;
    this.desk.reading.renderAll();
    requestAnimationFrame(() => this.desk.reading.show(at));
  }

  /** The leader's link dropped, and whoever followed leads on. */
  private inherit(): void {
    this.whom = null;
    said.say('The leader is gone: you lead now.');
  }
}
