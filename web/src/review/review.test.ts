import { describe, expect, it } from 'vitest';
import { said } from '../shell/said.svelte';
import { reviewOf } from '../testing/review';
import type { Asked } from '../testing/server';
import { server } from '../testing/server';
import type { Corrected, Review, Wish } from './contracts';
import {
  beside,
  beyond,
  boxOf,
  byPage,
  countAlike,
  lineAt,
  printedNames,
  unsureLines,
} from './lines';
import { Reviewing } from './reviewing.svelte';
import { jobSaid } from './scans.svelte';

describe('the lines of a reading', () => {
  const { lines } = reviewOf();

  it('the unsure ones come in page order, and after the last comes the first', () => {
    expect(unsureLines(reviewOf())).toEqual([2, 5]);
    expect(beyond([2, 5], 0, 1)).toBe(2);
    expect(beyond([2, 5], 5, 1)).toBe(2);
    expect(beyond([2, 5], 2, -1)).toBe(5);
    expect(beyond([], 2, 1)).toBe(null);
  });
  it('line by line one stays at the ends', () => {
    expect(beside([0, 1, 2], 2, 1)).toBe(2);
    expect(beside([0, 1, 2], 1, -1)).toBe(0);
  });
  it('they stand under their pages', () => {
    expect(byPage(lines, [0, 2, 5])).toEqual([
      { page: 1, lines: [0, 2] },
      { page: 2, lines: [5] },
    ]);
  });
  it('those that look alike are counted', () => {
    expect(countAlike(lines, 2)).toBe(2);
  });
  it('every printed name can be chosen once', () => {
    expect(printedNames(reviewOf())).toEqual(['ANNA', 'BEN', 'BEN.', 'BENJAMIN']);
  });
});

describe('a line on its page', () => {
  const { lines } = reviewOf();

  it('its box holds its letters, from above the capitals to below the commas', () => {
    const box = boxOf(lines[0]!);
    expect([box.x, box.x + box.width]).toEqual([277, 307]);
    expect(box.y).toBeLessThan(92);
    expect(box.y + box.height).toBeGreaterThan(102);
  });
  it('a press on it finds it, one beside it the nearest, one far away nothing', () => {
    expect(lineAt(lines, 1, 290, 97)).toBe(0);
    expect(lineAt(lines, 1, 500, 150)).toBe(2);
    expect(lineAt(lines, 2, 100, 97)).toBe(5);
    expect(lineAt(lines, 1, 300, 600)).toBe(null);
  });
});

/** A desk that makes the line, or all that look like it, what is said of them. */
function obeying(review: Review): Asked[] {
  let now = review;
  return server(({ method, body }): Corrected => {
    if (method === 'DELETE') now = { ...review, corrections: 0 };
    else now = { ...corrected(now, body as Wish), corrections: now.corrections + 1 };
    return { ...now, said: method === 'DELETE' ? 'Taken back.' : 'Kept.' };
  });
}

function corrected(review: Review, wish: Wish): Review {
  if (wish.act !== 'is') return review;
  const { look } = review.lines[wish.line]!;
  const lines = review.lines.map((line, n) =>
    (wish.all ? line.look === look : n === wish.line)
      ? { ...line, kind: wish.kind, sure: 1 }
      : line,
  );
  return { ...review, lines };
}

describe('reviewing', () => {
  it('begins at the first unsure line, with only those in the list', () => {
    const reviewing = new Reviewing(reviewOf());
    expect([reviewing.at, reviewing.showing]).toEqual([2, 'unsure']);
    expect(reviewing.shown).toEqual([2, 5]);
  });
  it('shows all lines where the reader is sure of all', () => {
    const sure = reviewOf().lines.map((line) => ({ ...line, sure: 1 }));
    const reviewing = new Reviewing(reviewOf({ lines: sure }));
    expect([reviewing.at, reviewing.showing]).toEqual([0, 'all']);
    reviewing.moveUnsure(1);
    expect(said.sentence).toBe('No line is unsure.');
  });
  it('one key settles all lines of a look', async () => {
    const asked = obeying(reviewOf());
    const reviewing = new Reviewing(reviewOf());
    expect(await reviewing.is('direction')).toBe(true);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/scripts/pier/corrections',
      body: { act: 'is', line: 2, kind: 'direction', all: true },
    });
    expect(reviewing.unsure).toEqual([]);
    expect(said.sentence).toBe('Kept.');
  });
  it('or only this one, and goes on to the next', async () => {
    const asked = obeying(reviewOf());
    const reviewing = new Reviewing(reviewOf());
    reviewing.choose(false);
    await reviewing.is('direction');
    expect(asked[0]?.body).toMatchObject({ all: false });
    expect(reviewing.at).toBe(5);
    expect(reviewing.allAlike).toBe(true);
  });
  it('a look that the play is made of is not changed by one key', async () => {
    const body = reviewOf().lines[1]!;
    const lines = [...reviewOf().lines, ...Array.from({ length: 30 }, () => body)];
    const asked = obeying(reviewOf({ lines }));
    const reviewing = new Reviewing(reviewOf({ lines }));
    reviewing.go(1);
    expect([reviewing.alike, reviewing.allAlike]).toEqual([32, false]);
    await reviewing.is('direction');
    expect(asked[0]?.body).toMatchObject({ all: false });
    reviewing.choose(true);
    await reviewing.is('direction');
    expect(asked[1]?.body).toMatchObject({ all: true });
  });
  it('a line whose look no other has is said for itself', async () => {
    const lines = reviewOf().lines.map((line, n) => (n === 2 ? { ...line, look: 9 } : line));
    const asked = obeying(reviewOf({ lines }));
    const reviewing = new Reviewing(reviewOf({ lines }));
    await reviewing.is('lyric');
    expect(asked[0]?.body).toMatchObject({ all: false });
  });
  it('where one was sure one stays', async () => {
    obeying(reviewOf());
    const reviewing = new Reviewing(reviewOf());
    reviewing.show('all');
    reviewing.go(1);
    await reviewing.is('lyric');
    expect(reviewing.at).toBe(1);
  });
  it('two names become one role, and an undo asks for the last correction', async () => {
    const asked = obeying(reviewOf());
    const reviewing = new Reviewing(reviewOf());
    reviewing.merging = true;
    await reviewing.merge('BEN', 'BENJAMIN');
    expect(asked[0]?.body).toEqual({ act: 'same_role', names: ['BEN', 'BENJAMIN'] });
    expect(reviewing.merging).toBe(false);
    await reviewing.undo();
    expect(asked[1]).toMatchObject({
      method: 'DELETE',
      path: '/api/scripts/pier/corrections/last',
    });
  });
  it('under the marks of a book nothing is sent', async () => {
    const asked = obeying(reviewOf());
    const reviewing = new Reviewing(reviewOf({ locked: 'This script has a book.' }));
    expect(await reviewing.is('cue')).toBe(false);
    expect(asked).toHaveLength(0);
  });
  it('a second key while the first is on its way is not sent', async () => {
    const asked = obeying(reviewOf());
    const reviewing = new Reviewing(reviewOf());
    await Promise.all([reviewing.is('cue'), reviewing.is('lyric')]);
    expect(asked).toHaveLength(1);
  });
  it('a refusal is said, and nothing changes', async () => {
    server(() => {
      throw new Error('This script has a book.');
    });
    const reviewing = new Reviewing(reviewOf());
    expect(await reviewing.begins('split')).toBe(false);
    expect([reviewing.at, said.sentence]).toEqual([2, 'This script has a book.']);
  });
});

describe('what is said of a scan that is read', () => {
  const job = { id: 'x', name: 'a.pdf', page: 3, pages: 12, script: null, why: null };
  it('how far it is, or why it could not be', () => {
    expect(jobSaid({ ...job, state: 'reading' })).toBe('3 of 12 pages read');
    expect(jobSaid({ ...job, state: 'failed', why: 'No words.' })).toBe('No words.');
    expect(jobSaid({ ...job, state: 'waiting' })).toBe('Waiting for its turn');
  });
});
