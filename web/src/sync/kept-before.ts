/**
 * A browser may throw away what a page keeps: when its disk fills up, or when nobody came for a week.
 * A cookie outlives that, so that an empty device can be told from one that was never here. It holds
 * whose book it was: another person on the same device has lost nothing.
 */

const SECONDS = 400 * 24 * 60 * 60;

interface Whose {
  id: string;
  me: { id: string };
}

const name = (book: string): string => `tablework-kept-${encodeURIComponent(book)}`;

/** Whether this browser once kept this person's copy of this book. */
export function keptBefore({ id, me }: Whose): boolean {
  return document.cookie.split('; ').includes(`${name(id)}=${encodeURIComponent(me.id)}`);
}

export function nowKept({ id, me }: Whose): void {
  put(`${name(id)}=${encodeURIComponent(me.id)}; max-age=${SECONDS}`);
}

/** It was given up knowingly: nothing will be missed. */
export function keptNoMore({ id }: Whose): void {
  put(`${name(id)}=; max-age=0`);
}

function put(cookie: string): void {
  document.cookie = `${cookie}; path=/; samesite=lax`;
}
