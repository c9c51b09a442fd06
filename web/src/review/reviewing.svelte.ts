import { sentenceOf } from '../api';
import { forgetScript } from '../script/cache';
import { said } from '../shell/said.svelte';
import { correct, takeBack } from './api';
import type { Corrected, Line, Review, Sayable, Wish } from './contracts';
import { beside, beyond, byPage, countAlike, isBody, isUnsure, unsureLines } from './lines';

/** A reading under review: which line one is at, and what is said of it. */
export class Reviewing {
  review = $state.raw<Review>() as Review;
  at = $state(0);
  showing = $state<'unsure' | 'all'>('all');
  /** What somebody has chosen on this line: all that look like it, or only this; null: nothing. */
  private chosen = $state<boolean | null>(null);
  merging = $state(false);
  /** What is being read again just now. */
  busy = $state(false);

  unsure: number[] = $derived(unsureLines(this.review));
  line: Line | null = $derived(this.review.lines[this.at] ?? null);
  alike: number = $derived(this.line ? countAlike(this.review.lines, this.line.look) : 0);
  /** Whether what is said goes for all lines that look like this one. */
  allAlike: boolean = $derived(
    this.alike > 1 && (this.chosen ?? !isBody(this.alike, this.review.lines.length)),
  );
  /** The lines of the list: the unsure ones, or all. */
  shown: number[] = $derived.by(() => {
    if (this.showing === 'all') return this.review.lines.map((_, n) => n);
    return this.unsure;
  });
  pages = $derived(byPage(this.review.lines, this.shown));

  constructor(review: Review) {
    this.review = review;
    this.showing = this.unsure.length ? 'unsure' : 'all';
    this.at = this.shown[0] ?? 0;
  }

  isUnsure(line: Line): boolean {
    return isUnsure(this.review, line);
  }

  go(line: number): void {
    if (line !== this.at) this.chosen = null;
    this.at = line;
    this.merging = false;
  }

  move(by: 1 | -1): void {
    this.go(beside(this.shown, this.at, by));
  }

  moveUnsure(by: 1 | -1): void {
    const next = beyond(this.unsure, this.at, by);
    if (next === null) said.say('No line is unsure.');
    else this.go(next);
  }

  choose(allAlike: boolean): void {
    this.chosen = allAlike;
  }

  show(which: 'unsure' | 'all'): void {
    this.showing = which;
    if (which === 'unsure' && this.line && !this.isUnsure(this.line)) this.moveUnsure(1);
  }

  is(kind: Sayable): Promise<boolean> {
    const all = this.allAlike;
    return this.read(() => this.wish({ act: 'is', line: this.at, kind, all }));
  }

  begins(act: 'split' | 'join'): Promise<boolean> {
    return this.read(() => this.wish({ act, line: this.at }));
  }

  merge(called: string, other: string): Promise<boolean> {
    this.merging = false;
    return this.read(() => this.wish({ act: 'same_role', names: [called, other] }));
  }

  undo(): Promise<boolean> {
    return this.read(() => takeBack(this.review.script));
  }

  private wish(wish: Wish): Promise<Corrected> {
    return correct(this.review.script, wish);
  }

  /** Whether the script was read again; then one stands on the next line that is unsure. */
  private async read(change: () => Promise<Corrected>): Promise<boolean> {
    if (this.busy || this.review.locked) return false;
    this.busy = true;
    const wasUnsure = this.line !== null && this.isUnsure(this.line);
    try {
      const now = await change();
      this.review = now;
      forgetScript(now.script);
      said.say(now.said);
      this.chosen = null;
      if (wasUnsure && this.line && !this.isUnsure(this.line) && this.unsure.length)
        this.moveUnsure(1);
      return true;
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
      return false;
    } finally {
      this.busy = false;
    }
  }
}
