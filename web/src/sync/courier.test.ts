import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entry } from '../testing/book';
import { FakeDesk, FakeStream } from '../testing/desk';
import { Courier } from './courier';
import type { State } from './courier';
import type { Ledger, Writes } from './ledger';
import * as ledgers from './ledger';

/** One device with its ledger in memory. */
class Device {
  ledger: Ledger = ledgers.EMPTY;
  readonly states: State[] = [];
  present: unknown;

  readonly courier = new Courier('b1', 'here', {
    cursor: () => this.ledger.cursor,
    owed: (most) => ledgers.toSend(this.ledger, most),
    told: (items, cursor) => this.keep(ledgers.told(this.ledger, items, cursor)),
    answered: (answers) => this.keep(ledgers.answered(this.ledger, answers)),
    beginAnew: () => this.keep(ledgers.beginAnew(this.ledger)),
    present: (seats) => (this.present = seats),
    state: (state) => this.states.push(state),
  });

  owes(count: number): void {
    const entries = Array.from({ length: count }, (_, i) => entry(`r${i}`, 'make'));
    this.ledger = ledgers.written(this.ledger, ledgers.owes(this.ledger, entries));
  }

  get state(): State | undefined {
    return this.states[this.states.length - 1];
  }

  private keep(writes: Writes): Promise<void> {
    this.ledger = ledgers.written(this.ledger, writes);
    return Promise.resolve();
  }
}

let desk: FakeDesk;
let device: Device;

beforeEach(() => {
  vi.useFakeTimers();
  desk = new FakeDesk();
  device = new Device();
});
afterEach(() => device.courier.stop());

const later = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
async function start(): Promise<void> {
  device.courier.start();
  await later(1);
}
const onlyHere = (): number => ledgers.onlyHere(device.ledger).length;

describe('coming to the table', () => {
  it('hears what is new before it hands in what it owes, and then listens', async () => {
    device.owes(1);
    desk.news = [{ entry: entry('n1', 'make') }];
    await start();
    expect(desk.addresses).toEqual(['GET feed', 'POST entries']);
    expect(device.ledger.replica.size).toBe(1);
    expect(onlyHere()).toBe(0);
    expect(device.state).toBe('live');
    expect(FakeStream.last?.path).toContain('live?device=here&after=c1');
  });
  it('asks from where it was, not from the beginning', async () => {
    device.ledger = { ...ledgers.EMPTY, cursor: 'c7' };
    await start();
    expect(desk.asked[0]).toContain('after=c7');
  });
  it('begins anew when what it may see has changed, and keeps what it owes', async () => {
    device.ledger = ledgers.written(ledgers.EMPTY, {
      entries: [entry('n1', 'make')],
      cursor: 'old',
    });
    device.owes(1);
    desk.resets = 1;
    await start();
    expect(desk.asked.map((one) => one.includes('after=old'))).toEqual([true, false, false]);
    expect(device.ledger.replica.size).toBe(0);
    expect(desk.letters).toHaveLength(1);
  });
  it.each([
    [401, 'signed-out'],
    [404, 'not-here'],
  ] as const)('told %i, it is %s and does not knock again', async (status, state) => {
    desk.turnsAway('feed', status);
    await start();
    await later(60_000);
    expect(device.state).toBe(state);
    expect(desk.asked).toHaveLength(1);
  });
  it('comes back by itself when nobody answered', async () => {
    desk.turnsAway('feed', 0);
    desk.turnsAway('feed', 503);
    await start();
    expect(device.state).toBe('away');
    await later(5000);
    expect(device.state).toBe('live');
  });
});

describe('listening', () => {
  beforeEach(start);

  it('keeps what the stream says, with its cursor, and who is there', async () => {
    FakeStream.last?.says('message', { items: [{ entry: entry('n2', 'make') }] }, 'c2');
    FakeStream.last?.says('table', ['Tomas']);
    await later(1);
    expect(device.ledger.cursor).toBe('c2');
    expect(device.ledger.replica.size).toBe(1);
    expect(device.present).toEqual(['Tomas']);
  });
  it('takes a stream that misses two heartbeats for dead', async () => {
    FakeStream.last?.says('beat');
    await later(29_000);
    expect(FakeStream.all).toHaveLength(1);
    await later(2000);
    expect(FakeStream.all[0]?.closed).toBe(true);
    expect(FakeStream.all).toHaveLength(2);
  });
  it('stays with a stream whose heart beats', async () => {
    for (let i = 0; i < 10; i++) {
      FakeStream.last?.says('beat');
      await later(15_000);
    }
    expect(FakeStream.all).toHaveLength(1);
  });
  it('asks and waits instead after two streams that never said a word', async () => {
    await later(6100);
    expect(FakeStream.all).toHaveLength(2);
    await later(6100);
    expect(FakeStream.all).toHaveLength(2);
    expect(desk.asked[desk.asked.length - 1]).toContain('wait=25');
    expect(device.state).toBe('live');
  });
  it.each(['visibilitychange', 'pageshow', 'online'])(
    'trusts no old stream after %s',
    async (event) => {
      (event === 'visibilitychange' ? document : window).dispatchEvent(new Event(event));
      await later(1);
      expect(FakeStream.all[0]?.closed).toBe(true);
      expect(FakeStream.all[1]?.closed).toBe(false);
      expect(desk.addresses).toEqual(['GET feed', 'GET feed']);
    },
  );
  it('goes on trying without network: the table may be on this very machine', async () => {
    dispatchEvent(new Event('offline'));
    expect(device.state).toBe('away');
    await later(1000);
    expect(device.state).toBe('live');
  });
  it('hears nothing more from a stream it has closed', async () => {
    const [old] = FakeStream.all;
    dispatchEvent(new Event('pageshow'));
    await later(1);
    old?.says('message', { items: [{ entry: entry('n3', 'make') }] }, 'c0');
    await later(1);
    expect(device.ledger.cursor).toBe('c1');
  });
  it('is quiet once it is stopped', async () => {
    device.courier.stop();
    dispatchEvent(new Event('online'));
    await later(120_000);
    expect(desk.asked).toHaveLength(1);
    expect(FakeStream.last?.closed).toBe(true);
  });
});

describe('sending', () => {
  it('hands in at most a hundred at once', async () => {
    device.owes(230);
    await start();
    expect(desk.letters.map(({ entries }) => entries.length)).toEqual([100, 100, 30]);
  });
  it('sends smaller letters where one was too large', async () => {
    device.owes(3);
    desk.turnsAway('entries', 413);
    await start();
    expect(desk.letters.map(({ entries }) => entries.length)).toEqual([1, 1, 1]);
    expect(onlyHere()).toBe(0);
  });
  it('lets the one that is too large alone wait for its author, and goes on', async () => {
    device.owes(2);
    desk.turnsAway('entries', 413);
    desk.turnsAway('entries', 413);
    await start();
    expect(device.ledger.refused.size).toBe(1);
    expect(onlyHere()).toBe(0);
  });
  it('waits for as long as it is asked to', async () => {
    device.owes(1);
    desk.turnsAway('entries', 429, 8);
    await start();
    await later(7900);
    expect(desk.letters).toHaveLength(0);
    await later(200);
    expect(desk.letters).toHaveLength(1);
    expect(device.state).toBe('live');
  });
  it('keeps everything while the disk at the table is full, and tries again', async () => {
    device.owes(1);
    desk.turnsAway('entries', 507);
    await start();
    expect(onlyHere()).toBe(1);
    await later(6000);
    expect(onlyHere()).toBe(0);
  });
  it('does not hammer a table that answers nothing to what it is sent', async () => {
    device.owes(1);
    desk.answersNothing = true;
    await start();
    expect(desk.letters).toHaveLength(1);
    desk.answersNothing = false;
    await later(6000);
    expect(onlyHere()).toBe(0);
  });
  it('stops when nobody is signed in any more', async () => {
    device.owes(1);
    desk.turnsAway('entries', 401);
    await start();
    await later(60_000);
    expect(device.state).toBe('signed-out');
    expect(desk.addresses).toEqual(['GET feed', 'POST entries']);
  });
  it('sends again what was lost while the link began anew', async () => {
    device.owes(1);
    const answer = fetch;
    let fail: (trouble: Error) => void = () => undefined;
    vi.stubGlobal('fetch', (path: string, options: RequestInit) =>
      path.endsWith('entries') ? new Promise((_, no) => (fail = no)) : answer(path, options),
    );
    await start();
    vi.stubGlobal('fetch', answer);
    dispatchEvent(new Event('pageshow'));
    await later(1);
    expect(device.state).toBe('live');
    fail(new TypeError('the network is another one'));
    await later(100);
    expect(onlyHere()).toBe(0);
  });
});
