/** Limits of time and attempts for requests to a store. */
export interface Patience {
  /** Maximum number of attempts at a request. */
  readonly attempts: number;
  /** Milliseconds within which the head of an answer must come. */
  readonly head: number;
  /** Bytes a second that an answer must come at, on the whole. */
  readonly rate: number;
  /** Milliseconds after which no further attempt begins. */
  readonly total: number;
  /** Milliseconds before the second attempt; doubled for each further one, with random jitter. */
  readonly firstPause: number;
  /** Maximum number of requests in parallel. */
  readonly parallel: number;
}

/** Patience for a store that is well: a reader waits some seconds at most. */
export const PATIENCE: Patience = {
  attempts: 4,
  head: 5000,
  rate: 131_072,
  total: 12_000,
  firstPause: 100,
  parallel: 24,
};

/** A failure that may pass: the same request may well succeed. */
export class Passing extends Error {
  override readonly name = 'Passing';
  /** Milliseconds to wait, where the store said so. */
  readonly pause: number | undefined;

  constructor(message: string, pause?: number) {
    super(message);
    this.pause = pause;
  }
}

/** A request to a store. */
export interface Asking {
  readonly method?: 'HEAD' | 'GET';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Statuses that may pass. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Makes one request, and uses the answer.
 *
 * @param use reads the body, of the length it expects, by the function that it is given.
 * @throws Passing, or the error of the connection, if the answer does not come, is too slow, or is cut short.
 */
export async function withinTime<T>(
  url: URL,
  init: Asking,
  { head, rate }: Pick<Patience, 'head' | 'rate'>,
  use: (response: Response, body: (length: number) => Promise<Uint8Array<ArrayBuffer>>) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const late = (): void => abort.abort(new Passing('the answer is too slow'));
  let timer = setTimeout(late, head);
  try {
    const response = await fetch(url, {
      method: init.method ?? 'GET',
      headers: { ...init.headers, 'Accept-Encoding': 'identity' },
      redirect: 'manual',
      signal: abort.signal,
    });
    if (PASSING.has(response.status)) throw new Passing(`status ${String(response.status)}`, pauseOf(response));
    if (response.headers.has('content-encoding'))
      throw new Passing(
        `the answer is in the coding ${response.headers.get('content-encoding')!}, which nobody asked for`,
      );
    return await use(response, (length) => {
      clearTimeout(timer);
      timer = setTimeout(late, head + (1000 * length) / rate);
      return bodyOf(response, length);
    });
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : withCause(error);
  } finally {
    clearTimeout(timer);
    // The unread rest of an answer is not awaited.
    abort.abort();
  }
}

/** The body of an answer, whose length is known. @throws Passing if it is shorter or longer. */
async function bodyOf(response: Response, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let filled = 0;
  for await (const piece of response.body ?? []) {
    if (filled + piece.length > length) throw new Passing(`expected ${String(length)} bytes, came more`);
    bytes.set(piece, filled);
    filled += piece.length;
  }
  if (filled < length) throw new Passing(`expected ${String(length)} bytes, came ${String(filled)}`);
  return bytes;
}

/** Returns the pause that an answer demands, in milliseconds. */
function pauseOf({ headers }: Response): number | undefined {
  const seconds = headers.get('retry-after');
  return seconds !== null && /^\d{1,4}$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

/** `fetch failed` says nothing; its cause does. */
function withCause(error: unknown): unknown {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return error;
  return new Passing(
    error.cause.message === '' ? ((error.cause as NodeJS.ErrnoException).code ?? error.message) : error.cause.message,
  );
}
