/** What changed between two wordings, word for word. */

export interface Piece {
  words: string;
  change: 'same' | 'added' | 'gone';
}

const wordsIn = (text: string): string[] => text.match(/\s*\S+/gu) ?? [];

/** Length of the longest common run of words from each pair of places on. */
function common(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const same = a[i]?.trim() === b[j]?.trim();
      const [down, right] = [table[i + 1]?.[j] ?? 0, table[i]?.[j + 1] ?? 0];
      const row = table[i] as number[];
      row[j] = same ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(down, right);
    }
  return table;
}

// Two long speeches would make a table of millions; then the whole is shown as replaced.
const MOST = 800;

export function diffOf(before: string, after: string): Piece[] {
  const [a, b] = [wordsIn(before), wordsIn(after)];
  if (a.length > MOST || b.length > MOST)
    return [
      { words: before, change: 'gone' as const },
      { words: after, change: 'added' as const },
    ].filter(({ words }) => words);
  const table = common(a, b);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]?.trim() === b[j]?.trim()) {
      put(pieces, b[j] ?? '', 'same');
      [i, j] = [i + 1, j + 1];
    } else if (
      j >= b.length ||
      (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    )
      put(pieces, a[i++] ?? '', 'gone');
    else put(pieces, b[j++] ?? '', 'added');
  }
  return pieces;
}

function put(pieces: Piece[], words: string, change: Piece['change']): void {
  const last = pieces[pieces.length - 1];
  if (last?.change === change) last.words += words;
  else pieces.push({ words, change });
}
