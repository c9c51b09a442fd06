import { describe, expect, it, vi } from 'vitest';
import { said } from '../shell/said.svelte';
import { play } from '../testing/play';
import { server } from '../testing/server';
import { Answering } from './answering.svelte';

describe('answering a doubt', () => {
  it('changes the numbers in place and says how many are left', async () => {
    const after = play().breakdown;
    after.doubts[0] = { ...after.doubts[0]!, on_stage: false, answered: true };
    after.running_minutes = [17, 21];
    const asked = server(() => after);
    const answering = new Answering(play());
    expect(answering.open).toHaveLength(2);
    await answering.answer(answering.open[0]!, false);
    expect(asked[0]).toMatchObject({
      path: '/api/scripts/hour/answers',
      body: { element: 'e10', roles: ['waiter'], on_stage: false },
    });
    expect(answering.script.breakdown.running_minutes).toEqual([17, 21]);
    expect([answering.open.length, answering.closed.length]).toEqual([1, 2]);
    expect(said.sentence).toBe('Answered no; 1 doubt left.');
  });
  it('that the server refuses leaves the question open and says why', async () => {
    server(() => {
      throw new Error('This draft is no longer here.');
    });
    const answering = new Answering(play());
    expect(await answering.answer(answering.open[0]!, true)).toBe(false);
    expect(answering.open).toHaveLength(2);
    expect(said.sentence).toBe('This draft is no longer here.');
  });
  it('a second press while the first is on its way is not sent', async () => {
    const asked = server(() => play().breakdown);
    const answering = new Answering(play());
    const [first] = answering.open;
    await Promise.all([answering.answer(first!, true), answering.answer(first!, false)]);
    expect(asked).toHaveLength(1);
  });
  it('two doubts about the same people at the same place are two cards', () => {
    const script = play();
    script.breakdown.doubts.push({ ...script.breakdown.doubts[0]!, why: 'Another reason.' });
    const ids = new Answering(script).questions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it('an unreachable server is said in words', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    const answering = new Answering(play());
    await answering.answer(answering.open[0]!, true);
    expect(said.sentence).toContain('Tablework does not answer');
  });
});
