import type { Candidates, Need, NeedKind } from './contracts';

type Value = NeedKind['value'];

/** What is typed into one field, or two, as the value of a need; null while something is missing. */
export function valueOf(shape: Value, one: string, other: string): unknown {
  const [first, last] = [one.trim(), other.trim()];
  if (shape === 'yes') return true;
  if (!first) return null;
  if (shape === 'text' || shape === 'skill') return first;
  if (shape === 'words') return Number(first);
  const both = [first, last || first];
  return shape === 'ages' ? both.map(Number) : both;
}

/** Which shapes have two ends. */
export const hasTwoEnds = (shape: Value): boolean => ['ages', 'notes', 'dates'].includes(shape);

/** "playing age 30 to 45", "sings", "plays piano". */
export function needSaid({ kind, value }: Pick<Need, 'kind' | 'value'>, kinds: NeedKind[]): string {
  const label = kinds.find(({ name }) => name === kind)?.label ?? kind;
  if (value === true) return label;
  if (Array.isArray(value)) return `${label} ${[...new Set(value)].join(' to ')}`;
  return `${label} ${String(value)}`;
}

/** Whether a quote is only the beginning of the words it stands for. */
export function isCut({ start = 0, end = 0, quote = '' }: Need['source']): boolean {
  return end - start > [...quote].length;
}

export const WEIGHTS: Record<Need['weight'], string> = {
  must: 'must',
  wish: 'wish',
  open: 'open: not asked for',
};

export const SOURCES: Record<Need['source']['from'], string> = {
  script: 'the script',
  director: 'the director',
  casting: 'casting',
};

/** One row of the comparison for each need, one cell for each candidate, in their order. */
export function sideBySide({ needs, candidates }: Candidates): {
  label: string;
  cells: Candidates['candidates'][number]['reasons'];
}[] {
  return needs.map((need, row) => {
    const cells = candidates.flatMap(({ reasons }) => reasons[row] ?? []);
    return { label: cells[0]?.label ?? need.kind, cells };
  });
}
