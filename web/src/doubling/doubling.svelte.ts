import { sentenceOf } from '../api';
import { footing } from '../shell/footing.svelte';
import { arrange, giveOut } from './api';
import type { Conditions, Doubling } from './contracts';
import type { Arrangement } from './tracks';
import { moved, played } from './tracks';

/** A script's doubling while somebody works on it. What they do is kept at once, one after the other. */
export class DoublingTable {
  found = $state.raw<Doubling>() as Doubling;
  working = $state(false);
  trouble = $state('');
  /** What just happened, for whoever listens. */
  told = $state('');
  private before = $state.raw<(() => Promise<Doubling>)[]>([]);

  constructor(
    private readonly script: string,
    found: Doubling,
  ) {
    this.found = found;
  }

  get arrangement(): Arrangement {
    return { tracks: this.found.parts, performers: this.found.performers };
  }

  get canUndo(): boolean {
    return this.before.length > 0;
  }

  giveOut(said: Conditions, size: number | null): Promise<void> {
    const { said: saidBefore, size: sizeBefore } = this.found;
    const { tracks, performers } = this.arrangement;
    return this.do(
      () => giveOut(this.script, said, size),
      async () => {
        await giveOut(this.script, saidBefore, sizeBefore);
        return arrange(this.script, tracks, performers);
      },
    );
  }

  move(part: string, to: number): Promise<void> {
    return this.arrange(moved(this.arrangement, part, to));
  }

  play(track: number, performer: string | null): Promise<void> {
    return this.arrange(played(this.arrangement, track, performer));
  }

  async undo(): Promise<void> {
    const back = this.before.at(-1);
    if (!back || this.working) return;
    const rest = this.before.slice(0, -1);
    await this.do(back, back);
    this.before = rest;
  }

  private arrange(wanted: Arrangement): Promise<void> {
    const { tracks, performers } = this.arrangement;
    if (wanted.tracks === tracks && wanted.performers === performers) return Promise.resolve();
    return this.do(
      () => arrange(this.script, wanted.tracks, wanted.performers),
      () => arrange(this.script, tracks, performers),
    );
  }

  private async do(act: () => Promise<Doubling>, back: () => Promise<Doubling>): Promise<void> {
    if (this.working) return;
    this.working = true;
    this.trouble = '';
    try {
      this.found = await act();
      this.before = [...this.before, back];
      footing.saved = { sentence: 'Kept', state: 'safe' };
    } catch (trouble) {
      this.trouble = sentenceOf(trouble);
    } finally {
      this.working = false;
    }
  }
}
