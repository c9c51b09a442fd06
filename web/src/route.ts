/** Which page an address means. The server answers all of them with the same index.html. */

export type Page = 'stack' | 'script' | 'breakdown' | 'review' | 'book' | 'join' | 'me';

export type Route =
  | { page: 'stack' | 'join' | 'me' }
  | { page: 'script'; id: string; element: string | null }
  | { page: 'breakdown' | 'review'; id: string }
  | { page: 'book'; id: string; element: string | null };

export function routeOf(pathname: string, hash: string): Route {
  const [, folder, id, rest] = pathname.split('/');
  if (folder === 'books' && id)
    return { page: 'book', id: decodeURIComponent(id), element: elementIn(hash) };
  if (folder === 'join' || folder === 'me') return { page: folder };
  if (folder !== 'scripts' || !id) return { page: 'stack' };
  if (rest === 'breakdown' || rest === 'review') return { page: rest, id: decodeURIComponent(id) };
  return { page: 'script', id: decodeURIComponent(id), element: elementIn(hash) };
}

const elementIn = (hash: string): string | null => decodeURIComponent(hash.slice(1)) || null;

export function scriptPath(id: string, element: string | null = null): string {
  const path = `/scripts/${encodeURIComponent(id)}`;
  return element ? `${path}#${encodeURIComponent(element)}` : path;
}

export function breakdownPath(id: string): string {
  return `/scripts/${encodeURIComponent(id)}/breakdown`;
}

export function reviewPath(id: string): string {
  return `/scripts/${encodeURIComponent(id)}/review`;
}

export function bookPath(id: string, element: string | null = null): string {
  const path = `/books/${encodeURIComponent(id)}`;
  return element ? `${path}#${encodeURIComponent(element)}` : path;
}
