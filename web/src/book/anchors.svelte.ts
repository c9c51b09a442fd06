import type { BookDesk } from './desk.svelte';
import type { Anchored, Spot } from './spots';
import { NOWHERE, spotsOf } from './spots';

// The head and the foot of the page, and a little air beside them.
const HEAD = 60;
const FOOT = 38;

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

  constructor(
    private readonly desk: BookDesk,
    private readonly wanted: () => readonly Anchored[],
  ) {}

  /** Measure before the next frame is painted. */
  soon(sheet: HTMLElement | undefined): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.measure(sheet);
    });
  }

  /** Measure at once: the browser lays out what has changed since the last frame. */
  measure(sheet: HTMLElement | undefined): void {
    if (!sheet?.isConnected) return;
    this.spots = spotsOf(this.desk, this.wanted(), sheet);
    const { top } = sheet.getBoundingClientRect();
    this.top = Math.round(HEAD - top);
    this.bottom = Math.round(innerHeight - FOOT - top);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }
}
