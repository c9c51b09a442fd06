/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then chance. `crypto.randomUUID` is
 * missing on plain http, `getRandomValues` is everywhere.
 */
export function uuid7(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // A clock before 1970 or after 10889 would not fit: ids are no clocks, so any time will do.
  let left = Math.min(Math.max(Math.trunc(now), 0), 2 ** 48 - 1);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The time on this device's clock, as entries carry it: a label, never an order. */
export const stamp = (): string => new Date().toISOString();
