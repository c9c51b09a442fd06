import type { BookDesk } from './desk.svelte';
import type { Anchored, Spot } from './spots';
import { NOWHERE, spotsOf } from './spots';

// The head and the foot of the page, and a little air beside them.
const HEAD = 60;
const FOOT = 38;

// Frames in which it is tried again where marks are wanted and none was found near the window.
const MOST_AGAIN = 60;

/**
 * Measures where words are: only of blocks near the window, and once a frame. Everything else is
 * laid out by the browser alone, so that thousands of marks cost no more than those one sees.
 */
export class Anchors {
  spots = $state.raw<ReadonlyMap<string, Spot>>(NOWHERE);
  /** The edges of the window between head and foot, by the same measure. */
  top = $state(0);
  bottom = $state(600);
  private frame = 0;
  private again = 0;

  constructor(
    private readonly desk: BookDesk,
    private readonly wanted: () => readonly Anchored[],
  ) {}

  /** Measure before the next frame is painted. */
  soon(sheet: HTMLElement | undefined): void {
    this.again = 0;
    this.ask(sheet);
  }

  private ask(known: HTMLElement | undefined): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      // The sheet that one was told of may have been laid out anew, or not yet.
      const sheet = known?.isConnected ? known : document.querySelector<HTMLElement>('.sheet');
      if (sheet) this.measure(sheet);
      // Once in some hundreds of openings nothing could be measured at first, and nothing asked again.
      const missed = !sheet || (this.spots.size === 0 && this.wanted().length > 0);
      if (missed && ++this.again < MOST_AGAIN) this.ask(known);
    });
  }

  private measure(sheet: HTMLElement): void {
    this.spots = spotsOf(this.desk, this.wanted(), sheet);
    const { top } = sheet.getBoundingClientRect();
    this.top = Math.round(HEAD - top);
    this.bottom = Math.round(innerHeight - FOOT - top);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
