/** Where cards go in the margin: each beside its words, none on another. Pure. */

export interface Wanted {
  id: string;
  /** px from the top of the margin where its words are. */
  at: number;
  height: number;
}

const GAP = 10;

/**
 * Tops of the cards, in the order given. The card one stands on is exactly at its words; what lies
 * above it moves up, what lies below it moves down. Without one, each card moves down only.
 */
export function stacked(
  cards: readonly Wanted[],
  current: string | null = null,
  gap = GAP,
): Map<string, number> {
  const tops = new Map<string, number>();
  const middle = Math.max(
    0,
    cards.findIndex(({ id }) => id === current),
  );
  let free = 0;
  for (const { id, at, height } of cards.slice(middle)) {
    const top = Math.max(at, free);
    tops.set(id, top);
    free = top + height + gap;
  }
  let ceiling = (cards[middle] && tops.get(cards[middle].id)) ?? 0;
  for (const { id, at, height } of [...cards.slice(0, middle)].reverse()) {
    const top = Math.min(at, ceiling - gap - height);
    tops.set(id, top);
    ceiling = top;
  }
  return tops;
}

/** Whether the cards would be pushed far from their words: then all but one show a line each. */
export function crowded(cards: readonly Wanted[], gap = GAP): boolean {
  const [first] = cards;
  const last = cards[cards.length - 1];
  if (!first || !last || cards.length < 4) return false;
  const room = last.at - first.at + last.height;
  const needed = cards.reduce((sum, { height }) => sum + height + gap, 0);
  return needed > room * 1.4 + 120;
}
