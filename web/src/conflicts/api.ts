import { ask, withJson } from '../api';
import type { Said } from '../mine/contracts';
import type { NewLink, Players } from './contracts';

/** The conflicts of one production's players, as its stage management keeps them. */
export class ConflictsDesk {
  private readonly path: string;

  constructor(book: string) {
    this.path = `/books/${encodeURIComponent(book)}/calls/conflicts`;
  }

  look = (): Promise<Players> => ask(this.path);

  put = (who: string, id: string, said: Said): Promise<Players> =>
    ask(`${this.path}/${who}/${id}`, withJson('PUT', said));

  takeBack = (who: string, id: string): Promise<Players> =>
    ask(`${this.path}/${who}/${id}`, { method: 'DELETE' });

  open = (who: string): Promise<NewLink> => ask(`${this.path}/${who}/link`, withJson('POST', {}));

  close = (who: string): Promise<Players> => ask(`${this.path}/${who}/link`, { method: 'DELETE' });
}
