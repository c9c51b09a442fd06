import type { Entry } from '../book/contracts';
import type { Answer, Item } from './ledger';

/**
 * Goes between this device and the table: fetches what is new, listens to the stream, sends what is
 * owed. It trusts no open connection: a stream that says nothing for two heartbeats, a page that
 * comes back to the front, a network that returns, all begin again from the cursor.
 */

const HEARTBEAT_MS = 15_000;
const MOST = 100;
const SILENT_MS = 6000;
const RETRY_MS = 5000;
const LONG_POLL_S = 25;
/** A connection that died while a device slept may never say so. */
const LONGEST_MS = 60_000;

export type State = 'live' | 'joining' | 'away' | 'signed-out' | 'not-here';

export interface Home {
  cursor(): string | null;
  owed(most: number): Entry[];
  told(items: Item[], cursor: string): Promise<void>;
  answered(answers: Answer[]): Promise<void>;
  beginAnew(): Promise<void>;
  present(seats: unknown): void;
  state(state: State): void;
}

interface Feed {
  reset: boolean;
  items: Item[];
  cursor: string;
}

class Turned extends Error {
  constructor(
    readonly status: number,
    readonly waitMs: number,
  ) {
    super(`answered ${status}`);
  }
}

export class Courier {
  private stream: EventSource | null = null;
  private running = false;
  private round = 0;
  private failures = 0;
  private silentStreams = 0;
  private timer = 0;
  private watchdog = 0;
  private sending = false;
  /** The table has asked to be left alone until then. */
  private notBefore = 0;
  private most = MOST;
  private work: Promise<unknown> = Promise.resolve();
  private readonly wake = (): void => {
    if (document.visibilityState !== 'hidden') this.begin();
  };

  constructor(
    private readonly book: string,
    private readonly device: string,
    private readonly home: Home,
  ) {}

  start(): void {
    this.running = true;
    document.addEventListener('visibilitychange', this.wake);
    for (const event of ['pageshow', 'online']) addEventListener(event, this.wake);
    addEventListener('offline', this.lost);
    this.begin();
  }

  stop(): void {
    this.running = false;
    document.removeEventListener('visibilitychange', this.wake);
    for (const event of ['pageshow', 'online']) removeEventListener(event, this.wake);
    removeEventListener('offline', this.lost);
    this.letGo();
  }

  /** No network does not mean no table: it may be on this very machine, so it is tried all the same. */
  private readonly lost = (): void => this.failed(this.round, new Turned(0, 0));

  /** Close what was open, catch up, listen again. */
  private begin(): void {
    if (!this.running) return;
    this.letGo();
    const round = ++this.round;
    void this.visit(round).catch((trouble: unknown) => this.failed(round, trouble));
  }

  private letGo(): void {
    this.round += 1;
    clearTimeout(this.timer);
    clearTimeout(this.watchdog);
    this.stream?.close();
    this.stream = null;
  }

  private async visit(round: number): Promise<void> {
    await this.catchUp(round);
    if (round !== this.round) return;
    this.failures = 0;
    this.home.state('live');
    void this.send();
    if (this.silentStreams >= 2) void this.poll(round).catch((t: unknown) => this.failed(round, t));
    else this.listen(round);
  }

  private async catchUp(round: number, waitSeconds = 0): Promise<void> {
    const feed = await this.ask<Feed>(`feed?${this.query({ wait: String(waitSeconds) })}`);
    if (round !== this.round) return;
    if (feed.reset) {
      await this.inTurn(() => this.home.beginAnew());
      return this.catchUp(round);
    }
    await this.inTurn(() => this.home.told(feed.items, feed.cursor));
  }

  /** For proxies that let no stream through: ask again and again, each time for as long as may be. */
  private async poll(round: number): Promise<void> {
    while (round === this.round) await this.catchUp(round, LONG_POLL_S);
  }

  private listen(round: number): void {
    const stream = new EventSource(this.path(`live?${this.query({ device: this.device })}`));
    this.stream = stream;
    let heard = false;
    const alive = (): void => {
      heard = true;
      this.silentStreams = 0;
      this.watch(2 * HEARTBEAT_MS);
    };
    const on = (name: string, act: (event: MessageEvent<string>) => void): void =>
      stream.addEventListener(name, (event) => {
        if (round !== this.round) return;
        alive();
        act(event);
      });
    on('message', ({ data, lastEventId }) => {
      const { items } = JSON.parse(data) as { items: Item[] };
      void this.inTurn(() => this.home.told(items, lastEventId)).catch(() => this.begin());
    });
    on('table', ({ data }) => this.home.present(JSON.parse(data)));
    on('reset', () => this.begin());
    on('beat', () => undefined);
    stream.onerror = () => {
      if (round !== this.round) return;
      if (!heard) this.silentStreams += 1;
      this.failed(round, new Turned(0, 0));
    };
    this.watch(SILENT_MS, () => (this.silentStreams += 1));
  }

  private watch(ms: number, because: () => void = () => undefined): void {
    clearTimeout(this.watchdog);
    this.watchdog = window.setTimeout(() => {
      because();
      this.begin();
    }, ms);
  }

  private failed(round: number, trouble: unknown): void {
    if (round !== this.round) return;
    this.letGo();
    const status = trouble instanceof Turned ? trouble.status : 0;
    if (status === 401) return this.home.state('signed-out');
    if (status === 404) return this.home.state('not-here');
    this.home.state('away');
    this.failures += 1;
    const wait = Math.min(10_000, 400 * 2 ** this.failures) * (0.5 + Math.random() / 2);
    this.timer = window.setTimeout(() => this.begin(), wait);
  }

  /** Send what is owed, a letter at a time; whatever is not answered stays owed. */
  async send(): Promise<void> {
    if (this.sending || !this.running || performance.now() < this.notBefore) return;
    this.sending = true;
    const { round } = this;
    try {
      for (let due = this.home.owed(this.most); due.length; due = this.home.owed(this.most))
        await this.deliver(due);
      this.most = MOST;
    } catch (trouble) {
      this.later(round, trouble);
    } finally {
      this.sending = false;
    }
  }

  private async deliver(due: Entry[]): Promise<void> {
    try {
      const { answers } = await this.post<{ answers: Answer[] }>('entries', { entries: due });
      // Else what nobody has answered would be sent again at once, for ever.
      if (!answers.length) throw new Turned(502, 0);
      await this.inTurn(() => this.home.answered(answers));
    } catch (trouble) {
      const status = trouble instanceof Turned ? trouble.status : 0;
      if (status !== 413 && status !== 422) throw trouble;
      if (due.length > 1) this.most = 1;
      else await this.inTurn(() => this.home.answered(due.map(({ id }) => tooMuch(id))));
    }
  }

  private later(round: number, trouble: unknown): void {
    const { status, waitMs } = trouble instanceof Turned ? trouble : new Turned(0, 0);
    const ours = round === this.round;
    if (ours && (status === 401 || status === 404 || !status)) return this.failed(round, trouble);
    // A letter that was under way while the link began anew failed too late for it: send again.
    const wait = waitMs || (ours ? RETRY_MS : 0);
    this.notBefore = performance.now() + wait;
    setTimeout(() => void this.send(), wait);
  }

  here(where: { at: string | null; leading: boolean; following: boolean }): void {
    if (!this.stream) return;
    void this.post('here', { device: this.device, ...where }).catch(() => undefined);
  }

  /** One after the other: what came first is kept first. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.work.then(work);
    this.work = done.catch(() => undefined);
    return done;
  }

  private query(more: Record<string, string>): string {
    const cursor = this.home.cursor();
    return new URLSearchParams({ ...more, ...(cursor ? { after: cursor } : {}) }).toString();
  }

  private path(end: string): string {
    return `/api/books/${encodeURIComponent(this.book)}/${end}`;
  }

  private post<T>(end: string, body: unknown): Promise<T> {
    const headers = { 'Content-Type': 'application/json' };
    return this.ask(end, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  private async ask<T>(end: string, options: RequestInit = {}): Promise<T> {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const answer = await fetch(this.path(end), { ...options, signal });
    if (answer.ok) return (await answer.json()) as T;
    throw new Turned(answer.status, 1000 * Number(answer.headers.get('Retry-After') ?? 0));
  }
}

function tooMuch(id: string): Answer {
  return { id, outcome: 'refused', why: 'The table cannot take this: it is too long, or torn.' };
}
