import { elementRead } from '../script/scrolling';
import type { BookDesk } from './desk.svelte';
import type { Following } from './following.svelte';

// Browsers allow only so many changes of the address, and nobody follows a wheel: where one stops.
const NOTE_PAUSE = 400;

/** Knowing where in the book one reads: for the foot, the address, and the others at the table. */
export class Looking {
  private frame = 0;
  private pause = 0;

  constructor(
    private readonly desk: BookDesk,
    private readonly following: Following,
  ) {}

  /** The page was scrolled: look once before the next frame. */
  scrolled(sheet: HTMLElement | undefined, also: () => void): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      also();
      this.look(sheet);
    });
  }

  private look(sheet: HTMLElement | undefined): void {
    const { reading, words } = this.desk;
    const element = scrollY < 40 ? words.elements[0]?.id : sheet && elementRead(sheet);
    if (!element || element === reading.element) return;
    reading.at(element);
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => reading.note(), NOTE_PAUSE);
  }

  /** Tell the table where one reads, when one stops there; leaders are followed step by step. */
  tell(): () => void {
    const { element } = this.desk.reading;
    const { leading, whom } = this.following;
    const say = (): void => this.desk.table.here(element || null, leading, whom !== null);
    const pause = window.setTimeout(say, leading ? 60 : NOTE_PAUSE);
    return () => clearTimeout(pause);
  }

  stop(): void {
    clearTimeout(this.pause);
    cancelAnimationFrame(this.frame);
  }
}
