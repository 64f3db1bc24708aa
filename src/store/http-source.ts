import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import pLimit, { type LimitFunction } from 'p-limit';
import { CURRENT_FILE } from '../format/catalogue-files.ts';
import { type Asking, Passing, type Patience, PATIENCE, withinTime } from './http-exchange.ts';
import type { Source } from './source.ts';
import { StoreError } from './store-error.ts';

/** Maximum number of files whose state is cached. */
const REMEMBERED = 20_000;
/** Milliseconds between probes of a store that does not answer. */
const PROBE_EVERY = 2000;
const PERMANENT_REMEDY = 'check CANOPY_DATA and what the store lets this server read';

/** The state of a file when it was read first; everything read of it later must be of the same. */
interface FileState {
  readonly size: number;
  /** Entity tag, or the time of the last change if the store sends none. */
  readonly tag: string | undefined;
}

/**
 * Reads from a base URL: object storage, a CDN, any server of files that answers ranges.
 *
 * - A part of a file is asked for together with the entity tag that the file had before (`If-Match`), and what comes
 *   is compared with it: two states of a file are never mixed.
 * - What may pass is tried again with longer and longer pauses: no answer, a slow or a cut one, 408, 429, 5xx. What
 *   will not is refused at once: a status that forbids, a redirect, a server that knows no ranges.
 * - At most `patience.parallel` requests run in parallel; the others wait in the order they came. While the store is known not to answer, each is tried just once.
 */
export class HttpSource implements Source {
  readonly name: string;
  readonly #base: URL;
  readonly #patience: Patience;
  readonly #limit: LimitFunction;
  readonly #states = new LRUCache<string, FileState>({ max: REMEMBERED });
  #trouble: string | undefined;
  #probe: NodeJS.Timeout | undefined;

  /** @param base with a slash at the end: see {@link parseBase}. */
  constructor(base: URL, patience: Patience = PATIENCE) {
    this.#base = base;
    this.name = base.href.slice(0, -1);
    this.#patience = patience;
    this.#limit = pLimit(patience.parallel);
  }

  read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#request(path, {}, async (response, body) => {
      if (response.status !== 200) throw this.#refused(path, response);
      return body(lengthOf(response));
    });
  }

  async size(path: string): Promise<number | undefined> {
    const known = this.#states.get(path);
    if (known !== undefined) return known.size;
    return this.#request(path, { method: 'HEAD' }, (response) => {
      if (response.status === 404) return Promise.resolve(undefined);
      if (response.status !== 200) throw this.#refused(path, response);
      const size = lengthOf(response);
      this.#states.set(path, { size, tag: tagOf(response) });
      return Promise.resolve(size);
    });
  }

  range(path: string, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#states.get(path);
    const headers = {
      Range: `bytes=${String(start)}-${String(end - 1)}`,
      ...(isStrong(known?.tag) ? { 'If-Match': known.tag } : {}),
    };
    return this.#request(path, { headers }, async (response, body) => {
      if (response.status === 412) throw this.#changed(path);
      if (response.status === 200)
        throw new StoreError(
          `${this.name}/${path}: expected status 206 and a part of the file, came the whole of it; the store must answer range requests`,
        );
      if (response.status !== 206) throw this.#refused(path, response);
      const size = sizeOf(response, start, end);
      const state = { size, tag: tagOf(response) };
      if (known !== undefined && (known.size !== size || (known.tag !== undefined && known.tag !== state.tag)))
        throw this.#changed(path);
      const bytes = await body(end - start);
      this.#states.set(path, known ?? state);
      return bytes;
    });
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  /** Repeats a request until the answer is usable, within the limits of patience. */
  async #request<T>(
    path: string,
    init: Asking,
    use: (response: Response, body: (length: number) => Promise<Uint8Array<ArrayBuffer>>) => Promise<T>,
  ): Promise<T> {
    const url = addressOf(this.#base, path);
    const { attempts, total, firstPause } = this.#patience;
    const until = performance.now() + total;
    let why = '';
    for (let tries = 1; ; tries++) {
      try {
        const answer = await this.#limit(() => {
          if (performance.now() >= until) throw new Error('too many readings wait already');
          return withinTime(url, init, this.#patience, use);
        });
        this.#well();
        return answer;
      } catch (error) {
        if (error instanceof StoreError) {
          this.#well();
          throw error;
        }
        why = error instanceof Error ? error.message : String(error);
        const wanted = error instanceof Passing ? error.pause : undefined;
        const wait = wanted ?? Math.min(2000, firstPause * 2 ** (tries - 1)) * (0.5 + Math.random() / 2);
        if (tries >= attempts || this.#trouble !== undefined || performance.now() + wait >= until) break;
        await pause(wait);
      }
    }
    this.#unwell(`${url.href}: the store of the data does not answer as it should: ${why}`);
    throw new StoreError(this.#trouble);
  }

  #well(): void {
    this.#trouble = undefined;
    clearInterval(this.#probe);
    this.#probe = undefined;
  }

  #unwell(why: string): void {
    this.#trouble = why;
    // No visitors are sent here while this lasts, so a probe must find out when it is over.
    this.#probe ??= setInterval(() => void this.read(CURRENT_FILE).catch(() => undefined), PROBE_EVERY).unref();
  }

  #refused(path: string, { status, headers }: Response): StoreError {
    const location = headers.get('location');
    const came = location === null ? `status ${String(status)}` : `a redirect to ${location}`;
    return new StoreError(`${this.name}/${path}: expected the file, came ${came}; ${PERMANENT_REMEDY}`);
  }

  #changed(path: string): StoreError {
    this.#states.delete(path);
    return new StoreError(
      `${this.name}/${path}: expected the file as it was when it was read first, came another; files of a build must stay as they are`,
    );
  }
}

/** Reads a base URL, `undefined` if it has another scheme than http and https, credentials, a query or a fragment. */
export function parseBase(text: string): URL | undefined {
  const base = URL.parse(text);
  if (
    base === null ||
    !/^https?:$/.test(base.protocol) ||
    base.username !== '' ||
    base.password !== '' ||
    base.search !== '' ||
    base.hash !== ''
  )
    return undefined;
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return base;
}

/** The address of a file. @throws RangeError if the path would lead out of the base. */
function addressOf(base: URL, path: string): URL {
  const segments = path.split('/');
  if (segments.some((segment) => ['', '.', '..'].includes(segment)))
    throw new RangeError(`expected a path inside the source, came ${JSON.stringify(path)}`);
  return new URL(segments.map(encodeURIComponent).join('/'), base);
}

function isStrong(tag: string | undefined): tag is string {
  return tag?.startsWith('"') === true;
}

function tagOf({ headers }: Response): string | undefined {
  return headers.get('etag') ?? headers.get('last-modified') ?? undefined;
}

/** The length that an answer states. @throws Passing if it states none: a server in trouble, or one of another kind. */
function lengthOf({ headers }: Response): number {
  const length = headers.get('content-length');
  if (length === null || !/^\d{1,15}$/.test(length))
    throw new Passing('expected its length with the answer, came none');
  return Number(length);
}

/**
 * Returns the length of the whole file from the answer to a range.
 *
 * @throws Passing if the range differs from the requested one.
 */
function sizeOf({ headers }: Response, start: number, end: number): number {
  const came = headers.get('content-range') ?? 'none';
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(came);
  if (match === null || Number(match[1]) !== start || Number(match[2]) !== end - 1) {
    throw new Passing(`expected bytes ${String(start)} to ${String(end - 1)}, came ${came}`);
  }
  return Number(match[3]);
}
