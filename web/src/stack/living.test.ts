import { flushSync, mount, tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '../contracts';
import { said } from '../shell/said.svelte';
import { row } from '../testing/play';
import { server } from '../testing/server';
import { intake } from './intake.svelte';
import PileChip from './PileChip.svelte';
import { search } from './search.svelte';
import SparkFlames from './SparkFlames.svelte';
import { stack } from './stack.svelte';

const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await tick();
};

beforeEach(() => {
  stack.choice = 'everything';
  stack.take({
    version: '1',
    scripts: [row('salt', { title: 'Salt Line' }), row('hour', { pile: 'reading' })],
    could_not_read: [],
  });
});

describe('a spark', () => {
  it('is lit at once and kept by the server', async () => {
    const asked = server(({ body }) => ({ ...stack.rows[0], ...(body as Partial<Row>) }));
    mount(SparkFlames, { target: document.body, props: { row: stack.rows[0]!, tabindex: 0 } });
    document.querySelectorAll('button')[1]?.click();
    expect(stack.rows[0]?.spark).toBe(2);
    await settle();
    expect(asked).toMatchObject([
      { method: 'PATCH', path: '/api/scripts/salt', body: { spark: 2 } },
    ]);
    expect(said.sentence).toBe('Salt Line: spark 2 of 3.');
  });
  it('pressed again goes out', () => {
    server(() => stack.rows[0]);
    mount(SparkFlames, {
      target: document.body,
      props: { row: row('salt', { spark: 2 }), tabindex: 0 },
    });
    document.querySelectorAll('button')[1]?.click();
    expect(stack.rows.find(({ id }) => id === 'salt')?.spark).toBe(0);
  });
});

describe('a pile', () => {
  it('that the server refuses is taken back, and it is said why', async () => {
    server(() => {
      throw new Error('Somebody took this script out of the stack.');
    });
    mount(PileChip, { target: document.body, props: { row: stack.rows[0]!, tabindex: 0 } });
    document.querySelector('button')?.click();
    expect(stack.rows[0]?.pile).toBe('reading');
    await vi.waitFor(() => expect(said.trouble).toBe(true));
    expect(stack.rows[0]?.pile).toBe('unread');
    expect(said.sentence).toBe('Somebody took this script out of the stack.');
  });
  it('a row that leaves the shown pile leaves the selection on its neighbour', () => {
    server(() => stack.rows[0]);
    stack.put(row('exits', { title: 'Three Exits' }));
    stack.choice = 'unread';
    stack.order = { column: 'script', down: false };
    stack.selectedId = 'salt';
    void stack.change(stack.rows[0]!, { pile: 'read' });
    expect(stack.selected?.id).toBe('exits');
  });
});

describe('search as you type', () => {
  it('asks once for a word typed quickly, and calls off what is out of date', async () => {
    vi.useFakeTimers();
    const asked = server(({ path }) => ({ query: path, scripts: [] }));
    for (const words of ['d', 'do', 'doo', 'door']) search.typed(words);
    await vi.advanceTimersByTimeAsync(130);
    search.typed('doors');
    await vi.advanceTimersByTimeAsync(130);
    expect(asked.map(({ path }) => path)).toEqual(['/api/find?q=door', '/api/find?q=doors']);
    expect(asked[0]?.signal?.aborted).toBe(true);
  });
  it('an empty field shows the stack again', () => {
    search.typed('');
    expect([search.found, search.searching]).toEqual([null, false]);
  });
});

describe('adding files', () => {
  it('counts what a zip holds, and shows new scripts as they come', async () => {
    server(({ path, method }) => {
      if (method === 'GET')
        return { version: '1', scripts: [row('a'), row('b')], could_not_read: [] };
      if (path.includes('bad'))
        return { files: [{ name: 'bad', outcome: 'unreadable', script: null, why: '?' }] };
      const file = (id: string) => ({ name: id, outcome: 'added', script: row(id), why: null });
      return { files: [file('a'), file('b')] };
    });
    intake.add([
      new File(['x'], 'two.zip'),
      new File(['x'], 'bad.fdx'),
      new File(['x'], '.DS_Store'),
    ]);
    expect(intake.sentence).toBe('0 of 2 read');
    await vi.waitFor(() => expect(intake.running).toBe(false));
    expect(intake.sentence).toBe('2 scripts added · 1 could not be read');
    await vi.waitFor(() => expect(stack.rows.map(({ id }) => id)).toEqual(['a', 'b']));
    flushSync();
  });
});
