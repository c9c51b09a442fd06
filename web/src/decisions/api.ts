import { ask } from '../api';

/** Something that was decided, as the logs have it. */
export interface Decision {
  kind: string;
  what: string;
  record: string;
  /** The words of the script, or the part, that it is about. */
  quote: string;
  /** The words that were decided on. */
  words: string;
  proposed_by: string;
  proposed_at: string;
  decided_by: string;
  decided_at: string;
  /** Where it stands in the script; empty for what stands nowhere in it. */
  element: string;
}

export const fetchDecisions = (book: string): Promise<{ title: string; decisions: Decision[] }> =>
  ask(`/books/${encodeURIComponent(book)}/decisions`);
