import { fetchBreakdown, fetchScript } from '../api';
import type { Breakdown, Opened } from '../contracts';

/**
 * What was fetched of the last script opened and of the breakdowns looked at in the stack, so that
 * going between text and breakdown waits for nothing. A draft never changes; a breakdown changes
 * only by answers, and those come through `answered`.
 */
let script: { id: string; coming: Promise<Opened> } | null = null;
const breakdowns = new Map<string, Promise<Breakdown>>();
// A breakdown is some 100 kB: enough of them for going up and down a screenful.
const MOST = 40;

export function openScript(id: string): Promise<Opened> {
  if (script?.id === id) return script.coming;
  const coming = fetchScript(id);
  script = { id, coming };
  coming.catch(() => {
    if (script?.coming === coming) script = null;
  });
  return coming;
}

/** It was read again: what was fetched of it before is no longer so. */
export function forgetScript(id: string): void {
  if (script?.id === id) script = null;
  breakdowns.delete(id);
}

export function lookAtBreakdown(id: string): Promise<Breakdown> {
  const known = breakdowns.get(id);
  if (known) return known;
  const coming = fetchBreakdown(id);
  breakdowns.set(id, coming);
  coming.catch(() => breakdowns.delete(id));
  if (breakdowns.size > MOST) breakdowns.delete(breakdowns.keys().next().value ?? '');
  return coming;
}

export function answered(opened: Opened, breakdown: Breakdown): Opened {
  const now = { ...opened, breakdown };
  script = { id: opened.row.id, coming: Promise.resolve(now) };
  breakdowns.set(opened.row.id, Promise.resolve(breakdown));
  return now;
}
