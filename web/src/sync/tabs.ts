import type { Writes } from './ledger';

/**
 * One tab speaks for all tabs of a book: one stream, one sender. The Web Locks API says which; on
 * plain http there is none, and a lease in localStorage has to do. What one tab keeps, it tells the
 * others.
 */

const LEASE_MS = 6000;
const RENEW_MS = 2000;

export interface Tabs {
  /** Tell the other tabs what was kept, or that something is owed. */
  tell(message: Message): void;
  leave(): void;
}

export type Message = { writes: Writes } | { present: unknown } | { link: string } | { ask: true };

interface Hears {
  /** This tab now speaks for all; the promise lasts for as long as it does. */
  lead: () => void;
  /** Another tab does: this one was asleep for too long. */
  rest: () => void;
  hear: (message: Message) => void;
}

export function joinTabs(name: string, tab: string, hears: Hears): Tabs {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
  if (channel) channel.onmessage = ({ data }) => hears.hear(data as Message);
  const stop = 'locks' in navigator ? byLock(name, hears.lead) : byLease(name, tab, hears);
  return {
    tell: (message) => channel?.postMessage(message),
    leave: () => {
      stop();
      channel?.close();
    },
  };
}

function byLock(name: string, lead: () => void): () => void {
  const giveUp = new AbortController();
  let release = (): void => giveUp.abort();
  const held = (): Promise<void> =>
    new Promise((resolve) => {
      release = resolve;
      lead();
    });
  navigator.locks.request(name, { signal: giveUp.signal }, held).catch(() => undefined);
  return () => release();
}

interface Lease {
  tab: string;
  until: number;
}

/** A lease that is neither over nor, by a clock that was put back, good for hours. */
function holds({ until }: Lease): boolean {
  const left = until - Date.now();
  return left > 0 && left < 2 * LEASE_MS;
}

/**
 * Whoever wrote the lease last and sees it unchanged a moment later has it. Browsers slow the clocks
 * of tabs in the background: one that finds its lease taken rests.
 */
function byLease(name: string, tab: string, { lead, rest }: Hears): () => void {
  const key = `tablework.lease.${name}`;
  let leading = false;
  const now = (leads: boolean): void => {
    if (leads === leading) return;
    leading = leads;
    (leads ? lead : rest)();
  };
  const turn = (): void => {
    const holder = leaseAt(key);
    if (holder && holder.tab !== tab && holds(holder)) return now(false);
    if (holder?.tab === tab) now(true);
    // Where nothing is shared between tabs, each speaks for itself.
    if (!keepLease(key, { tab, until: Date.now() + LEASE_MS })) now(true);
  };
  turn();
  const first = setTimeout(turn, 60);
  const renewing = setInterval(turn, RENEW_MS);
  return () => {
    clearTimeout(first);
    clearInterval(renewing);
    if (leaseAt(key)?.tab === tab) localStorage.removeItem(key);
  };
}

function leaseAt(key: string): Lease | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Lease | null;
  } catch {
    return null;
  }
}

function keepLease(key: string, lease: Lease): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(lease));
    return true;
  } catch {
    return false;
  }
}
