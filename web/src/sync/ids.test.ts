import { describe, expect, it } from 'vitest';
import { stamp, uuid7 } from './ids';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the id of an entry', () => {
  it('is a UUID of version 7 with the variant of RFC 9562', () => {
    for (let i = 0; i < 200; i++) expect(uuid7()).toMatch(SHAPE);
  });
  it('holds the milliseconds of its time', () => {
    expect(uuid7(0x0123456789ab)).toMatch(/^01234567-89ab-7/);
  });
  it('sorts by time, also where its last digits begin again', () => {
    const times = [0, 255, 256, 65_536, 2 ** 40, 1_795_363_200_000];
    const ids = times.map(uuid7);
    expect([...ids].sort()).toEqual(ids);
  });
  it('is another one each time, also within a millisecond', () => {
    expect(new Set(Array.from({ length: 500 }, () => uuid7(5))).size).toBe(500);
  });
  it.each([-1, -1e15, 1e15, 2 ** 48, 0.5])('is one also where the clock says %s', (now) => {
    expect(uuid7(now)).toMatch(SHAPE);
  });
  it('is stamped in the form that the table reads', () => {
    expect(stamp()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
