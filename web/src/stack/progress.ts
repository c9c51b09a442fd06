/** What the footer says while files come in and after. */
export interface Progress {
  total: number;
  done: number;
  added: number;
  already: number;
  unreadable: number;
}

export const NOTHING: Progress = { total: 0, done: 0, added: 0, already: 0, unreadable: 0 };

export function progressSaid(progress: Progress): string {
  const { total, done, unreadable } = progress;
  if (!total) return '';
  const failed = unreadable ? ` · ${unreadable} could not be read` : '';
  if (done < total) return `${done} of ${total} read${failed}`;
  return `${finished(progress)}${failed}`;
}

function finished({ added, already, unreadable }: Progress): string {
  const parts = [];
  if (added || (!already && !unreadable))
    parts.push(`${added} ${added === 1 ? 'script' : 'scripts'} added`);
  if (already) parts.push(`${already} already in the stack`);
  return parts.join(' · ') || 'Nothing added';
}
