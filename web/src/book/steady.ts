import { tick } from 'svelte';
import { elementRead } from '../script/scrolling';

/**
 * Words that arrive from elsewhere may make the text above longer or shorter. What somebody is
 * reading stays where it is in the window. Some browsers hold it by themselves, some do not, so
 * the difference is measured.
 */
export async function steadily<T>(sheet: HTMLElement | undefined, change: () => T): Promise<T> {
  const id = sheet ? elementRead(sheet) : null;
  const before = topOf(id);
  const changed = change();
  await tick();
  const moved = topOf(id) - before;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
  return changed;
}

function topOf(id: string | null): number {
  return (id && document.getElementById(id)?.getBoundingClientRect().top) || 0;
}
