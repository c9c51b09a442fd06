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
  hear: (message: Message) => void;
}

export function joinTabs(name: string, tab: string, { lead, hear }: Hears): Tabs {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : null;
  if (channel) channel.onmessage = ({ data }) => hear(data as Message);
  const stop = 'locks' in navigator ? byLock(name, lead) : byLease(name, tab, lead);
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

/** Whoever wrote the lease last and sees it unchanged a moment later has it. */
function byLease(name: string, tab: string, lead: () => void): () => void {
  const key = `tablework.lease.${name}`;
  let leading = false;
  const holder = (): { tab: string; until: number } | null => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null') as {
        tab: string;
        until: number;
      } | null;
    } catch {
      return null;
    }
  };
  const turn = (): void => {
    const now = holder();
    if (now && now.tab !== tab && now.until > Date.now() && now.until < Date.now() + 2 * LEASE_MS)
      return;
    if (now?.tab === tab && !leading) {
      leading = true;
      lead();
    }
    try {
      localStorage.setItem(key, JSON.stringify({ tab, until: Date.now() + LEASE_MS }));
    } catch {
      // Nothing is shared between tabs here, so this one speaks for itself.
      if (!leading) lead();
      leading = true;
    }
  };
  turn();
  const first = setTimeout(turn, 60);
  const renewing = setInterval(turn, RENEW_MS);
  return () => {
    clearTimeout(first);
    clearInterval(renewing);
    if (holder()?.tab === tab) localStorage.removeItem(key);
  };
}
