import type { Breakdown, Opened, RoleSize } from '../contracts';
import { navigation } from '../navigation.svelte';
import { scriptPath } from '../route';
import { opened } from '../shell/opened.svelte';
import type { Block } from './blocks';
import { blocksOf } from './blocks';
import type { Group } from './contents';
import { contentsOf } from './contents';
import { foliosOf } from './folios';
import type { Heading } from './headings';
import { headingsOf } from './headings';
import { markSpeeches } from './mine';
import type { Places } from './places';
import { bySize, placesOf, sceneAt } from './places';
import { longestOnStage } from './presence';
import { bringTo } from './scrolling';

// The first screenfuls; the rest follows in portions that each fit between two frames' work.
const FIRST_ELEMENTS = 120;
const PORTION_ELEMENTS = 80;

/** One script being read: what is worked out of it once, and where the reader is. */
export class Reading {
  readonly places: Places;
  readonly blocks: Block[];
  readonly headings: ReadonlyMap<string, Heading>;
  readonly folios: ReadonlyMap<string, string>;
  contents = $state.raw<Group[]>([]);
  readonly roles: RoleSize[];
  readonly lead: string | null;

  /** How many blocks are in the page by now. */
  rendered = $state(0);
  role = $state<string | null>(null);
  element = $state('');
  scene = $derived.by(() => sceneAt(this.places, this.places.at.get(this.element) ?? 0));
  /** Whose presence the contents show. */
  shownRole = $derived.by(() => this.role ?? this.lead);
  private target: HTMLElement | null = null;
  private shown = '';

  /** `pathTo` is the address of an element on the page one reads on. */
  constructor(
    readonly script: Opened,
    readonly pathTo: (element: string | null) => string = (element) =>
      scriptPath(script.row.id, element),
  ) {
    this.places = placesOf(script);
    this.blocks = blocksOf(this.places);
    this.headings = headingsOf(this.places);
    this.folios = foliosOf(script.draft);
    this.contents = contentsOf(this.places);
    this.roles = bySize(script.breakdown.roles);
    this.lead = longestOnStage(this.places);
    this.element = script.draft.elements[0]?.id ?? '';
    this.renderMore(FIRST_ELEMENTS);
  }

  /** How long everything plays has changed, and nothing else. */
  take(breakdown: Breakdown): void {
    this.contents = contentsOf(placesOf({ draft: this.script.draft, breakdown }));
  }

  get complete(): boolean {
    return this.rendered >= this.blocks.length;
  }

  renderMore(elements = PORTION_ELEMENTS): void {
    let more = elements;
    let until = this.rendered;
    while (until < this.blocks.length && more > 0)
      more -= this.blocks[until++]?.elements.length ?? 0;
    this.rendered = until;
  }

  renderAll(): void {
    this.rendered = this.blocks.length;
  }

  choose(role: string | null): void {
    this.role = role;
    markSpeeches(role);
  }

  /** Go to an element and show which one it is. */
  show(element: string, block: ScrollLogicalPosition = 'start'): void {
    this.target?.classList.remove('here');
    this.shown = element;
    // The whole paragraph: the words of verse are many boxes, and a patch on each would be noise.
    const words = document.getElementById(element);
    this.target = words?.closest('p') ?? words;
    this.target?.classList.add('here');
    bringTo(element, block);
    this.at(element);
  }

  /** Be at an element without marking it: found words have a mark of their own. */
  leave(element: string): void {
    this.target?.classList.remove('here');
    this.target = null;
    this.at(element);
  }

  at(element: string): void {
    this.element = element;
    opened.element = element;
  }

  /** The address says where one reads, so that a reload and a link come back to it. */
  note(): void {
    const first = this.places.at.get(this.element) === 0;
    navigation.note(this.pathTo(first ? null : this.element));
  }

  /** What was last shown, as long as it is in sight; else where one has scrolled to. */
  private standsOn(): string {
    const { top, bottom } = this.target?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
    return this.target?.isConnected && bottom > 0 && top < innerHeight ? this.shown : this.element;
  }

  /** The chosen role's next or last speech from here. */
  speech(by: 1 | -1): void {
    const { draft, at } = this.places;
    const here = at.get(this.standsOn()) ?? 0;
    const cues = draft.elements.filter(
      ({ kind, roles }) => kind === 'cue' && this.role !== null && roles.includes(this.role),
    );
    const past = ({ id }: { id: string }): boolean => ((at.get(id) ?? 0) - here) * by > 0;
    const cue = by > 0 ? cues.find(past) : cues.findLast(past);
    if (cue) this.show(cue.id, 'center');
  }
}
