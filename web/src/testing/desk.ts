import { vi } from 'vitest';
import type { Answer, Item } from '../sync/ledger';

/** A desk that answers what a test tells it to, and streams that say what a test makes them say. */

export class FakeStream extends EventTarget {
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly path: string) {
    super();
    FakeStream.all.push(this);
  }

  static all: FakeStream[] = [];

  static get last(): FakeStream | undefined {
    return FakeStream.all[FakeStream.all.length - 1];
  }

  says(name: string, data: unknown = {}, lastEventId = ''): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }));
  }

  close(): void {
    this.closed = true;
  }
}

interface Letter {
  entries: { id: string }[];
}

export class FakeDesk {
  /** What was asked for, oldest first: "GET feed", "POST entries". */
  readonly asked: string[] = [];
  readonly letters: Letter[] = [];
  /** What the next answers of an address say instead of 200. */
  readonly turns: Record<string, { status: number; after?: number }[]> = {};
  news: Item[] = [];
  resets = 0;
  answersNothing = false;

  constructor() {
    FakeStream.all = [];
    vi.stubGlobal('EventSource', FakeStream);
    vi.stubGlobal('fetch', (path: string, options: RequestInit = {}) =>
      this.answer(String(path), options),
    );
  }

  turnsAway(end: string, status: number, after?: number): void {
    (this.turns[end] ??= []).push({ status, ...(after === undefined ? {} : { after }) });
  }

  /** Wait, in real time or with fake timers, until something is so. */
  async until(so: () => boolean): Promise<void> {
    await vi.waitUntil(so, { timeout: 2000, interval: 1 });
  }

  get addresses(): string[] {
    return this.asked.map((line) => line.replace(/\?.*/u, ''));
  }

  private answer(path: string, options: RequestInit): Promise<Response> {
    const end = path.replace(/^.*\/api\/books\/[^/]+\//u, '');
    const [name = ''] = end.split('?');
    this.asked.push(`${options.method ?? 'GET'} ${end}`);
    const turn = this.turns[name]?.shift();
    if (turn?.status === 0) return Promise.reject(new TypeError('no network'));
    if (turn) return Promise.resolve(turnedAway(turn));
    if (name === 'feed') return this.feed(end);
    if (name === 'entries') return Promise.resolve(this.take(options));
    return Promise.resolve(Response.json({}));
  }

  private feed(end: string): Promise<Response> {
    // A long poll with nothing to say is silent until somebody hangs up.
    if (/wait=[1-9]/u.test(end) && !this.news.length) return new Promise(() => undefined);
    if (this.resets) {
      this.resets -= 1;
      return Promise.resolve(Response.json({ reset: true, items: [], cursor: null }));
    }
    const items = this.news.splice(0);
    return Promise.resolve(Response.json({ reset: false, items, cursor: 'c1' }));
  }

  private take({ body }: RequestInit): Response {
    const letter = JSON.parse(String(body)) as Letter;
    this.letters.push(letter);
    if (this.answersNothing) return Response.json({ answers: [] });
    const answers: Answer[] = letter.entries.map(({ id }) => ({ id, outcome: 'kept' }));
    return Response.json({ answers });
  }
}

function turnedAway({ status, after }: { status: number; after?: number }): Response {
  const headers = new Headers(after === undefined ? [] : [['Retry-After', String(after)]]);
  return Response.json({ error: 'No.' }, { status, headers });
}
