/** What a performer says of one conflict; times are by the clock on the rehearsal room's wall. */
export interface Said {
  from: string | null;
  to: string | null;
  /** The hours between are the only ones of that day that are free. */
  only: boolean;
  /** It comes again every week until this date. */
  until: string | null;
  travel_before: number;
  travel_after: number;
  why: string;
  shared: boolean;
}

export interface Conflict extends Said {
  id: string;
  by: 'performer' | 'stage management';
}

export interface OwnCalendar {
  id: string;
  title: string;
  /** The server it is asked from; empty for a file. */
  from: string;
  times: number;
  shared: boolean;
  refreshed_at: string;
  trouble: string;
}

export interface OwnCall {
  id: string;
  title: string;
  stage: string | null;
  start: string;
  end: string;
  room: string | null;
  breaks: [string, string][];
}

/** What one production has published for this performer, from today on. */
export interface Published {
  id: string;
  title: string;
  number: number;
  confirmed: boolean;
  changes: string[];
  calls: OwnCall[];
}

export interface Mine {
  name: string;
  conflicts: Conflict[];
  calendars: OwnCalendar[];
  published: Published[];
  feed: boolean;
  /** Told once, when it is made. */
  feed_path?: string;
}
