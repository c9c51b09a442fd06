/** Which page an address means. The server answers all of them with the same index.html. */

export type Page =
  | 'stack'
  | 'script'
  | 'breakdown'
  | 'review'
  | 'doubling'
  | 'book'
  | 'join'
  | 'me'
  | BookPage
  | 'offer'
  | 'mine'
  | CastingPage;

/** The owner's pages for casting. */
export type CastingPage = 'company' | 'parts';

/** Pages beside a book. */
export type BookPage = 'offers' | 'decisions' | 'calls' | 'drafts';

export type Route =
  | { page: 'stack' | 'join' | 'me' | 'offer' | 'mine' }
  | { page: 'offers' | 'decisions' | 'drafts'; id: string }
  | { page: 'calls'; id: string; part: string | null }
  | { page: 'script'; id: string; element: string | null }
  | { page: 'company'; id: string | null }
  | { page: 'breakdown' | 'review' | 'doubling' | 'parts'; id: string }
  | { page: 'book'; id: string; element: string | null };

export function routeOf(pathname: string, hash: string): Route {
  const [, folder, id, rest] = pathname.split('/');
  if (folder === 'books' && id && (rest === 'offers' || rest === 'decisions' || rest === 'drafts'))
    return { page: rest, id: decodeURIComponent(id) };
  if (folder === 'books' && id && rest === 'calls')
    return { page: 'calls', id: decodeURIComponent(id), part: elementIn(hash) };
  if (folder === 'books' && id)
    return { page: 'book', id: decodeURIComponent(id), element: elementIn(hash) };
  if (folder === 'join' || folder === 'me' || folder === 'offer' || folder === 'mine')
    return { page: folder };
  if (folder === 'company') return { page: folder, id: id ? decodeURIComponent(id) : null };
  if (folder !== 'scripts' || !id) return { page: 'stack' };
  if (rest === 'breakdown' || rest === 'review' || rest === 'doubling' || rest === 'parts')
    return { page: rest, id: decodeURIComponent(id) };
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

export function doublingPath(id: string): string {
  return `/scripts/${encodeURIComponent(id)}/doubling`;
}

export function reviewPath(id: string): string {
  return `/scripts/${encodeURIComponent(id)}/review`;
}

export function partsPath(id: string): string {
  return `/scripts/${encodeURIComponent(id)}/parts`;
}

export const companyPath = (performer: string): string =>
  `/company/${encodeURIComponent(performer)}`;

export function bookPath(id: string, element: string | null = null): string {
  const path = `/books/${encodeURIComponent(id)}`;
  return element ? `${path}#${encodeURIComponent(element)}` : path;
}

export const offersPath = (book: string): string => `${bookPath(book)}/offers`;

export const decisionsPath = (book: string): string => `${bookPath(book)}/decisions`;

export const draftsPath = (book: string): string => `${bookPath(book)}/drafts`;

/** The calls of a book; `part` is a date for its daily call, "days-out" or "settings". */
export const callsPath = (book: string, part: string | null = null): string =>
  `${bookPath(book)}/calls${part ? `#${part}` : ''}`;
