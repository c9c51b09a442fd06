import { ask, withJson } from '../api';
import type { Mine, Said } from './contracts';

/** What a performer's secret opens. It goes in a header, so that no server's log has it. */
export class OwnDesk {
  constructor(private readonly token: string) {}

  look = (): Promise<Mine> => this.ask('');

  put = (id: string, said: Said): Promise<Mine> =>
    this.ask(`/conflicts/${id}`, withJson('PUT', said));

  takeBack = (id: string): Promise<Mine> => this.ask(`/conflicts/${id}`, { method: 'DELETE' });

  addFeed = (title: string, url: string, shared: boolean): Promise<Mine> =>
    this.ask('/calendars', withJson('POST', { title, url, shared }));

  addFile = (file: File, shared: boolean): Promise<Mine> =>
    this.ask(`/calendars?title=${encodeURIComponent(file.name)}&shared=${shared}`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/calendar' },
      body: file,
    });

  takeAway = (id: string): Promise<Mine> => this.ask(`/calendars/${id}`, { method: 'DELETE' });

  refresh = (): Promise<Mine> => this.ask('/calendars/refresh', { method: 'POST' });

  confirm = (publication: string): Promise<Mine> =>
    this.ask('/confirm', withJson('POST', { publication }));

  feed = (): Promise<Mine> => this.ask('/feed', { method: 'POST' });

  noFeed = (): Promise<Mine> => this.ask('/feed', { method: 'DELETE' });

  private ask(path: string, options: RequestInit = {}): Promise<Mine> {
    const headers = { ...options.headers, Authorization: `Bearer ${this.token}` };
    return ask(`/mine${path}`, { ...options, headers });
  }
}
