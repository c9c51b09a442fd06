import { fetchPlayed } from './api';
import type { BookDesk } from './desk.svelte';
import { playsSaid } from './foot';

// Cuts come in rows: count again when somebody has stopped cutting.
const PAUSE = 700;

/** Running time and sizes as the play is played: with its cuts and agreed changes. */
export class Playing {
  private counted = '';
  private pause = 0;

  constructor(private readonly desk: BookDesk) {
    const { running_minutes: minutes } = desk.table.book.script.breakdown;
    desk.plays = playsSaid(minutes, minutes);
  }

  /** Look whether cuts or changes are others than when it was last counted. */
  look(): void {
    const now = keyOf(this.desk);
    const { link, unsafe } = this.desk.table;
    if (now === this.counted || link !== 'live' || unsafe) return;
    clearTimeout(this.pause);
    this.pause = window.setTimeout(() => void this.count(now), this.counted ? PAUSE : 0);
  }

  stop(): void {
    clearTimeout(this.pause);
  }

  private async count(key: string): Promise<void> {
    const { table, reading } = this.desk;
    try {
      const played = await fetchPlayed(table.book.id);
      this.counted = key;
      reading.take(played);
      const before = table.book.script.breakdown.running_minutes;
      this.desk.plays = playsSaid(before, played.running_minutes);
    } catch {
      // Away from the table: it is counted when the next cut arrives there.
    }
  }
}

/** What the length hangs on: which words are cut and which are changed. */
function keyOf({ marks }: BookDesk): string {
  return marks
    .filter(
      ({ record: { kind, status } }) =>
        status === 'cut' || (kind === 'line_change' && status === 'agreed'),
    )
    .map(({ id, record }) => `${id}${record.versions.map(({ entry }) => entry).join()}`)
    .join();
}
