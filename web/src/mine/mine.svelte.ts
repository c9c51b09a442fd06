import { ServerSaid, sentenceOf } from '../api';
import { keep, kept } from '../kept';
import { uuid7 } from '../sync/ids';
import { OwnDesk } from './api';
import type { Mine, Said } from './contracts';
import type { Owed } from './owed';
import { owing, shown } from './owed';

/** A device may be handed on: each link keeps what is its own apart. */
const nameOf = (token: string): string => `mine.${token.slice(-12)}`;

/** A performer's own page: what the desk has, and what this device still owes it. */
class OwnPage {
  mine = $state.raw<Mine | null>(null);
  owed = $state.raw<Owed[]>([]);
  /** No network, or no desk in it. */
  away = $state(false);
  closed = $state('');
  trouble = $state('');
  busy = $state(false);
  desk = new OwnDesk('');
  private token = '';
  private sending = false;

  readonly conflicts = $derived(shown(this.mine, this.owed));
  readonly waiting = $derived(this.owed.filter(({ refused }) => !refused).length);

  async open(token: string): Promise<void> {
    this.token = token;
    this.desk = new OwnDesk(token);
    [this.mine, this.closed, this.trouble, this.owed] = [null, '', '', []];
    this.remember();
    await this.send();
  }

  /** Say a conflict, or take it back with null: kept on this device first, then sent. */
  async say(said: Said | null, id = uuid7()): Promise<void> {
    this.owed = owing(this.owed, { id, said });
    this.note();
    await this.send();
  }

  /** Send what is owed, in order, and see what the desk has. */
  async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let next = this.next(); next; next = this.next()) await this.give(next);
      this.take(await this.desk.look());
    } catch (error) {
      this.fail(error);
    }
    this.sending = false;
  }

  /** Anything else that needs the desk there and then. */
  async attempt(act: () => Promise<Mine>): Promise<boolean> {
    if (this.busy) return false;
    [this.busy, this.trouble] = [true, ''];
    let done = true;
    try {
      this.take(await act());
    } catch (error) {
      done = false;
      this.trouble = sentenceOf(error);
    }
    this.busy = false;
    return done;
  }

  /** Forget something that the desk did not take. */
  forget(id: string): void {
    this.owed = this.owed.filter((one) => one.id !== id);
    this.note();
  }

  private next(): Owed | undefined {
    return this.owed.find(({ refused }) => !refused);
  }

  private async give(one: Owed): Promise<void> {
    try {
      const { id, said } = one;
      const mine = await (said ? this.desk.put(id, said) : this.desk.takeBack(id));
      // What was said again meanwhile is still owed.
      this.owed = this.owed.filter((other) => other !== one);
      this.take(mine);
    } catch (error) {
      if (!(error instanceof ServerSaid) || error.status !== 422) throw error;
      const refused = { ...one, refused: error.message };
      this.owed = this.owed.map((other) => (other === one ? refused : other));
      this.note();
    }
  }

  private take(mine: Mine): void {
    [this.mine, this.away, this.closed] = [mine, false, ''];
    this.note();
  }

  private fail(error: unknown): void {
    this.away = error instanceof ServerSaid && error.status === 0;
    if (this.away) return;
    if (error instanceof ServerSaid && error.status === 404) this.closed = error.message;
    else this.trouble = sentenceOf(error);
  }

  private note(): void {
    const { mine, owed } = this;
    keep(nameOf(this.token), JSON.stringify({ mine: mine && { ...mine, feed_path: '' }, owed }));
  }

  private remember(): void {
    try {
      const found = JSON.parse(kept(nameOf(this.token)) ?? '{}') as Partial<OwnPage>;
      [this.mine, this.owed] = [found.mine ?? null, found.owed ?? []];
    } catch {
      // Nothing that can be read: the desk has what was sent.
    }
  }
}

export const ownPage = new OwnPage();
