import { keep, kept } from '../kept';

export interface LastOpened {
  id: string;
  title: string;
}

function before(): LastOpened | null {
  try {
    return JSON.parse(kept('opened') ?? 'null') as LastOpened | null;
  } catch {
    return null;
  }
}

/** The script last opened: where "Script" and "Breakdown" in the head of every page lead. */
class Opened {
  last = $state.raw<LastOpened | null>(before());
  /** The element last read at, so that coming back from the breakdown loses no place. */
  element = $state<string | null>(null);

  open(script: LastOpened): void {
    if (this.last?.id !== script.id) this.element = null;
    this.last = script;
    keep('opened', JSON.stringify(script));
  }

  /** The stack no longer knows it. */
  forget(): void {
    this.last = null;
    keep('opened', 'null');
  }
}

export const opened = new Opened();
