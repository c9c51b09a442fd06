import type { Span } from '../contracts';
import { unitsIn } from './codepoints';

/** A stretch of words with the same emphasis. */
export interface Run {
  text: string;
  /** Space-separated kinds of emphasis, ready for a class attribute; '' for plain words. */
  style: string;
  /** Words that an agreed line change puts in: they are no letters of the element. */
  inserted?: true;
}

/** Words to put in at an offset (in code points) of an element. */
export interface Insertion {
  at: number;
  words: string;
}

/** Cut a text where its emphasis changes. Spans may overlap: then a run has several kinds. */
export function runsOf(text: string, spans: readonly Span[]): Run[] {
  if (!spans.length) return text ? [{ text, style: '' }] : [];
  const units = unitsIn(text);
  const placed = spans.map(([start, end, style]) => ({
    start: units(start),
    end: units(end),
    style,
  }));
  const edges = new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => ({
    text: text.slice(start, cuts[i + 1]),
    style: stylesAt(placed, start),
  }));
}

function stylesAt(spans: { start: number; end: number; style: string }[], at: number): string {
  const here = spans.filter(({ start, end }) => start <= at && at < end);
  return [...new Set(here.map(({ style }) => style))].sort().join(' ');
}

/** The same runs with new words between them; the offset counts the element's own letters only. */
export function withInserted(
  runs: readonly Run[],
  text: string,
  insertions: readonly Insertion[],
): Run[] {
  const units = unitsIn(text);
  const places = insertions.map(({ at, words }) => ({ at: units(at), words }));
  const all: Run[] = [];
  let before = 0;
  for (const run of runs) {
    const end = before + run.text.length;
    const here = places.filter(({ at }) => at > before && at <= end);
    all.push(...cutAt(run, before, here));
    before = end;
  }
  const first = places.filter(({ at }) => at === 0).map(({ words }) => inserted(words));
  return [...first, ...all];
}

const inserted = (text: string): Run => ({ text, style: '', inserted: true });

function cutAt(run: Run, offset: number, here: readonly Insertion[]): Run[] {
  const pieces: Run[] = [];
  let from = 0;
  for (const { at, words } of [...here].sort((a, b) => a.at - b.at)) {
    pieces.push({ ...run, text: run.text.slice(from, at - offset) }, inserted(words));
    from = at - offset;
  }
  return [...pieces, { ...run, text: run.text.slice(from) }].filter(({ text }) => text);
}

/**
 * The same runs line by line. A line keeps its line break as its last character, so that what is
 * on the page is letter for letter what is in the element, and every offset stays true.
 */
export function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    const pieces = run.text.split(/(?<=\n)/u);
    for (const piece of pieces) {
      lines[lines.length - 1]?.push({ ...run, text: piece });
      if (piece.endsWith('\n')) lines.push([]);
    }
  }
  return lines.filter((line) => line.length > 0);
}
