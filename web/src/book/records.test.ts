import { describe, expect, it } from 'vitest';
import { sharedCases } from '../testing/shared';
import type { BookRecord, KnownEntry } from './contracts';
import { apart, recordsOf, shownVersion, stands } from './records';

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
