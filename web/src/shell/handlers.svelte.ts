import type { Acts } from '../keys';
import { actOfKey, isTyping } from '../keys';
import { keep, kept } from '../kept';
import { navigation } from '../navigation.svelte';

/** Who acts on a key now: the page that is shown, and what is the same on all pages. */
class Handlers {
  page = $state.raw<Acts>({});
  everywhere: Acts = {};
  /** Single letters can be switched off, for whoever dictates or presses keys by accident. */
  on = $state(kept('keys') !== 'off');

  switch(on: boolean): void {
    this.on = on;
    keep('keys', on ? 'on' : 'off');
  }

  press(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (event.key !== 'Escape' && (isTyping(event.target) || !this.on)) return;
    const act = actOfKey(navigation.route.page, event);
    const handler = act && (this.page[act] ?? this.everywhere[act]);
    if (handler) handler(event);
  }
}

export const handlers = new Handlers();

/** For the time a page is shown, its keys work. */
export function useKeys(acts: Acts): () => void {
  handlers.page = acts;
  return () => {
    if (handlers.page === acts) handlers.page = {};
  };
}
