import { sentenceOf } from '../api';
import { footing } from '../shell/footing.svelte';
import { counted } from '../text/counts';
import { fetchCalls, keepPlaces, planAgain, publish, settle, weigh, whyNot } from './api';
import type { Call, Calls, Place, PlanOption, Reasons, Settings, Weighed } from './contracts';
import { changes, placesOf } from './places';
import { placed, placeOf, standing } from './week';

const SECONDS = 2;
/** How long a call that keys have moved waits for the next key before it is kept. */
export const PAUSE = 800;

/** A production's calls while somebody works on them. What is moved is weighed at once and kept when it is let go. */
export class CallsTable {
  found = $state.raw<Calls>() as Calls;
  chosen = $state('');
  /** What has been moved and is not kept yet. */
  moving = $state.raw<Place[]>([]);
  options = $state.raw<PlanOption[]>([]);
  /** The option that is shown in the weeks; -1 is none. */
  shown = $state(-1);
  reasons = $state.raw<(Reasons & { id: string }) | null>(null);
  working = $state<'' | 'planning' | 'keeping' | 'sending' | 'explaining'>('');
  trouble = $state('');
  /** Whether what could not be sent may be sent all the same. */
  refused = $state(false);
  /** What just happened, for whoever listens. */
  told = $state('');
  /** How little waiting is possible, as the plan that was last made here says. */
  private bound = $state.raw<{ least: number; proved: boolean } | null>(null);
  private felt = $state.raw<Weighed | null>(null);
  private before = $state.raw<Place[][]>([]);
  private asked = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly book: string,
    found: Calls,
  ) {
    this.found = found;
  }

  /** The calls as they are shown: with what is moved, or as an option has them. */
  readonly calls: Call[] = $derived(placed(this.found.calls, this.changed));

  get weighed(): Weighed {
    return (this.changed.length ? this.felt : null) ?? this.found.weighed;
  }

  get call(): Call | undefined {
    return this.calls.find(({ id }) => id === this.chosen);
  }

  get mayPlan(): boolean {
    return this.found.may.includes('plan');
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  get least(): { least: number; proved: boolean } {
    const { lower_bound_minutes: least = 0, proved = false } = this.found;
    return this.bound ?? { least, proved };
  }

  private get changed(): Place[] {
    const option = this.options[this.shown];
    return option ? placesOf(option, this.found.calls) : this.moving;
  }

  choose(id: string): void {
    if (id === this.chosen) return;
    this.chosen = id;
    this.reasons = null;
  }

  /** Put a call elsewhere, to see what that does; `keep` or `putBack` ends it. */
  move(place: Place | null): void {
    if (!place || !this.mayPlan) return;
    const call = this.found.calls.find(({ id }) => id === place.id);
    if (call?.fixed) {
      this.told = `${call.title} is fixed: let it go first.`;
      return;
    }
    this.shown = -1;
    this.moving = [...this.moving.filter(({ id }) => id !== place.id), place];
    void this.feel();
  }

  /** The same by keys: kept when no other key follows. */
  nudge(place: Place | null): void {
    this.move(place);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.keep(), PAUSE);
  }

  putBack(): boolean {
    clearTimeout(this.pause);
    const had = this.changed.length > 0;
    this.moving = [];
    this.shown = -1;
    this.felt = null;
    return had;
  }

  async keep(): Promise<void> {
    clearTimeout(this.pause);
    if (this.working) {
      this.pause = setTimeout(() => void this.keep(), PAUSE);
      return;
    }
    const places = this.moving;
    if (places.length && (await this.place(places)))
      this.moving = this.moving.filter((place) => !places.includes(place));
  }

  fix(): Promise<unknown> {
    const { call } = this;
    if (!call?.start || !this.mayPlan) return Promise.resolve();
    this.told = call.fixed ? `${call.title} may move again.` : `${call.title} is fixed.`;
    return this.place([{ ...placeOf(call), fixed: !call.fixed }]);
  }

  takeOut(): Promise<unknown> {
    const { call } = this;
    if (!call?.start || !this.mayPlan) return Promise.resolve();
    return this.place([{ id: call.id, start: null, room: null, fixed: false }]);
  }

  async undo(): Promise<void> {
    const back = this.before.at(-1);
    if (!back || this.working) return;
    const rest = this.before.slice(0, -1);
    if (await this.place(back)) {
      this.before = rest;
      this.told = 'Undone.';
    }
  }

  plan(): Promise<unknown> {
    if (!this.mayPlan) return Promise.resolve();
    this.putBack();
    return this.do('planning', async () => {
      this.options = (await planAgain(this.book, SECONDS)).options;
      this.show(0);
      this.told = `${counted(this.options.length, 'plan')} to choose from.`;
    });
  }

  show(option: number): void {
    this.shown = option;
    this.felt = null;
    void this.feel();
  }

  async accept(): Promise<void> {
    const option = this.options[this.shown];
    if (!option) return;
    const places = placesOf(option, this.found.calls);
    if (!(await this.place(places))) return;
    this.bound = { least: option.plan.lower_bound_minutes, proved: option.plan.proved };
    this.forget();
    this.told = 'The plan is kept.';
  }

  /** Leave things as they are. */
  forget(): void {
    this.options = [];
    this.putBack();
  }

  explain(): Promise<unknown> {
    const { call } = this;
    if (!call) return Promise.resolve();
    return this.do('explaining', async () => {
      this.reasons = { ...(await whyNot(this.book, call.id)), id: call.id };
    });
  }

  async send(anyway = false): Promise<void> {
    this.refused = false;
    const done = await this.do('sending', async () => {
      this.found = await publish(this.book, anyway);
      this.told = `Sent: number ${this.found.published?.number ?? 1}.`;
    });
    this.refused = !done && this.found.weighed.broken.length > 0;
  }

  settle(settings: Settings): Promise<boolean> {
    this.forget();
    return this.do('keeping', async () => {
      this.found = await settle(this.book, settings);
      this.bound = null;
      footing.saved = { sentence: 'Kept', state: 'safe' };
    });
  }

  /** What others have changed meanwhile: a conflict, another's plan. Nothing that is under way here is lost. */
  async refresh(): Promise<void> {
    const before = this.found;
    try {
      const found = await fetchCalls(this.book);
      const busy = this.working || this.moving.length || this.options.length;
      if (!busy && this.found === before) this.found = found;
    } catch (trouble) {
      this.trouble = sentenceOf(trouble);
    }
  }

  /** Weigh what is shown; only the last answer counts. */
  private async feel(): Promise<void> {
    const mine = ++this.asked;
    try {
      const felt = await weigh(this.book, standing(this.calls));
      if (mine === this.asked) this.felt = felt;
    } catch (trouble) {
      if (mine === this.asked) this.trouble = sentenceOf(trouble);
    }
  }

  private async place(places: readonly Place[]): Promise<boolean> {
    const { changed, were } = changes(places, this.found.calls);
    if (!changed.length) return true;
    const done = await this.do('keeping', async () => {
      this.found = await keepPlaces(this.book, changed);
      this.bound = null;
    });
    if (!done) return false;
    this.before = [...this.before, were];
    this.reasons = null;
    footing.saved = { sentence: 'Kept', state: 'safe' };
    return true;
  }

  private async do(what: CallsTable['working'], act: () => Promise<void>): Promise<boolean> {
    if (this.working) return false;
    this.working = what;
    this.trouble = '';
    try {
      await act();
      return true;
    } catch (trouble) {
      this.trouble = sentenceOf(trouble);
      return false;
    } finally {
      this.working = '';
    }
  }
}
