/** What the page that is shown says at its foot: where one is, how large a role is. */
class Footing {
  parts = $state.raw<string[]>([]);

  show(parts: string[]): void {
    const now = parts.filter(Boolean);
    if (now.join('\n') !== this.parts.join('\n')) this.parts = now;
  }
}

export const footing = new Footing();
