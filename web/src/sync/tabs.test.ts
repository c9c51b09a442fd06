import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message, Tabs } from './tabs';
import { joinTabs } from './tabs';

interface Tab {
  tabs: Tabs;
  leads: boolean;
  heard: Message[];
}

const opened: Tab[] = [];

function open(id: string): Tab {
  const tab: Tab = { tabs: null as unknown as Tabs, leads: false, heard: [] };
  tab.tabs = joinTabs('rosa.b1', id, {
    lead: () => (tab.leads = true),
    rest: () => (tab.leads = false),
    hear: (message) => tab.heard.push(message),
  });
  opened.push(tab);
  return tab;
}

const leaders = (...tabs: Tab[]): number => tabs.filter(({ leads }) => leads).length;
const later = (ms: number): void => void vi.advanceTimersByTime(ms);

afterEach(() => {
  for (const { tabs } of opened.splice(0)) tabs.leave();
  localStorage.clear();
});

describe('tabs of one book on plain http', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('a tab alone leads in a moment', () => {
    const tab = open('a');
    later(100);
    expect(tab.leads).toBe(true);
  });
  it('of two that open at once, one leads', () => {
    const [a, b] = [open('a'), open('b')];
    later(30_000);
    expect(leaders(a, b)).toBe(1);
  });
  it('when the leader goes, the other leads', () => {
    const a = open('a');
    later(100);
    const b = open('b');
    a.tabs.leave();
    later(4100);
    expect(b.leads).toBe(true);
  });
  it('when the leader is ended without a word, its lease runs out', () => {
    localStorage.setItem(
      'tablework.lease.rosa.b1',
      JSON.stringify({ tab: 'dead', until: Date.now() + 6000 }),
    );
    const b = open('b');
    later(5900);
    expect(b.leads).toBe(false);
    later(4200);
    expect(b.leads).toBe(true);
  });
  it('a leader that slept through its lease rests when it wakes', () => {
    const a = open('a');
    later(100);
    const until = Date.now() + 6000;
    localStorage.setItem('tablework.lease.rosa.b1', JSON.stringify({ tab: 'b', until }));
    later(2000);
    expect(a.leads).toBe(false);
  });
  it('a lease from a clock that was put back holds nobody up', () => {
    const until = Date.now() + 3_600_000;
    localStorage.setItem('tablework.lease.rosa.b1', JSON.stringify({ tab: 'old', until }));
    const a = open('a');
    later(2100);
    expect(a.leads).toBe(true);
  });
  it('where nothing can be kept, each speaks for itself', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(leaders(open('a'), open('b'))).toBe(2);
    vi.restoreAllMocks();
  });
});

/** Locks as a browser has them: one holder, the others wait in turn. */
class Locks {
  private last: Promise<unknown> = Promise.resolve();

  request(_: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) {
    const turn = this.last.then(() => (signal.aborted ? undefined : held()));
    this.last = turn;
    return turn;
  }
}

describe('tabs of one book on https', () => {
  beforeEach(() => vi.stubGlobal('navigator', { locks: new Locks() }));
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

  it('of two, the first leads; when it goes, the other', async () => {
    const [a, b] = [open('a'), open('b')];
    await settled();
    expect([a.leads, b.leads]).toEqual([true, false]);
    a.tabs.leave();
    await settled();
    expect(b.leads).toBe(true);
  });
  it('one that went before its turn never leads', async () => {
    const [a, b] = [open('a'), open('b')];
    await settled();
    b.tabs.leave();
    a.tabs.leave();
    await settled();
    expect(b.leads).toBe(false);
  });
  it('what one tells, the others hear', async () => {
    const [a, b] = [open('a'), open('b')];
    a.tabs.tell({ ask: true });
    await vi.waitUntil(() => b.heard.length);
    expect(b.heard).toEqual([{ ask: true }]);
    expect(a.heard).toEqual([]);
  });
});
