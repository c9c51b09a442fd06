/** The keys of the offers' page, in the table of all keys. */
export const OFFER_KEYS = [
  {
    keys: ['j', 'ArrowDown'],
    shown: 'J ↓',
    does: 'Next offer',
    act: 'below',
    pages: ['offers'],
    hint: 'next',
  },
  { keys: ['k', 'ArrowUp'], shown: 'K ↑', does: 'Offer before', act: 'above', pages: ['offers'] },
  {
    keys: ['d'],
    shown: 'D',
    does: 'Draft an offer',
    act: 'draft',
    pages: ['offers'],
    hint: 'draft',
  },
] as const;
