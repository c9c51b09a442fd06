/** What the page that is shown says at its foot: where one is, how large a role is. */
interface Saved {
  sentence: string;
  state: 'safe' | 'waiting' | 'trouble';
  /** What can be done about it, always in sight. */
  offer?: { says: string; act: () => void };
}

class Footing {
  /** Whether what was done is safe, on the pages where something is done; null elsewhere. */
  saved = $state.raw<Saved | null>(null);
  parts = $state.raw<string[]>([]);

  show(parts: string[]): void {
    const now = parts.filter(Boolean);
    if (now.join('\n') !== this.parts.join('\n')) this.parts = now;
  }
}

export const footing = new Footing();
