import type { Span } from '../contracts';
import { unitsIn } from './codepoints';

/** A stretch of words with the same emphasis. */
export interface Run {
  text: string;
  /** Space-separated kinds of emphasis, ready for a class attribute; '' for plain words. */
  style: string;
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

/**
 * The same runs line by line. A line keeps its line break as its last character, so that what is
 * on the page is letter for letter what is in the element, and every offset stays true.
 */
export function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, style } of runs) {
    const pieces = text.split(/(?<=\n)/u);
    for (const piece of pieces) {
      lines[lines.length - 1]?.push({ text: piece, style });
      if (piece.endsWith('\n')) lines.push([]);
    }
  }
  return lines.filter((line) => line.length > 0);
}
