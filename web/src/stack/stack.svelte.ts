import { SvelteSet } from 'svelte/reactivity';
import { changeScript, fetchStack, sentenceOf } from '../api';
import type { Pile, Row, Spark, Stack, Unreadable } from '../contracts';
import { said } from '../shell/said.svelte';
import type { Choice, Narrowing, Order } from './rows';
import { chosen, sorted, step } from './rows';

/** The stack as this browser sees it. It lives as long as the tab, so that coming back to the
 * page finds the same pile, order and row. */
class StackState {
  loaded = $state(false);
  trouble = $state('');
  rows = $state.raw<Row[]>([]);
  unreadable = $state.raw<Unreadable[]>([]);
  choice = $state<Choice | 'unreadable'>('everything');
  narrowings = new SvelteSet<Narrowing>();
  order = $state.raw<Order>({ column: 'added', down: true });
  selectedId = $state<string | null>(null);
  typed = $state('');
  /** How far the page was scrolled when it was left. */
  scrolled = 0;

  shown: Row[] = $derived.by(() => {
    const choice = this.choice === 'unreadable' ? 'everything' : this.choice;
    return sorted(chosen(this.rows, choice, this.narrowings), this.order);
  });
  selected: Row | null = $derived(
    this.shown.find(({ id }) => id === this.selectedId) ?? this.shown[0] ?? null,
  );

  async load(): Promise<void> {
    try {
      this.take(await fetchStack());
      this.trouble = '';
    } catch (trouble) {
      this.trouble = sentenceOf(trouble);
    }
    this.loaded = true;
  }

  take({ scripts, could_not_read }: Stack): void {
    this.rows = scripts;
    this.unreadable = could_not_read;
  }

  put(row: Row): void {
    const known = this.rows.some(({ id }) => id === row.id);
    this.rows = known
      ? this.rows.map((old) => (old.id === row.id ? row : old))
      : [...this.rows, row];
  }

  toggle(narrowing: Narrowing): void {
    if (!this.narrowings.delete(narrowing)) this.narrowings.add(narrowing);
  }

  move(by: 1 | -1): void {
    // A row that moves to another pile leaves the list; the list then starts from its first row.
    this.selectedId = step(this.shown, this.selected?.id ?? null, by);
  }

  /** Shown at once, and taken back if the server will not have it. */
  async change(row: Row, change: { pile?: Pile; spark?: Spark }): Promise<void> {
    this.selectedId = this.stillNear(row, change);
    this.put({ ...row, ...change });
    try {
      this.put(await changeScript(row.id, change));
      said.say(changeSaid(row.title, change));
    } catch (trouble) {
      this.put(row);
      said.sayTrouble(sentenceOf(trouble));
    }
  }

  /** Where to stand when a change takes the row out of the shown pile: on its neighbour. */
  private stillNear(row: Row, change: { pile?: Pile; spark?: Spark }): string | null {
    const choice = this.choice === 'unreadable' ? 'everything' : this.choice;
    const stays = chosen([{ ...row, ...change }], choice, this.narrowings).length > 0;
    if (stays || this.selected?.id !== row.id) return stays ? row.id : this.selectedId;
    const below = step(this.shown, row.id, 1);
    return below === row.id ? step(this.shown, row.id, -1) : below;
  }
}

const PILE_SAID: Record<Pile, string> = {
  unread: 'is back with those not looked at yet',
  reading: 'is with what you are reading',
  read: 'is with what you have read',
};

export function changeSaid(title: string, { pile, spark }: { pile?: Pile; spark?: Spark }): string {
  if (pile) return `${title} ${PILE_SAID[pile]}.`;
  return spark ? `${title}: spark ${spark} of 3.` : `${title}: no spark.`;
}

export const stack = new StackState();
