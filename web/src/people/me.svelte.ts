import { ServerSaid } from '../api';
import type { Me } from './api';
import { fetchMe } from './api';

/** Who is at this device, as far as the server has said. */
class MyState {
  now = $state.raw<Me | null>(null);
  /** The server was asked and knows nobody here. Without an answer this stays false. */
  stranger = $state(false);

  /** Somebody else's guest: there is no stack for them. */
  get guest(): boolean {
    return this.stranger || this.now?.owner === false;
  }

  async load(): Promise<void> {
    try {
      this.now = await fetchMe();
      this.stranger = false;
    } catch (trouble) {
      // Without a network one stays who one was.
      if (!(trouble instanceof ServerSaid) || trouble.status !== 401) return;
      this.now = null;
      this.stranger = true;
    }
  }
}

export const me = new MyState();
