import { said } from '../shell/said.svelte';
import { positionSaid } from '../script/position';
import { footing } from '../shell/footing.svelte';
import { counted } from '../text/counts';
import { rangeOf } from '../text/minutes';
import type { BookDesk } from './desk.svelte';
import { saveCopy } from './files';
import type { Table } from './table.svelte';

/** What the foot of the book says: whether everything is safe, where one is, how long it plays. */

type Saved = NonNullable<typeof footing.saved>;

export function savedSaid({
  link,
  unsafe,
  refused,
}: Pick<Table, 'link' | 'unsafe' | 'refused'>): Saved {
  const waiting = unsafe ? `${counted(unsafe, 'note')} only on this device` : '';
  if (link === 'signed-out')
    return {
      sentence: `Come back in as the same person${waiting ? `: ${waiting}` : ''}`,
      state: 'trouble',
    };
  if (link === 'not-here')
    return { sentence: `You are not in this book any more. ${waiting}`.trim(), state: 'trouble' };
  if (refused.length)
    return {
      sentence: `${counted(refused.length, 'note')} not taken by the table`,
      state: 'trouble',
    };
  if (waiting) return { sentence: waiting, state: 'waiting' };
  if (link === 'live')
    return { sentence: 'Everything is saved, here and at the table', state: 'safe' };
  if (link === 'joining') return { sentence: 'Coming to the table …', state: 'waiting' };
  return { sentence: 'Not at the table: everything is kept here', state: 'waiting' };
}

/** What is nowhere but on this device can always be saved elsewhere. */
function offerOf(desk: BookDesk): Saved['offer'] | null {
  const { table } = desk;
  if (table.unsafe) return { says: 'Save a copy', act: () => saveCopy(table.book, table.owed) };
  if (table.refused.length) return { says: 'See why', act: () => (desk.panel = 'refused') };
  return null;
}

const THROWN_AWAY =
  'This browser had thrown away what it kept of this book. Marks not handed in before are gone from it.';

/** Once, and only where it is so: it cannot be helped any more, but nobody should have to wonder. */
export function sayThrownAway({ thrownAway }: Table): void {
  if (thrownAway) said.sayTrouble(THROWN_AWAY);
}

export function showFoot(desk: BookDesk): () => void {
  const { reading, table } = desk;
  const { row } = table.book.script;
  const offer = offerOf(desk);
  footing.saved = { ...savedSaid(table), ...(offer ? { offer } : {}) };
  footing.show([positionSaid(reading.places, reading.element, row.pages), desk.plays]);
  return () => {
    footing.saved = null;
  };
}

/** "118–142 min, 6 cut": how long it plays, and how much of it the cuts take. */
export function playsSaid(before: [number, number], now: [number, number]): string {
  const middle = ([low, high]: [number, number]): number => (low + high) / 2;
  const gone = Math.round(middle(before) - middle(now));
  const said = `${rangeOf(now)} min`;
  if (gone > 0) return `${said}, ${gone} cut`;
  return gone < 0 ? `${said}, ${-gone} more` : said;
}
