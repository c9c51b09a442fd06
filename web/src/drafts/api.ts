import { ask, withJson } from '../api';
import { stamp, uuid7 } from '../sync/ids';
import type { Compared, Drafts } from './contracts';

const drafts = (book: string): string => `/books/${encodeURIComponent(book)}/drafts`;
const draft = (book: string, script: string): string =>
  `${drafts(book)}/${encodeURIComponent(script)}`;

export const fetchDrafts = (book: string): Promise<Drafts> => ask(drafts(book));

/** A file that may become a draft: it is read, and on no table yet. */
export const readDraft = (book: string, file: File): Promise<{ script: string }> =>
  ask(`${drafts(book)}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });

/** What it would change, against the draft on the table. */
export const lookAtDraft = (book: string, script: string): Promise<Compared> =>
  ask(draft(book, script));

export const putOnTable = (book: string, script: string): Promise<{ record: string }> =>
  ask(draft(book, script), { method: 'PUT' });

export const compareDrafts = (book: string, old: string, now: string): Promise<Compared> =>
  ask(`${draft(book, old)}/to/${encodeURIComponent(now)}`);

/** Take a draft off the table: the one before is there again, with every mark as it was. */
export const takeBack = (book: string, record: string): Promise<unknown> =>
  ask(
    `/books/${encodeURIComponent(book)}/entries`,
    withJson('POST', {
      entries: [
        {
          v: 1,
          id: uuid7(),
          record,
          kind: 'draft',
          verb: 'retract',
          on: [],
          data: {},
          made_at: stamp(),
        },
      ],
    }),
  );
