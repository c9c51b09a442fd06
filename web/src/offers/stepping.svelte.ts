import { sentenceOf } from '../api';
import { said } from '../shell/said.svelte';
import { doTo } from './api';
import type { GoneOut, Offer } from './contracts';
import { SAID } from './words';

/** One step after the other on an offer: none is begun while another is on its way. */
export interface Stepping {
  readonly busy: boolean;
  /** Whether it was done. */
  run: (verb: string, data?: object) => Promise<boolean>;
}

export function useSteps(
  book: string,
  offer: Offer,
  done: (out: GoneOut | null) => Promise<void>,
): Stepping {
  let busy = $state(false);

  async function run(verb: string, data: object = {}): Promise<boolean> {
    if (busy) return false;
    busy = true;
    try {
      const answer = await doTo(book, offer.id, verb, data);
      await done(answer.link ? (answer as GoneOut) : null);
      said.say(SAID[verb] ?? 'Kept.');
      return true;
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
      return false;
    } finally {
      busy = false;
    }
  }

  return {
    get busy() {
      return busy;
    },
    run,
  };
}
