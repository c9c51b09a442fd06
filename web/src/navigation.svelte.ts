import type { Route } from './route';
import { routeOf } from './route';

function read(): Route {
  return routeOf(location.pathname, location.hash);
}

/** Where we are. Pages read it; only this module changes it. */
class Navigation {
  route = $state.raw<Route>(read());
  /** Grows with every wish to be somewhere, also with a wish to be where one already is. */
  visits = $state(0);

  go(path: string): void {
    history.pushState(null, '', path);
    this.arrive();
  }

  /** Note the place one reads at, for a reload or a link, without a step in the history. */
  note(path: string): void {
    history.replaceState(null, '', path);
  }

  arrive(): void {
    this.route = read();
    this.visits += 1;
  }
}

export const navigation = new Navigation();

/** Links within the pages change the address without loading everything again. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || link.target || link.hasAttribute('download'))
    return;
  if (link.pathname.startsWith('/api/') || link.dataset['skip'] !== undefined) return;
  event.preventDefault();
  navigation.go(link.pathname + link.hash);
}

export function startNavigation(): () => void {
  const arrive = (): void => navigation.arrive();
  addEventListener('popstate', arrive);
  document.addEventListener('click', followLink);
  return () => {
    removeEventListener('popstate', arrive);
    document.removeEventListener('click', followLink);
  };
}
