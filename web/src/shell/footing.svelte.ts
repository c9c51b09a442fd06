/** What the page that is shown says at its foot: where one is, how large a role is. */
class Footing {
  /** Whether what was done is safe, on the pages where something is done; null elsewhere. */
  saved = $state.raw<{ sentence: string; state: 'safe' | 'waiting' | 'trouble' } | null>(null);
  parts = $state.raw<string[]>([]);

  show(parts: string[]): void {
    const now = parts.filter(Boolean);
    if (now.join('\n') !== this.parts.join('\n')) this.parts = now;
  }
}

export const footing = new Footing();
