import { ask, sentenceOf, withJson } from '../api';
import { said } from '../shell/said.svelte';
import { counted } from '../text/counts';

export interface Job {
  /** The scan's hash, or the id of the script that is read once more. */
  id: string;
  name: string;
  state: 'waiting' | 'reading' | 'done' | 'failed' | 'stopped';
  page: number;
  pages: number;
  script: string | null;
  why: string | null;
}

export interface ScansSaid {
  /** Why nothing can be read by OCR here, or null. */
  missing: string | null;
  languages: string[];
  usual: string;
  jobs: Job[];
}

const POLL_MS = 1000;
const RUNNING = new Set<Job['state']>(['waiting', 'reading']);

export const isRunning = (job: Job | undefined): boolean => !!job && RUNNING.has(job.state);

/** How far a job is, in words. */
export function jobSaid({ state, page, pages, why }: Job): string {
  if (state === 'reading') return `${page} of ${counted(pages, 'page')} read`;
  if (state === 'failed') return why ?? 'It could not be read.';
  return { waiting: 'Waiting for its turn', done: 'Read', stopped: 'Stopped' }[state];
}

/** Scans that are read in the background, wherever in the pages one is. */
class Scans {
  known = $state.raw<ScansSaid | null>(null);
  private timer = 0;
  private ended = new Map<string, (job: Job) => void>();

  job(id: string): Job | undefined {
    return this.known?.jobs.find((job) => job.id === id);
  }

  async look(): Promise<void> {
    clearTimeout(this.timer);
    try {
      this.known = await ask<ScansSaid>('/scans');
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
      return;
    }
    for (const job of this.known.jobs) if (!isRunning(job)) this.end(job);
    if (this.known.jobs.some(isRunning))
      this.timer = window.setTimeout(() => void this.look(), POLL_MS);
  }

  /** Have a scan read; `ended` is told when it has been, or could not be. */
  async begin(id: string, language: string, ended: (job: Job) => void): Promise<void> {
    try {
      await ask(`/scans/${encodeURIComponent(id)}`, withJson('POST', { language }));
      this.ended.set(id, ended);
      await this.look();
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
    }
  }

  async stop(id: string): Promise<void> {
    try {
      await ask(`/scans/${encodeURIComponent(id)}`, { method: 'DELETE' });
      await this.look();
    } catch (trouble) {
      said.sayTrouble(sentenceOf(trouble));
    }
  }

  private end(job: Job): void {
    const ended = this.ended.get(job.id);
    if (!ended) return;
    this.ended.delete(job.id);
    if (job.state === 'failed') said.sayTrouble(`${job.name}: ${jobSaid(job)}`);
    else said.say(`${job.name}: ${job.state === 'done' ? 'read by OCR' : 'stopped'}.`);
    ended(job);
  }
}

export const scans = new Scans();
