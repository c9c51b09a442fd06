/*
 * Keeps the pages themselves, so that a book opens in a basement. Never the data: that is each
 * person's own, and the pages keep it in a place of that person's. What is asked of /api/ does not
 * pass here at all.
 *
 * Pages come from the network when there is one, so that a new version is seen at once; everything
 * under /assets/ has its content in its name and is taken from what is kept.
 */

const SHELL = 'tablework-shell-1';

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (mode === 'navigate') event.respondWith(page(event.request));
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg')
    event.respondWith(asset(event.request));
});

/** The page, and all that it names. */
async function keepShell() {
  const shell = await caches.open(SHELL);
  const answer = await fetch('/', { cache: 'no-cache' });
  const html = await answer.clone().text();
  const named = [...html.matchAll(/"(\/(?:assets\/[^"]+|icon\.svg))"/g)].map(([, path]) => path);
  await shell.addAll(named);
  await shell.put('/', answer);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
}

/** Every page is the same file; where there is no network, the one that was kept. */
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(SHELL)).put('/', answer.clone());
    return answer;
  } catch (trouble) {
    const kept = await caches.match('/', { cacheName: SHELL });
    if (kept) return kept;
    throw trouble;
  }
}

async function asset(request) {
  const kept = await caches.match(request, { cacheName: SHELL });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(SHELL)).put(request, answer.clone());
  return answer;
}
