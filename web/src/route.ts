/** Which page an address means. The server answers all of them with the same index.html. */

export type Page = 'stack' | 'script' | 'breakdown';

export type Route =
  | { page: 'stack' }
  | { page: 'script'; id: string; element: string | null }
  | { page: 'breakdown'; id: string };

export function routeOf(pathname: string, hash: string): Route {
  const [, folder, id, rest] = pathname.split('/');
  if (folder !== 'scripts' || !id) return { page: 'stack' };
  if (rest === 'breakdown') return { page: 'breakdown', id: decodeURIComponent(id) };
  return {
    page: 'script',
    id: decodeURIComponent(id),
    element: decodeURIComponent(hash.slice(1)) || null,
  };
}

export function scriptPath(id: string, element: string | null = null): string {
  const path = `/scripts/${encodeURIComponent(id)}`;
  return element ? `${path}#${encodeURIComponent(element)}` : path;
}

export function breakdownPath(id: string): string {
  return `/scripts/${encodeURIComponent(id)}/breakdown`;
}
