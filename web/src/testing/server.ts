import { vi } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  signal: AbortSignal | null;
}

/** Stands in for the server: answers what it is told and remembers what it was asked. */
export function server(answer: (asked: Asked) => unknown): Asked[] {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', (path: string, options: RequestInit = {}) => {
    const text =
      typeof options.body === 'string' ? (JSON.parse(options.body) as unknown) : options.body;
    const asked = {
      method: options.method ?? 'GET',
      path,
      body: text,
      signal: options.signal ?? null,
    };
    all.push(asked);
    return Promise.resolve(answerOf(() => answer(asked)));
  });
  return all;
}

function answerOf(answer: () => unknown): Response {
  try {
    return Response.json(answer());
  } catch (refusal) {
    return Response.json({ error: (refusal as Error).message }, { status: 409 });
  }
}
