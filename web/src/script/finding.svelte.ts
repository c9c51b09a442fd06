import type { FoundWords, Searchable } from './find';
import { findWords, nearest, searchable } from './find';
import { clearFound, paintCurrent, paintFound, rangeOfWords } from './highlight';
import type { Reading } from './reading.svelte';
import { bringWords } from './scrolling';

/** Finding words within the script that is open. */
export class Finding {
  typed = $state('');
  found = $state.raw<FoundWords[]>([]);
  current = $state(-1);
  private script: Searchable[] | null = null;

  constructor(private readonly reading: Reading) {}

  look(): void {
    // Folding the whole script takes some hundredths of a second: only for whoever searches.
    this.script ??= searchable(this.reading.places.draft.elements);
    this.reading.renderAll();
    const { at } = this.reading.places;
    this.found = findWords(this.script, this.typed);
    this.current = this.found.length
      ? nearest(this.found, at, at.get(this.reading.element) ?? 0)
      : -1;
  }

  /** After the page holds every word: paint what was found and go to it. */
  paint(): void {
    paintFound(this.found);
    this.show();
  }

  step(by: 1 | -1): void {
    const { length } = this.found;
    if (!length) return;
    this.current = (this.current + by + length) % length;
    this.show();
  }

  clear(): void {
    this.typed = '';
    this.found = [];
    this.current = -1;
    clearFound();
  }

  private show(): void {
    const now = this.found[this.current];
    if (!now) return;
    this.reading.leave(now.element);
    bringWords(now.element, () => rangeOfWords(now));
    paintCurrent(now);
  }
}
