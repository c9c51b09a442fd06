import type { Item } from '../sync/ledger';
import { Courier } from '../sync/courier';
import type { State } from '../sync/courier';
import { stamp, uuid7 } from '../sync/ids';
import { keptBefore, keptNoMore, nowKept } from '../sync/kept-before';
import * as ledgers from '../sync/ledger';
import type { Store } from '../sync/store';
import { joinTabs } from '../sync/tabs';
import type { Message, Tabs } from '../sync/tabs';
import type {
  Audience,
  Data,
  KnownEntry,
  OpenedBook,
  PersonAtTable,
  Places,
  Presence,
  Verb,
} from './contracts';
import { fetchPlaces } from './api';
import { peopleOf } from './people';
import type { Here } from './placed';
import { draftOnTable, unplaced } from './placed';
import { NO_RECORDS, recordsAfter } from './records';

/** How the link to the table is: `live`, or why not. */
export type Link = State;

/** What somebody wants to do to a record; the table adds ids, versions, author and time. */
export interface Act {
  verb: Verb;
  kind: string;
  /** Left out on `make`: the record is new. */
  record?: string;
  data?: Data;
  audience?: Audience;
  /** The versions it is made on; by default all that stand. */
  on?: string[];
}

/**
 * One production's table as this device knows it: what the table sent, with what this device still
 * owes it on top. `act` keeps on this device first and sends when it can.
 */
export class Table {
  entries = $state.raw<readonly KnownEntry[]>([]);
  records = $state.raw(NO_RECORDS);
  readonly people: ReadonlyMap<string, PersonAtTable> = $derived(peopleOf(this.records));
  present = $state.raw<readonly Presence[]>([]);
  link = $state<Link>('joining');
  /** The entries that are only on this device. */
  owed = $state.raw<readonly KnownEntry[]>([]);
  readonly unsafe = $derived(this.owed.length);
  /** Entries that the table would not take, each with the reason in one sentence. */
  refused = $state.raw<readonly ledgers.Refused[]>([]);
  /** This browser had thrown away what it kept; known once the table has sent it again. */
  thrownAway = $state(false);
  /** Where the marks of other drafts stand on this one. */
  places = $state.raw<Places>({});
  /** Another draft has been put on the table since this page was opened. */
  outdated = $state(false);
  /** This window's name at the table: its own seat in `present` ends with it. */
  readonly device = uuid7();

  /** What there was when this device came is here, or will not come now. */
  readonly caughtUp: Promise<void>;

  private heard: () => void = () => undefined;
  private ledger = ledgers.EMPTY;
  private cameEmpty = false;
  private asking = false;
  private torn = false;
  private leads = false;
  private courier: Courier | null = null;
  private tabs: Tabs | null = null;

  private constructor(
    readonly book: OpenedBook,
    private readonly store: Store,
  ) {
    // A device may keep a book of before there were drafts.
    this.places = book.places ?? {};
    this.caughtUp = new Promise((resolve) => (this.heard = resolve));
  }

  static async open(book: OpenedBook, store: Store): Promise<Table> {
    const table = new Table(book, store);
    table.show(await store.load());
    table.cameEmpty = table.entries.length === 0 && keptBefore(book);
    const name = `tablework.${book.me.id}.${book.id}`;
    table.tabs = joinTabs(name, table.device, {
      lead: () => void table.lead(),
      rest: () => table.rest(),
      hear: (message) => table.hear(message),
    });
    table.tabs.tell({ ask: true });
    return table;
  }

  /** Keep what somebody does; resolves with the record ids once it is safe on this device. */
  async act(...acts: Act[]): Promise<string[]> {
    const group = acts.length > 1 ? uuid7() : undefined;
    const entries = acts.map((act) => this.entryOf(act, group));
    await this.bring(entries);
    return entries.map(({ record }) => record);
  }

  /** Keep entries that were made elsewhere, by the same hand, as if they were made here now. */
  async bring(entries: readonly KnownEntry[]): Promise<void> {
    await this.keep(ledgers.owes(this.ledger, entries));
    void this.courier?.send();
  }

  /** Let go of entries that the table would not take; their words are gone then. */
  async release(ids: readonly string[]): Promise<void> {
    await this.keep(ledgers.forgets(this.ledger, ids));
  }

  /** Somebody here has said where a mark of another draft stands; the table need not be asked. */
  placedNow(record: string, outcome: 'left' | null): void {
    const { [record]: before, ...others } = this.places;
    this.places = before && outcome ? { ...others, [record]: { ...before, outcome } } : others;
  }

  /** The draft on this page, and what stands on it of other drafts. */
  get onDraft(): Here {
    return { draft: this.book.script.row.id, places: this.places };
  }

  /** Say where this person reads, and whether they lead or follow. */
  here(at: string | null, leading = false, following = false): void {
    this.courier?.here({ at, leading, following });
  }

  /** Let go of the link; what is owed is kept. */
  leave(): void {
    this.rest();
    this.tabs?.leave();
    this.store.close();
  }

  private entryOf(act: Act, group: string | undefined): KnownEntry {
    const record = act.record === undefined ? undefined : this.records.get(act.record);
    return {
      v: 1,
      id: uuid7(),
      record: act.record ?? uuid7(),
      kind: act.kind,
      verb: act.verb,
      on: act.on ?? record?.versions.map(({ entry }) => entry) ?? [],
      // What a page holds may be reactive; what is kept and sent is plain.
      data: JSON.parse(JSON.stringify(act.data ?? {})) as Data,
      ...(act.audience === undefined ? {} : { audience: act.audience }),
      ...(group === undefined ? {} : { group }),
      made_at: stamp(),
      by: this.book.me.id,
    };
  }

  /** This window speaks for all windows of this book from now on. */
  private async lead(): Promise<void> {
    this.leads = true;
    const ledger = await this.store.load().catch(() => this.ledger);
    // Somebody may have left again while the disk was read.
    if (!this.leads) return;
    this.show(ledger);
    this.courier = new Courier(this.book.id, this.device, {
      cursor: () => this.ledger.cursor,
      owed: (most) => ledgers.toSend(this.ledger, most),
      told: (items, cursor) => this.told(items, cursor),
      answered: (answers) => this.keep(ledgers.answered(this.ledger, answers)),
      beginAnew: () => this.beginAnew(),
      present: (seats) => this.seat(seats as Presence[]),
      state: (state) => this.linked(state),
    });
    this.courier.start();
  }

  /** Another window speaks for all now, or this one has been left. */
  private rest(): void {
    this.leads = false;
    this.courier?.stop();
    this.courier = null;
  }

  /** What the table says is shown at once, and kept afterwards: it can always say it again. */
  private async told(items: Item[], cursor: string): Promise<void> {
    const writes = ledgers.told(this.ledger, items, cursor);
    this.spread(writes);
    this.heard();
    await this.keepReplica(writes);
    if (!this.ledger.replica.size) return;
    this.thrownAway ||= this.cameEmpty;
    if (this.store.lasts) nowKept(this.book);
  }

  private async beginAnew(): Promise<void> {
    keptNoMore(this.book);
    await this.keep(ledgers.beginAnew(this.ledger));
  }

  private async keep(writes: ledgers.Writes): Promise<void> {
    await this.store.keep(writes);
    this.spread(writes);
  }

  /** A replica with a hole in it would never be mended: it is begun anew at the next opening. */
  private async keepReplica(writes: ledgers.Writes): Promise<void> {
    if (this.torn) return;
    try {
      await this.store.keep(writes);
    } catch {
      this.torn = true;
      await this.store.keep({ clear: true, cursor: null }).catch(() => undefined);
    }
  }

  private spread(writes: ledgers.Writes): void {
    this.show(ledgers.written(this.ledger, writes));
    this.tabs?.tell({ writes });
  }

  private hear(message: Message): void {
    if ('writes' in message) {
      this.show(ledgers.written(this.ledger, message.writes));
      if (message.writes.owed) void this.courier?.send();
    } else if ('present' in message) this.present = message.present as Presence[];
    else if ('link' in message) {
      this.link = message.link as Link;
      this.heard();
    } else if (this.courier) this.linked(this.link);
  }

  private seat(seats: Presence[]): void {
    this.present = seats;
    this.tabs?.tell({ present: seats });
  }

  private linked(state: Link): void {
    this.link = state;
    this.heard();
    this.tabs?.tell({ link: state });
    // Somebody who is at this table no more keeps only what they wrote and never handed in.
    if (state === 'not-here') void this.beginAnew();
  }

  /** A mark of another draft has come: the table knows where it stands. Asked once until it answers. */
  private async askPlaces(): Promise<void> {
    if (this.asking || this.outdated || this.link !== 'live') return;
    this.asking = true;
    const found = await fetchPlaces(this.book.id).catch(() => null);
    this.asking = false;
    if (!found) return;
    this.places = found;
  }

  private show(ledger: ledgers.Ledger): void {
    this.ledger = ledger;
    const entries = ledgers.entriesOf(ledger);
    this.records = recordsAfter(this, entries);
    this.entries = entries;
    this.owed = ledgers.onlyHere(ledger);
    this.refused = [...ledger.refused.values()];
    const onTable = draftOnTable(this.records, this.book.id);
    this.outdated = onTable !== null && onTable !== this.book.script.row.id;
    if (unplaced(this.records, this.onDraft)) void this.askPlaces();
  }
}
