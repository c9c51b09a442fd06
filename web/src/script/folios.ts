import type { Draft } from '../contracts';

/** The elements at which a new page of the source begins, each with that page's number. */
export function foliosOf({ elements }: Draft): Map<string, string> {
  const folios = new Map<string, string>();
  let before: string | null = null;
  for (const { id, page } of elements) {
    if (page !== null && page !== before) folios.set(id, page);
    before = page ?? before;
  }
  return folios;
}
