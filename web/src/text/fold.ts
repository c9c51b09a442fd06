/**
 * Folding: what is the same to somebody who searches. Accents, capitals, the shape of quotation
 * marks and dashes, and how many spaces there are do not count.
 */

const SAME: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
  '…': '...',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

export interface Folded {
  text: string;
  /** For each UTF-16 unit of the folded text, where its letter starts in the original. */
  at: number[];
}

/** One letter folded; spaces of every kind become one plain space. */
function foldLetter(letter: string): string {
  if (/\s/u.test(letter)) return ' ';
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return SAME[bare] ?? bare;
}

export function foldWithPlaces(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let unit = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    if (plain !== ' ' || !folded.endsWith(' ')) {
      folded += plain;
      for (let i = 0; i < plain.length; i++) at.push(unit);
    }
    unit += letter.length;
  }
  return { text: folded, at: [...at, unit] };
}

export function fold(text: string): string {
  return foldWithPlaces(text).text;
}
