import { findWords, sentenceOf } from '../api';
import type { Found } from '../contracts';

// Long enough that a quick typist asks once a word, short enough to feel at once.
const PAUSE_MS = 120;

/** Search as you type: the last words win, and what was asked before is called off. */
class Search {
  found = $state.raw<Found | null>(null);
  trouble = $state('');
  searching = $state(false);
  private timer = 0;
  private asked: AbortController | null = null;

  typed(words: string): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    if (!words.trim()) {
      this.found = null;
      this.searching = false;
      return;
    }
    this.searching = true;
    this.timer = window.setTimeout(() => void this.ask(words.trim()), PAUSE_MS);
  }

  private async ask(words: string): Promise<void> {
    const asked = new AbortController();
    this.asked = asked;
    try {
      this.found = await findWords(words, asked.signal);
      this.trouble = '';
    } catch (trouble) {
      if (asked.signal.aborted) return;
      this.trouble = sentenceOf(trouble);
    }
    this.searching = false;
  }
}

export const search = new Search();
