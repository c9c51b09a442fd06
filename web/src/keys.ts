import { BOOK_KEYS } from './book/keys';
import { DOUBLING_KEYS } from './doubling/keys';
import { REVIEW_KEYS } from './review/keys';
import { OFFER_KEYS } from './offers/keys';
import { CALL_KEYS } from './calls/keys';
import { COMPANY_KEYS } from './company/keys';
import type { Key } from './key';
import type { Page } from './route';

const ALL: readonly Page[] = [
  'stack',
  'script',
  'breakdown',
  'review',
  'doubling',
  'book',
  'join',
  'me',
  'offers',
  'decisions',
  'calls',
  'drafts',
  'company',
  'parts',
];
const SPARKS = ['0', '1', '2', '3'];

/**
 * Every key of the pages, in one table: it drives what happens, the footer's hints and the sheet
 * behind "?". A key that is not here does nothing.
 */
export const KEYS = [
  ...BOOK_KEYS,
  ...REVIEW_KEYS,
  ...DOUBLING_KEYS,
  ...OFFER_KEYS,
  ...COMPANY_KEYS,
  ...CALL_KEYS,
  {
    keys: ['/'],
    shown: '/',
    does: 'Search all scripts',
    act: 'search',
    pages: ['stack'],
    hint: 'search',
  },
  { keys: ['j', 'ArrowDown'], shown: 'J ↓', does: 'Next script', act: 'below', pages: ['stack'] },
  { keys: ['k', 'ArrowUp'], shown: 'K ↑', does: 'Script before', act: 'above', pages: ['stack'] },
  {
    keys: ['u'],
    shown: 'U',
    does: 'Put it back to not looked at yet',
    act: 'unread',
    pages: ['stack'],
    hint: 'unread',
  },
  {
    keys: ['r'],
    shown: 'R',
    does: 'Put it with what you are reading',
    act: 'reading',
    pages: ['stack'],
  },
  {
    keys: ['d'],
    shown: 'D',
    does: 'Done: put it with what you have read',
    act: 'read',
    pages: ['stack'],
    hint: 'read',
  },
  {
    keys: SPARKS,
    shown: '0–3',
    does: 'How much it struck you',
    act: 'spark',
    pages: ['stack'],
    hint: 'spark',
  },
  {
    keys: ['Enter'],
    shown: '↵',
    does: 'Open the script',
    act: 'open',
    pages: ['stack'],
    hint: 'open',
  },
  {
    keys: ['b'],
    shown: 'B',
    does: 'Open its breakdown',
    act: 'breakdown',
    pages: ['stack', 'script'],
  },
  { keys: ['a'], shown: 'A', does: 'Add scripts', act: 'add', pages: ['stack'] },
  { keys: ['r'], shown: 'R', does: 'Choose a role', act: 'role', pages: ['script'], hint: 'role' },
  { keys: ['n'], shown: 'N', does: 'Next speech of the role', act: 'next', pages: ['script'] },
  { keys: ['p'], shown: 'P', does: 'Speech before of the role', act: 'before', pages: ['script'] },
  {
    keys: ['g'],
    shown: 'G',
    does: 'Go to a page, scene or role',
    act: 'goTo',
    pages: ['script'],
    hint: 'go to',
  },
  {
    keys: ['f', '/'],
    shown: 'F',
    does: 'Find words in this script',
    act: 'find',
    pages: ['script'],
    hint: 'find',
  },
  {
    keys: ['Escape'],
    shown: 'Esc',
    does: 'Close what is open, then free the role',
    act: 'escape',
    pages: ['script'],
  },
  {
    keys: ['d'],
    shown: 'D',
    does: 'Go to the next doubt',
    act: 'doubts',
    pages: ['breakdown'],
    hint: 'doubts',
  },
  {
    keys: ['y'],
    shown: 'Y',
    does: 'Yes to the doubt you are on',
    act: 'yes',
    pages: ['breakdown'],
    hint: 'yes',
  },
  {
    keys: ['n'],
    shown: 'N',
    does: 'No to the doubt you are on',
    act: 'no',
    pages: ['breakdown'],
    hint: 'no',
  },
  {
    keys: ['t'],
    shown: 'T',
    does: 'Open the text',
    act: 'text',
    pages: ['breakdown', 'doubling'],
    hint: 'text',
  },
  {
    keys: ['s'],
    shown: 'S',
    does: 'Back to the stack',
    act: 'stack',
    pages: ['script', 'breakdown', 'doubling'],
  },
  { keys: ['h'], shown: 'H', does: 'House lights out, or up again', act: 'light', pages: ALL },
  {
    keys: ['?'],
    shown: '?',
    does: 'Show or hide all keys',
    act: 'keys',
    pages: ALL,
    hint: 'all keys',
  },
] as const satisfies readonly Key[];

export type Act = (typeof KEYS)[number]['act'];
export type Acts = Partial<Record<Act, (event: KeyboardEvent) => void>>;

export function keysOf(page: Page): readonly Key[] {
  return (KEYS as readonly Key[]).filter(({ pages }) => pages.includes(page));
}

/** What a key press means on a page. Ctrl, ⌘ and Alt belong to the browser. */
export function actOfKey(
  page: Page,
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const found = keysOf(page).filter(({ keys }) => keys.includes(pressed));
  const key =
    (event.shiftKey && found.find(({ shift }) => shift)) || found.find(({ shift }) => !shift);
  return (key?.act as Act | undefined) ?? null;
}

/** Where single letters are text, not keys: in fields. A chooser uses letters for its own search. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
}
