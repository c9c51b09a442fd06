import { said } from '../shell/said.svelte';
import type { Composed } from './composing';
import { begin, beginAnswer, changedFields, dataFrom, isReady } from './composing';
import type { BookRecord, Place } from './contracts';
import type { Choosing } from './choosing.svelte';
import { proposedNumber } from './cues';
import type { Doing } from './doing.svelte';
import { dataOf, placeOf, standingsOf, textOf } from './fields';
import type { MarkKind } from './kinds';
import { KINDS, kindOf } from './kinds';
import type { Mark } from './marks';
import type { Table } from './table.svelte';
import { finished, keepUnfinished, unfinishedIn } from './unfinished';

// How far ahead a caller wants to hear it; a proposal that one click takes away.
const STANDBY_TURNS = -2;
const WARN_TURNS = -6;

/** The one box beside the words that is being written in. */
export class Writing {
  now = $state<Composed | null>(null);
  unfinished = $state.raw<Composed[]>([]);
  private pause = 0;

  constructor(
    private readonly table: Table,
    private readonly doing: Doing,
    private readonly choosing: Choosing,
    private readonly marks: () => readonly Mark[],
  ) {
    this.unfinished = unfinishedIn(table.book.id);
  }

  begin(kind: MarkKind, place: Place): void {
    if (!this.doing.may('make', kind)) {
      const { position } = this.table.book.me;
      return said.sayTrouble(
        `As ${position.replace(/_/gu, ' ')} you do not make ${KINDS[kind].plural.toLowerCase()}.`,
      );
    }
    const fresh = begin(kind, place);
    const before = this.unfinished.find(({ key }) => key === fresh.key);
    this.open(before ?? (kind === 'cue' ? this.proposed(fresh) : fresh));
  }

  private proposed(composed: Composed): Composed {
    const { place } = composed;
    const position = this.table.book.script.draft.elements.findIndex(
      ({ id }) => id === place.first,
    );
    const department = this.lastDepartment();
    return {
      ...composed,
      department,
      number: proposedNumber(this.marks(), department, position, place),
      standby: this.choosing.turnsAway(place, STANDBY_TURNS),
      warn: this.choosing.turnsAway(place, WARN_TURNS),
    };
  }

  /** Who writes lighting cues goes on writing lighting cues. */
  private lastDepartment(): string {
    const mine = [...this.table.records.values()].findLast(
      ({ kind, by }) => kind === 'cue' && by === this.table.book.me.id,
    );
    return (mine && textOf(dataOf(mine), 'department')) || 'LX';
  }

  numberFor(department: string): string {
    const place = this.now?.place;
    if (!place) return '';
    const position = this.table.book.script.draft.elements.findIndex(
      ({ id }) => id === place.first,
    );
    return proposedNumber(this.marks(), department, position, place);
  }

  answer(record: BookRecord): void {
    const place = placeOf(dataOf(record));
    if (!place || !this.doing.may('make', 'answer')) return;
    const fresh = beginAnswer(record.id, place);
    this.open(this.unfinished.find(({ key }) => key === fresh.key) ?? fresh);
  }

  edit(record: BookRecord): void {
    const data = dataOf(record);
    const place = placeOf(data) ?? placeOf(this.parentData(record));
    if (!data || !place || !this.doing.mayDo('edit', record)) return;
    const before = this.unfinished.find(({ key }) => key === record.id);
    this.open(before ?? { ...composedOf(record, place), key: record.id });
  }

  private parentData(record: BookRecord) {
    const parent = this.table.records.get(textOf(dataOf(record), 'to'));
    return parent ? dataOf(parent) : null;
  }

  open(composed: Composed): void {
    this.store();
    this.now = composed;
  }

  /** Kept on this device a moment after the last key, so that a closed tab loses nothing. */
  typed(): void {
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => this.store(), 250);
  }

  store(): void {
    clearTimeout(this.pause);
    if (this.now) this.unfinished = keepUnfinished(this.table.book.id, $state.snapshot(this.now));
  }

  /** Close the box; the words that were begun stay on this device. */
  close(): void {
    this.store();
    this.now = null;
  }

  discard(key: string): void {
    clearTimeout(this.pause);
    this.unfinished = finished(this.table.book.id, key);
    if (this.now?.key === key) this.now = null;
  }

  /**
   * Keep it at the table; the record it is in, or null when it says nothing yet. The box closes at
   * once, so that no key is lost in it; it opens again if this device could not keep the words.
   */
  async keep(): Promise<string | null> {
    const composed = this.now && $state.snapshot(this.now);
    if (!composed || !isReady(composed)) return null;
    this.close();
    const ids = await this.act(composed);
    if (!ids) {
      this.now ??= composed;
      return null;
    }
    this.discard(composed.key);
    return composed.to ?? ids[0] ?? composed.record;
  }

  private act(composed: Composed): Promise<string[] | null> {
    const { kind, record } = composed;
    const { name } = kindOf(kind);
    const data = dataFrom(composed, this.table.people);
    const known = record === null ? undefined : this.table.records.get(record);
    if (known) {
      const changed = changedFields(dataOf(known) ?? {}, data);
      if (!Object.keys(changed).length) return Promise.resolve([known.id]);
      const acts = [{ verb: 'edit' as const, kind, record: known.id, data: changed }];
      return this.doing.do(`Changing the ${name.toLowerCase()}`, `${name} changed.`, acts);
    }
    const audience = kind === 'idea' ? { audience: 'me' as const } : {};
    const acts = [{ verb: 'make' as const, kind, data, ...audience }];
    return this.doing.do(name, `${name} made.`, acts);
  }
}

function composedOf(record: BookRecord, place: Place): Composed {
  const data = dataOf(record);
  return {
    key: record.id,
    kind: record.kind as Composed['kind'],
    place,
    record: record.id,
    to: record.kind === 'answer' ? textOf(data, 'to') : null,
    text: textOf(data),
    words: textOf(data, 'words'),
    begun: '',
    ...(textOf(data, 'department') ? { department: textOf(data, 'department') } : {}),
    number: textOf(data, 'number'),
    standby: placeOf(data, 'standby'),
    warn: placeOf(data, 'warn'),
    places: standingsOf(data),
  };
}
