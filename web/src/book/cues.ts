import type { Place } from './contracts';
import { textOf } from './fields';
import type { Mark } from './marks';
import type { Act } from './table.svelte';

/** Cue numbers: whole ones, and point cues put between them (14.5 comes between 14 and 15). */

const NUMBER = /^(\d+)(?:\.(\d+))?(.*)$/u;

/** As on a lighting desk, and as the server sorts: 14 < 14.25 < 14.5 < 14A < 15. */
export function compareNumbers(a: string, b: string): number {
  const [one, two] = [NUMBER.exec(a.trim()), NUMBER.exec(b.trim())];
  if (!one || !two) return a.localeCompare(b);
  const letters = (found: RegExpExecArray): string => (found[3] ?? '').toUpperCase();
  return (
    Number(one[1]) - Number(two[1]) ||
    letters(one).localeCompare(letters(two)) ||
    valueOf(one) - valueOf(two)
  );
}

/** Cues whose number is lower than that of a cue before them: called in this order they confuse. */
export function outOfOrder(cues: readonly Mark[]): Set<string> {
  const numbers = cues.map(({ data }) => textOf(data, 'number'));
  const wrong = cues.filter((_, at) => {
    const before = numbers[at - 1];
    return before !== undefined && compareNumbers(before, numbers[at] ?? '') > 0;
  });
  return new Set(wrong.map(({ id }) => id));
}

function valueOf([, whole = '0', point = '0']: RegExpExecArray): number {
  return Number(`${whole}.${point}`);
}

function numeric(number: string): number | null {
  const found = NUMBER.exec(number.trim());
  return found ? valueOf(found) : null;
}

/** A number for a new cue between its neighbours: a whole one if there is room, else a point cue. */
export function numberBetween(before: string | null, after: string | null): string {
  const low = (before !== null ? numeric(before) : null) ?? 0;
  const high = (after !== null ? numeric(after) : null) ?? Infinity;
  const whole = Math.floor(low) + 1;
  if (whole < high) return String(whole);
  // Never below the one before: two cues out of order in the book can only be told apart by eye.
  if (high <= low) return String(round(low + 0.5));
  for (const digits of [1, 2, 3]) {
    const middle = Number(((low + high) / 2).toFixed(digits));
    if (middle > low && middle < high) return String(middle);
  }
  return String((low + high) / 2);
}

const round = (value: number): number => Math.round(value * 100) / 100;

export const departmentOf = (mark: Mark): string => textOf(mark.data, 'department') || 'LX';

/** The cues themselves in the order of the script, by department. */
export function cuesByDepartment(marks: readonly Mark[]): Map<string, Mark[]> {
  const lists = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (mark.kind !== 'cue' || mark.part !== 'words') continue;
    const department = departmentOf(mark);
    const list = lists.get(department);
    if (list) list.push(mark);
    else lists.set(department, [mark]);
  }
  return new Map([...lists].sort(([a], [b]) => a.localeCompare(b)));
}

/** The number to propose for a cue of a department at a place. */
export function proposedNumber(
  marks: readonly Mark[],
  department: string,
  position: number,
  place: Place,
): string {
  const list = cuesByDepartment(marks).get(department) ?? [];
  const isBefore = ({ from, place: other }: Mark): boolean =>
    from < position || (from === position && other.start <= place.start);
  const before = list.findLast(isBefore);
  const after = list.find((mark) => !isBefore(mark));
  const number = (mark: Mark | undefined): string | null =>
    mark ? textOf(mark.data, 'number') : null;
  return numberBetween(number(before), number(after));
}

/**
 * One action that numbers a department's cues anew in the order of the script: whole numbers from
 * a start. With `points`, a point cue keeps its point behind the whole cue before it.
 */
export function renumbered(cues: readonly Mark[], start: number, points: boolean): Act[] {
  let next = start;
  const acts: Act[] = [];
  for (const { record, data } of cues) {
    const old = textOf(data, 'number');
    const point = NUMBER.exec(old.trim())?.[2];
    const keeps = points && point !== undefined && next > start;
    const number = keeps ? `${next - 1}.${point}` : String(next);
    if (!keeps) next += 1;
    if (number !== old)
      acts.push({ verb: 'edit', kind: 'cue', record: record.id, data: { number } });
  }
  return acts;
}

/** What a caller at the desk says and waits for, in the order of the script. */
export interface Called {
  mark: Mark;
  says: string;
}

const SAYS = { warn: 'Warn', standby: 'Standby', words: 'GO' } as const;

export function calledIn(marks: readonly Mark[], department: string): Called[] {
  return marks
    .filter((mark) => mark.kind === 'cue' && departmentOf(mark) === department)
    .map((mark) => ({ mark, says: saysOf(mark) }));
}

function saysOf(mark: Mark): string {
  const cue = `${departmentOf(mark)} ${textOf(mark.data, 'number')}`.trim();
  return mark.part === 'words' ? `${cue} ${SAYS.words}` : `${SAYS[mark.part]} ${cue}`;
}
