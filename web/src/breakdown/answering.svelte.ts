import { answerDoubt, sentenceOf } from '../api';
import type { Opened } from '../contracts';
import { answered } from '../script/cache';
import { placesOf } from '../script/places';
import { calledThe } from '../script/who';
import { said } from '../shell/said.svelte';
import { counted } from '../text/counts';
import type { Question } from './doubts';
import { questionsOf } from './doubts';

/** A breakdown with its doubts; every answer makes all its numbers anew. */
export class Answering {
  script = $state.raw<Opened>() as Opened;
  places = $derived.by(() => placesOf(this.script));
  /** The text does not change with an answer, so neither does what it calls people. */
  private the = $derived.by(() => calledThe(placesOf(this.script)));
  questions: Question[] = $derived.by(() => questionsOf(this.places, this.the));
  open = $derived(this.questions.filter(({ doubt }) => !doubt.answered));
  closed = $derived(this.questions.filter(({ doubt }) => doubt.answered));
  /** The question that is on its way to the server. */
  sending = $state<string | null>(null);

  constructor(script: Opened) {
    this.script = script;
  }

  async answer({ id, doubt }: Question, on_stage: boolean | null): Promise<boolean> {
    if (this.sending) return false;
    this.sending = id;
    try {
      const { element, roles } = doubt;
      const breakdown = await answerDoubt(this.script.row.id, { element, roles, on_stage });
      this.script = answered(this.script, breakdown);
      said.say(this.outcome(on_stage));
      return true;
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
      return false;
    } finally {
      this.sending = null;
    }
  }

  private outcome(on_stage: boolean | null): string {
    const what = on_stage === null ? 'Taken back' : `Answered ${on_stage ? 'yes' : 'no'}`;
    const left = this.open.length ? `${counted(this.open.length, 'doubt')} left` : 'no doubt left';
    return `${what}; ${left}.`;
  }
}
