/**
 * The contracts count in Unicode code points, JavaScript in UTF-16 units: an emoji or a rare
 * letter before a place would move it. Every offset from the server goes through here.
 */

const ASTRAL = /[\u{10000}-\u{10FFFF}]/u;

/** A function that turns an offset in code points into one in UTF-16 units. */
export function unitsIn(text: string): (codePoint: number) => number {
  // Almost every paragraph has none, and then both ways of counting agree.
  if (!ASTRAL.test(text)) return (codePoint) => Math.max(0, Math.min(codePoint, text.length));
  const starts: number[] = [];
  let unit = 0;
  for (const letter of text) {
    starts.push(unit);
    unit += letter.length;
  }
  return (codePoint) => starts[Math.max(0, codePoint)] ?? text.length;
}

/** The way back: a function that turns an offset in UTF-16 units into one in code points. */
export function pointsIn(text: string): (unit: number) => number {
  const within = (unit: number): number => Math.max(0, Math.min(unit, text.length));
  if (!ASTRAL.test(text)) return within;
  return (unit) => Array.from(text.slice(0, within(unit))).length;
}

/** The part of a text between two offsets in code points. */
export function sliceOf(text: string, start: number, end: number): string {
  const units = unitsIn(text);
  return text.slice(units(start), units(end));
}
