const WORKER = '/worker.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

/** Our policy lets no text become a script's address, but for this one. */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('tablework-worker', { createScriptURL: () => WORKER });
  return policy?.createScriptURL(url) ?? url;
}

/**
 * The pages are kept on this device where the browser lets them (https, or one's own machine).
 * A desk that answers 404 for the worker takes it away again: the switch for a worker gone wrong.
 */
export async function keepPages(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const asked = await fetch(WORKER, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (!asked) return;
  if (asked.ok) await navigator.serviceWorker.register(trusted(WORKER));
  else for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
}

/** Ask the browser not to throw away what is owed when its disk fills up; it may say no. */
export async function askToStay(): Promise<boolean> {
  const { storage } = navigator as { storage?: StorageManager };
  return (await storage?.persist?.().catch(() => false)) ?? false;
}
