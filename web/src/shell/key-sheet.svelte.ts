import { tick } from 'svelte';

/** Where the page's own words begin, and how high the sheet of keys above them is. */
const topOfPage = (): number => document.getElementById('main')?.getBoundingClientRect().top ?? 0;
const heightOfSheet = (): number => document.getElementById('keys')?.offsetHeight ?? 0;

/**
 * The sheet of all keys lies above the words, never on them: they move down by its height and back
 * up when it closes. Some browsers hold the words in place while the page grows, some do not, so
 * the difference is measured.
 */
class KeySheetState {
  shown = $state(false);

  async toggle(): Promise<void> {
    const [top, height] = [topOfPage(), heightOfSheet()];
    this.shown = !this.shown;
    await tick();
    const grown = heightOfSheet() - height;
    requestAnimationFrame(() => scrollBy({ top: topOfPage() - top - grown, behavior: 'instant' }));
  }
}

export const keySheet = new KeySheetState();
