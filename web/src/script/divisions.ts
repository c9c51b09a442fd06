import type { Division } from '../contracts';

const KIND_NAMES: Record<string, string> = { cast: 'Cast list', front: 'Front matter' };

function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1).replace(/_/gu, ' ');
}

/** "3 · The booth", "Scene 3", "The booth", "Prologue". */
export function divisionName({ kind, number, title }: Division): string {
  if (kind === 'song') return `♪ ${title || `${kindName(kind)} ${number ?? ''}`.trim()}`;
  if (number && title) return saysItself(title, number) ? title : `${number} · ${title}`;
  return title || (number ? `${kindName(kind)} ${number}` : kindName(kind));
}

/** A title such as "ACT I" or "Scene 3. The booth" already holds its number. */
function saysItself(title: string, number: string): boolean {
  const words = title.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.slice(0, 2).some((word) => plainNumber(word) === plainNumber(number));
}

/** "Act two", "Act 2. The sea": what stands above the scenes of an act. */
export function actName({ kind, number, title }: Division): string {
  if (!number) return title || kindName(kind);
  if (!title) return `${kindName(kind)} ${number}`;
  return saysItself(title, number) ? title : `${kindName(kind)} ${number}. ${title}`;
}

/** Headings stay in step with how divisions nest, starting below the script's own title. */
export function depthOf(division: Division, all: ReadonlyMap<string, Division>): number {
  let depth = 0;
  for (let at = division.parent; at; at = all.get(at)?.parent ?? null) depth += 1;
  return depth;
}

/** The outermost act (or other division of scenes) that a division is in; a song's scene is none. */
export function actOf(division: Division, all: ReadonlyMap<string, Division>): Division | null {
  let act: Division | null = null;
  for (let above = upFrom(division, all); above; above = upFrom(above, all)) {
    if (above.kind !== 'scene' && above.kind !== 'song') act = above;
  }
  return act;
}

function upFrom({ parent }: Division, all: ReadonlyMap<string, Division>): Division | null {
  return (parent && all.get(parent)) || null;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const SPELLED = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "III", "three" and "3" are the same number to somebody who types it. */
export function plainNumber(number: string): string {
  const lower = number.trim().toLowerCase().replace(/\.$/u, '');
  const spelled = SPELLED.indexOf(lower);
  if (spelled >= 0) return String(spelled + 1);
  if (!/^[ivxlc]+$/u.test(lower)) return lower;
  const values = [...lower].map((letter) => ROMAN[letter] ?? 0);
  return String(
    values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0),
  );
}
