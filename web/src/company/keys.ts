import type { Key } from '../key';

/** Keys of the company and of the parts of a script. */
export const COMPANY_KEYS = [
  {
    keys: ['a'],
    shown: 'A',
    does: 'Add a performer, in the company',
    act: 'addPerformer',
    pages: ['company'],
    hint: 'add',
  },
  {
    keys: ['p'],
    shown: 'P',
    does: 'Ask for parts, on a performer’s page',
    act: 'askForParts',
    pages: ['company'],
  },
  {
    keys: ['j', 'ArrowDown'],
    shown: 'J ↓',
    does: 'Next part',
    act: 'partBelow',
    pages: ['parts'],
    hint: 'next part',
  },
  {
    keys: ['k', 'ArrowUp'],
    shown: 'K ↑',
    does: 'Part before',
    act: 'partAbove',
    pages: ['parts'],
  },
] as const satisfies readonly Key[];
