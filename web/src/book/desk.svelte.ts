import { Reading } from '../script/reading.svelte';
import { said } from '../shell/said.svelte';
import { bookPath } from '../route';
import type { Changes } from './changed-words';
import { blockByElement, changesOf, sameWherePossible, touched, UNCHANGED } from './changed-words';
import { Choosing } from './choosing.svelte';
import type { BookRecord, Place } from './contracts';
import { Doing } from './doing.svelte';
import { dataOf } from './fields';
import type { Filters } from './filters';
import { NO_FILTERS, openIn, passes } from './filters';
import type { MarkKind } from './kinds';
import { isPainted, KINDS } from './kinds';
import { Looks } from './looks.svelte';
import type { Mark } from './marks';
import { isOn, marksOf, neighbour, nextOpenQuery, threadsOf } from './marks';
import { lookedAt, NOTHING, nowLookedAt } from './looked-at';
import type { Painted } from './painting';
import { Painter } from './painting';
import type { Words } from './selecting';
import type { Terms } from './stage';
import type { Table } from './table.svelte';
import { Writing } from './writing.svelte';

export type Panel =
  | 'filters'
  | 'history'
  | 'decisions'
  | 'credits'
  | 'cues'
  | 'facing'
  | 'people'
  | 'refused'
  | 'looks';

/** One book on the desk: its marks, the one one stands on, and what is open beside the words. */
export class BookDesk {
  readonly reading: Reading;
  readonly words: Words;
  readonly doing: Doing;
  readonly choosing: Choosing;
  readonly writing: Writing;
  readonly painter: Painter;
  readonly looks: Looks;

  current = $state<string | null>(null);
  panel = $state<Panel | null>(null);
  hidden = $state(false);
  filters = $state<Filters>({ ...NO_FILTERS });
  /** How long it plays, as the foot says it. */
  plays = $state('');
  changes = $state.raw<Changes>(UNCHANGED);
  /** The records addressed to this person that they have looked at. */
  private seen = $state.raw<ReadonlySet<string>>(NOTHING);

  marks = $derived.by(() =>
    marksOf(this.table.records, this.reading.places.at, this.table.onDraft),
  );
  threads = $derived.by(() => threadsOf(this.table.records));
  open = $derived.by(() => openIn(this.marks, this.threads, this.table.book.me.id, this.seen));
  shown = $derived.by(() => this.visible());
  painted = $derived.by((): Painted[] => this.shown.filter(({ paint }) => isPainted(paint)));
  /** Whether stage positions are written as in the US or the UK. */
  terms = $derived.by((): Terms => {
    const book = this.table.records.get(this.table.book.id);
    return (book && dataOf(book)?.['terms']) === 'us' ? 'us' : 'uk';
  });
  private readonly blockOf: ReadonlyMap<string, string>;

  constructor(readonly table: Table) {
    const { script, id, me } = table.book;
    this.reading = new Reading(script, (element) => bookPath(id, element));
    const { at } = this.reading.places;
    this.words = { draft: script.row.id, elements: script.draft.elements, at };
    this.doing = new Doing(table);
    this.choosing = new Choosing(this.words, this.reading);
    this.writing = new Writing(table, this.doing, this.choosing, () => this.marks);
    this.painter = new Painter(this.words);
    this.looks = new Looks(this);
    this.blockOf = blockByElement(this.reading.blocks);
    this.seen = lookedAt(id, me.id);
  }

  private visible(): Mark[] {
    if (this.hidden) return [];
    return this.marks.filter((mark) => passes(mark, this.filters, (at) => this.sceneOf(at)));
  }

  /** The scene of an element position, by the id of its division. */
  sceneOf(position: number): string {
    const { scenes, at } = this.reading.places;
    return scenes.findLast(({ first }) => (at.get(first) ?? Infinity) <= position)?.id ?? '';
  }

  block(element: string): string | undefined {
    return this.blockOf.get(element);
  }

  get record(): BookRecord | null {
    return (this.current !== null && this.table.records.get(this.current)) || null;
  }

  mark(id: string): Mark | null {
    return this.marks.find((one) => one.id === id) ?? null;
  }

  /** The place with a background: what is being written about, else the mark one stands on. */
  get here(): Place | null {
    const now = this.writing.now;
    if (now) return now.place;
    return this.current === null || this.hidden ? null : (this.mark(this.current)?.place ?? null);
  }

  /** New words of agreed changes; the elements that have to be painted again. */
  takeChanges(): Set<string> {
    const found = changesOf(this.marks, (element) => this.block(element));
    const now = sameWherePossible(this.changes, found);
    const elements = touched(this.changes, now);
    if (now !== this.changes) this.changes = now;
    return elements;
  }

  /** Begin a mark on what is chosen, else on the speech being read. A cut needs no words. */
  async write(kind: MarkKind): Promise<void> {
    const place = this.choosing.place ?? this.choosing.read();
    if (!place) return said.sayTrouble('There are no words here to mark.');
    if (kind !== 'cut' || !this.doing.may('make', 'cut')) return this.writing.begin(kind, place);
    this.free();
    const acts = [{ verb: 'make' as const, kind, data: { place } }];
    const ids = await this.doing.do(KINDS.cut.name, 'Cut made.', acts);
    if (ids) this.stand(ids[0] ?? null);
  }

  /** What was chosen is dealt with: let go of it, and give the keys back to the text. */
  free(): void {
    getSelection()?.removeAllRanges();
    this.choosing.place = null;
    document.getElementById('main')?.focus({ preventScroll: true });
  }

  stand(id: string | null): void {
    this.current = id;
    if (id === null || this.seen.has(id)) return;
    const { book } = this.table;
    const inThread = (this.threads.get(id) ?? []).map((record) => record.id);
    if (!this.open.addressed.some(({ record }) => record.id === id)) return;
    this.seen = nowLookedAt(book.id, book.me.id, [...this.seen, id, ...inThread]);
  }

  /** Stand on the mark under a point of the words; again at the same point, on the next below. */
  standAt({ position, offset }: { position: number; offset: number }): boolean {
    const here = this.shown.filter((mark) => isOn(mark, position, offset));
    if (!here.length) return false;
    const now = here.findIndex(({ record }) => record.id === this.current);
    this.stand(here[(now + 1) % here.length]?.record.id ?? null);
    return true;
  }

  private readingAt(): number {
    return this.reading.places.at.get(this.reading.element) ?? 0;
  }

  next(by: 1 | -1): Mark | null {
    return neighbour(this.shown, this.current, this.readingAt(), by);
  }

  nextQuery(): Mark | null {
    return nextOpenQuery(this.marks, this.current, this.readingAt());
  }

  /** The page knows how to scroll to a mark; cards ask for it here. */
  bring: (mark: Mark) => void = ({ record }) => this.stand(record.id);

  toggle(panel: Panel): void {
    this.panel = this.panel === panel ? null : panel;
  }
}
