import { describe, expect, it } from 'vitest';
import { sharedCases } from '../testing/shared';
import type { BookRecord, KnownEntry } from './contracts';
import { apart, recordsAfter, recordsOf, shownVersion, stands } from './records';

interface Case {
  play: string;
  entries: KnownEntry[];
  records: Record<string, unknown>;
}

const CASES = sharedCases<Case[]>('book-records');

function shape({ kind, by, audience, status, versions, erased }: BookRecord): unknown {
  const words = Object.fromEntries(versions.map(({ entry, data }) => [entry, data]));
  return { kind, by, audience, status, versions: words, erased };
}

/** The same entry, come once more: as the table sends back what one has written. */
const copied = (entry: KnownEntry): KnownEntry => ({ ...entry });

const recordOf = (play: string): BookRecord | undefined => {
  const entries = CASES.find((one) => one.play.includes(play))?.entries ?? [];
  return recordsOf(entries).get('r1');
};

describe('what entries make, as the server makes it', () => {
  it.each(CASES.map((one) => [one.play, one] as const))('%s', (_, { entries, records }) => {
    const made = [...recordsOf(entries).values()].map((record) => [record.id, shape(record)]);
    expect(Object.fromEntries(made)).toEqual(records);
  });

  it('an entry that comes twice counts once', () => {
    for (const { entries } of CASES)
      expect(recordsOf([...entries, ...entries])).toEqual(recordsOf(entries));
  });

  it('made from what there was before, they are the same', () => {
    for (const { entries } of CASES)
      for (let cut = 0; cut <= entries.length; cut++)
        for (let back = 0; back <= cut; back++) {
          const earlier = [...entries.slice(0, back), ...entries.slice(back, cut).map(copied)];
          const before = { entries: earlier, records: recordsOf(earlier) };
          expect(recordsAfter(before, entries)).toEqual(recordsOf(entries));
          expect(recordsAfter({ ...before, entries: earlier }, earlier.slice(0, back))).toEqual(
            recordsOf(earlier.slice(0, back)),
          );
        }
  });

  it('versions made apart wait for a choice only when they differ', () => {
    const differing = recordOf('reword the same note apart');
    const alike = recordOf('say the same');
    expect([differing && apart(differing), alike && apart(alike)]).toEqual([true, false]);
  });

  it('what was taken back while somebody reworded it still stands, with their words', () => {
    const record = recordOf('takes her note back while');
    expect(record && stands(record) && shownVersion(record)?.data).toEqual({ text: 'softer' });
  });
});
