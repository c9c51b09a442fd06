/** Modules that stay light around a QR code, so that a camera finds it (ISO/IEC 18004). */
export const MARGIN = 4;

/** A QR code's dark modules as one SVG path; each run of them in a row is one rectangle. */
export function qrPath(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + MARGIN} ${y + MARGIN}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}

/** How many modules wide it is with its margin. */
export const qrSize = (rows: readonly string[]): number => rows.length + 2 * MARGIN;
