import { addFile, sentenceOf } from '../api';
import type { AddedFile } from '../contracts';
import { said } from '../shell/said.svelte';
import { droppedFiles, isLeftover } from './dropped';
import type { Progress } from './progress';
import { NOTHING, progressSaid } from './progress';
import { stack } from './stack.svelte';

// Reading a script is work for the server's processors; two at a time keep it busy and leave the
// pages quick.
const AT_ONCE = 2;

/** Files on their way into the stack. */
class Intake {
  progress = $state.raw<Progress>(NOTHING);
  private waiting: File[] = [];
  private busy = 0;

  get running(): boolean {
    return this.progress.done < this.progress.total;
  }

  get sentence(): string {
    return progressSaid(this.progress);
  }

  add(files: readonly File[]): void {
    const wanted = files.filter(({ name }) => !isLeftover(name));
    if (!wanted.length) return;
    const before = this.running ? this.progress : NOTHING;
    this.progress = { ...before, total: before.total + wanted.length };
    this.waiting.push(...wanted);
    while (this.busy < AT_ONCE && this.waiting.length) void this.work();
  }

  async addDropped(transfer: DataTransfer): Promise<void> {
    try {
      this.add(await droppedFiles(transfer));
    } catch {
      said.sayTrouble('This browser could not open what you dropped. Use “Add scripts” instead.');
    }
  }

  private async work(): Promise<void> {
    this.busy += 1;
    for (let file = this.waiting.shift(); file; file = this.waiting.shift()) await this.send(file);
    this.busy -= 1;
    // What could not be read has its sentence in the stack, which is asked for once, at the end.
    if (!this.busy) await stack.load();
  }

  private async send(file: File): Promise<void> {
    try {
      this.count((await addFile(file)).files);
    } catch (trouble) {
      this.count([
        { name: file.name, outcome: 'unreadable', script: null, why: sentenceOf(trouble) },
      ]);
      said.sayTrouble(`${file.name}: ${sentenceOf(trouble)}`);
    }
  }

  /** One file went in; a zip comes out as many, which then count as many. */
  private count(files: readonly AddedFile[]): void {
    for (const { script } of files) if (script) stack.put(script);
    const of = (outcome: AddedFile['outcome']): number =>
      files.filter((file) => file.outcome === outcome).length;
    const { total, done, added, already, unreadable } = this.progress;
    this.progress = {
      total: total + Math.max(0, files.length - 1),
      done: done + Math.max(1, files.length),
      added: added + of('added'),
      already: already + of('already'),
      unreadable: unreadable + of('unreadable'),
    };
  }
}

export const intake = new Intake();
