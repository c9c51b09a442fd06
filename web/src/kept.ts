/**
 * Small things this browser keeps between visits. A private window may refuse to keep anything:
 * then the page works all the same and only forgets.
 */
const PREFIX = 'tablework.';

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing is lost but a convenience.
  }
}
