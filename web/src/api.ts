import type {
  AddedFile,
  Answer,
  Breakdown,
  Found,
  Opened,
  Pile,
  Row,
  Spark,
  Stack,
} from './contracts';

/** Its message is one sentence for a person; its status is 0 where no server answered. */
export class ServerSaid extends Error {
  constructor(
    message: string,
    readonly status = 0,
  ) {
    super(message);
  }
}

const UNREACHABLE =
  'Tablework does not answer. Is it still running? Start it again and reload this page.';

async function sentenceIn(answer: Response): Promise<string> {
  try {
    const body = (await answer.json()) as { error?: string };
    if (body.error) return body.error;
  } catch {
    // Not JSON: fall through to a sentence of our own.
  }
  return `The server could not do that (it answered ${answer.status}). Please try again.`;
}

export async function ask<T>(path: string, options: RequestInit = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`/api${path}`, options);
  } catch (trouble) {
    if (options.signal?.aborted) throw trouble;
    throw new ServerSaid(UNREACHABLE);
  }
  if (!answer.ok) throw new ServerSaid(await sentenceIn(answer), answer.status);
  return (await answer.json()) as T;
}

export function withJson(method: string, body: unknown): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

const script = (id: string): string => `/scripts/${encodeURIComponent(id)}`;

export const fetchStack = (): Promise<Stack> => ask('/stack');

export const fetchScript = (id: string): Promise<Opened> => ask(script(id));

export const fetchBreakdown = (id: string): Promise<Breakdown> => ask(`${script(id)}/breakdown`);

export const changeScript = (id: string, change: { pile?: Pile; spark?: Spark }): Promise<Row> =>
  ask(script(id), withJson('PATCH', change));

export const answerDoubt = (id: string, answer: Answer): Promise<Breakdown> =>
  ask(`${script(id)}/answers`, withJson('POST', answer));

export const addFile = (file: File): Promise<{ files: AddedFile[] }> =>
  ask(`/scripts?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });

export const findWords = (words: string, signal: AbortSignal): Promise<Found> =>
  ask(`/find?q=${encodeURIComponent(words)}`, { signal });

export const sourcePath = (id: string): string => `/api${script(id)}/source`;

/** What to tell somebody about anything that went wrong. */
export function sentenceOf(trouble: unknown): string {
  if (trouble instanceof ServerSaid) return trouble.message;
  return 'Something went wrong in this page. Reload it and try again.';
}
