import { sentenceOf } from '../api';
import { said } from '../shell/said.svelte';
import { counted } from '../text/counts';
import { fetchCompany, takeInFile, takeInSample } from './api';
import type { Agency, Company, Performer } from './contracts';

/** Everybody in the company, as last heard of. */
class Everybody {
  performers = $state.raw<Performer[]>([]);
  agencies = $state.raw<Agency[]>([]);
  loaded = $state(false);
  trouble = $state('');

  async load(): Promise<void> {
    try {
      this.show(await fetchCompany());
      this.trouble = '';
    } catch (trouble) {
      this.trouble = sentenceOf(trouble);
    }
  }

  show({ performers, agencies }: Company): void {
    this.performers = performers;
    this.agencies = agencies;
    this.loaded = true;
  }

  /** Take in people from files; each says for itself what became of it. */
  async takeIn(files: readonly File[]): Promise<void> {
    for (const file of files) {
      try {
        const took = await takeInFile(file);
        this.show(took);
        said.say(
          `${file.name}: ${counted(took.added, 'performer')} added, ${took.changed} brought up to date.`,
        );
      } catch (trouble) {
        said.sayTrouble(sentenceOf(trouble));
      }
    }
  }

  /** Invented people, to try things with. */
  async takeInSample(): Promise<void> {
    try {
      this.show(await takeInSample());
      said.say('Five invented performers are in the company. Erase them whenever you like.');
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
    }
  }

  /** Whom a performer is represented by, in words. */
  spokenForBy({ representation }: Performer): string {
    const agency = this.agencies.find(({ id }) => id === representation?.agency);
    const agent = agency?.agents.find(({ id }) => id === representation?.agent);
    return [agent?.name, agency?.name].filter(Boolean).join(', ');
  }
}

export const company = new Everybody();
