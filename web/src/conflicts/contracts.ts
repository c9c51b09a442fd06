import type { Conflict, OwnCalendar } from '../mine/contracts';
import type { HandedOver } from '../people/api';

/** Somebody who plays in a production, with what stage management may know of their time. */
export interface Player {
  id: string;
  title: string;
  /** Without the reasons that are theirs alone. */
  conflicts: Conflict[];
  calendars: OwnCalendar[];
  /** Whether a link opens their own page. */
  link: boolean;
}

export interface Players {
  people: Player[];
}

/** The answer when a link is made: it is told this once. */
export type NewLink = Players & Pick<HandedOver, 'link' | 'qr' | 'alone'>;
