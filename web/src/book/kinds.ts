import type { BookRecord } from './contracts';

/** What there is to say about each kind of mark: one table for cards, highlights and lists. */
export interface Kind {
  name: string;
  plural: string;
  /** The token of its colour. */
  colour: 'note' | 'query' | 'cut' | 'block' | 'cue' | 'idea';
  /** What its words are called where they are typed. */
  asks: string;
}

export const KINDS = {
  note: { name: 'Note', plural: 'Notes', colour: 'note', asks: 'Note' },
  query: { name: 'Query', plural: 'Queries', colour: 'query', asks: 'What is the question?' },
  cut: { name: 'Cut', plural: 'Cuts', colour: 'cut', asks: 'Why, if it needs saying' },
  line_change: {
    name: 'Line change',
    plural: 'Line changes',
    colour: 'cut',
    asks: 'Why, if it needs saying',
  },
  blocking: { name: 'Blocking', plural: 'Blocking', colour: 'block', asks: 'Who goes where' },
  cue: { name: 'Cue', plural: 'Cues', colour: 'cue', asks: 'What happens' },
  idea: { name: 'Idea', plural: 'Ideas', colour: 'idea', asks: 'What if …' },
} as const satisfies Record<string, Kind>;

export type MarkKind = keyof typeof KINDS;

export const MARK_KINDS = Object.keys(KINDS) as MarkKind[];

export function isMarkKind(kind: string): kind is MarkKind {
  return kind in KINDS;
}

const ANSWERED = { name: 'Answer', plural: 'Answers', colour: 'query', asks: 'Answer' } as const;
const HUNG = { name: 'Photo', plural: 'Photos', colour: 'note', asks: '' } as const;
const NEWER = {
  name: 'Made with a newer Tablework',
  plural: 'Made with a newer Tablework',
  colour: 'note',
  asks: '',
} as const;

export function kindOf(kind: string): Kind {
  if (kind === 'answer') return ANSWERED;
  if (kind === 'photo') return HUNG;
  return isMarkKind(kind) ? KINDS[kind] : NEWER;
}

/** Departments that call cues, in the order of a prompt desk; people may type their own. */
export const DEPARTMENTS = ['LX', 'SND', 'VID', 'FLY', 'DECK', 'FS', 'AUTO', 'SPOT'];

/** How a highlight and a card say which state a mark is in: colour by kind, shape by state. */
export function paintOf({ kind, status, audience }: BookRecord): string {
  if (kind === 'idea') return audience === 'me' ? 'idea' : 'idea-shown';
  if (kind === 'query') return status === 'settled' ? 'query-settled' : 'query';
  if (kind === 'cut') return status === 'restored' ? 'cut-restored' : 'cut';
  if (kind === 'line_change') return `line-change-${status ?? 'proposed'}`;
  return isMarkKind(kind) ? kind : 'newer';
}

/** Every highlight there can be; `book.css` has a rule for each. */
export const PAINTS = [
  'note',
  'query',
  'query-settled',
  'cut',
  'line-change-proposed',
  'line-change-agreed',
  'line-change-declined',
  'blocking',
  'cue',
  'cue-standby',
  'idea',
  'idea-shown',
  'newer',
] as const;

const PAINTED: ReadonlySet<string> = new Set(PAINTS);

/** A restored cut is painted as nothing: the words are simply there again. */
export function isPainted(paint: string): boolean {
  return PAINTED.has(paint);
}
