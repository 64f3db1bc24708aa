import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { FetchFault, type FetchFaultReason } from './fetch-fault.ts';
import { checkLiteralHost, lookupPublic } from './private-network.ts';

/** Limits on requests to hosts. */
export interface ClientOptions {
  /** Names the program and a contact. */
  readonly userAgent: string;
  /** Maximum number of connections, and of requests at the same time. */
  readonly connections: number;
  /** Maximum number of requests a second, over all hosts. */
  readonly rate: number;
  /** Hosts of private networks that may be asked, each as addresses have it: `localhost:8080`. */
  readonly allowPrivate?: ReadonlySet<string>;
  /** Milliseconds without a byte after which a request times out. */
  readonly idleMs?: number;
  /** Milliseconds after which a request times out, over all its attempts without the pauses between them. */
  readonly totalMs?: number;
  /** Milliseconds of the first pause before a request is repeated; each further one is twice as long. */
  readonly firstPauseMs?: number;
  /** Milliseconds of the longest pause that is waited for: a host that demands more is not asked before it is over. */
  readonly maxPauseMs?: number;
  /** Maximum number of times that a request is made. */
  readonly attempts?: number;
}

/** One request. */
export interface Question {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Form fields of a POST. */
  readonly form?: URLSearchParams;
  /** Whether a redirect may lead to a host. */
  readonly accepts: (host: string) => boolean;
  /** Maximum number of bytes of the answer; 0 reads none of them. */
  readonly maxBytes: number;
  /**
   * Called before a body is read, with the most bytes that it may have; reading begins once what it returns settles. No
   * time runs out meanwhile.
   */
  readonly reserve?: (bytes: number) => Promise<undefined> | undefined;
}

/** An answer, after redirects. */
export interface Answer {
  readonly status: number;
  /** Address after all redirects. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

const MAX_REDIRECTS = 5;
/** Statuses that another request may not have. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
/** Bytes and milliseconds of a body that is read rather than cut off where nothing of it is wanted. */
const SHORT = { bytes: 65_536, ms: 5000 } as const;
/** Faults that another request may not have. */
const PASSING_FAULTS: ReadonlySet<FetchFaultReason> = new Set<FetchFaultReason>(['cut-off', 'time-out', 'no-host']);
/** Faults of a host rather than of one of its addresses. */
const HOST_FAULTS: ReadonlySet<FetchFaultReason> = new Set<FetchFaultReason>(['busy', 'time-out', 'no-host']);

/** The pause of a host, in milliseconds of `performance.now()`. */
interface Rest {
  readonly since: number;
  readonly until: number;
  /** Number of pauses in a row, without an answer between them. */
  readonly inARow: number;
  readonly fault: FetchFault;
}

/**
 * Asks hosts over HTTP: at a limited rate, over few connections, with a pause of the whole host wherever it asks for one.
 *
 * Answers 429, 503 and other 5xx are repeated, and so is what was cut off or timed out, after pauses that double;
 * `Retry-After` is obeyed. Pauses of a host double from one address to the next too, until it answers: a host that is down
 * for long, or demands a long pause, costs a run some minutes, and its other addresses fail without a request.
 */
export class PoliteClient {
  readonly #options: Required<ClientOptions>;
  readonly #agents: Readonly<Record<string, http.Agent>>;
  readonly #rests = new Map<string, Rest>();
  readonly #closed = new AbortController();
  #nextTurn = 0;

  constructor(options: ClientOptions) {
    this.#options = {
      allowPrivate: new Set(),
      idleMs: 30_000,
      totalMs: 300_000,
      firstPauseMs: 1000,
      maxPauseMs: 600_000,
      attempts: 6,
      ...options,
    };
    const pool = { keepAlive: true, maxSockets: options.connections, maxTotalSockets: options.connections };
    this.#agents = { 'http:': new http.Agent(pool), 'https:': new https.Agent(pool) };
  }

  /** Closes all connections. Requests that are under way, or made later, reject with an `AbortError`. */
  close(): void {
    this.#closed.abort();
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  /** Asks an address. @throws FetchFault if it gives no answer that a program can use; a 4xx is one too. */
  async request(address: string, question: Question): Promise<Answer> {
    let [target, url] = [address, parseWebAddress(address)];
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (url === undefined) throw new FetchFault('bad-address', target);
      if (!question.accepts(url.host)) throw new FetchFault('other-host', url.host);
      const answer = await this.#askPatiently(url, question);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status > 399 || location === undefined) return checkStatus(answer);
      target = URL.parse(location, url)?.href ?? location;
      url = parseWebAddress(target);
    }
    throw new FetchFault('redirect-loop', address);
  }

  async #askPatiently(url: URL, question: Question): Promise<Answer> {
    const { attempts, firstPauseMs, totalMs } = this.#options;
    let leftMs = totalMs;
    for (let attempt = 1; ; attempt++) {
      await this.#waitForTurn(url.host);
      const start = performance.now();
      const answer = await this.#askOnce(url, question, leftMs).catch((error: unknown) => {
        this.#closed.signal.throwIfAborted();
        return faultOf(error);
      });
      leftMs -= performance.now() - start;
      const fault = answer instanceof FetchFault ? answer : faultOfStatus(answer.status);
      const isPassing = answer instanceof FetchFault ? PASSING_FAULTS.has(answer.reason) : PASSING.has(answer.status);
      const rest = this.#rests.get(url.host);
      let pauses = attempt;
      // Requests that were under way when the pause began add nothing to it.
      if (fault !== undefined && HOST_FAULTS.has(fault.reason))
        pauses = Math.max(attempt, (rest?.inARow ?? 0) + (start < (rest?.since ?? 0) ? 0 : 1));
      else if (!isPassing && rest !== undefined) this.#rests.set(url.host, { ...rest, inARow: 0 });
      if (fault !== undefined && isPassing) {
        const asked = answer instanceof FetchFault ? undefined : retryAfterMs(answer.headers);
        this.rest(url.host, Math.max(firstPauseMs * 2 ** (pauses - 1), asked ?? 0), fault, pauses);
      }
      if (!isPassing || attempt === attempts || leftMs <= 0) {
        if (answer instanceof FetchFault) throw answer;
        return answer;
      }
    }
  }

  /** Lets a host rest; a longer pause stays. @param fault of its addresses, should the pause be too long to wait for. */
  rest(host: string, ms: number, fault: FetchFault, inARow = 0): void {
    const since = performance.now();
    const until = Math.max(this.#rests.get(host)?.until ?? 0, since + ms);
    this.#rests.set(host, { since, until, inARow, fault });
  }

  /** @throws FetchFault for a host that rests for too long. */
  async #waitForTurn(host: string): Promise<void> {
    const { signal } = this.#closed;
    for (;;) {
      signal.throwIfAborted();
      const rest = this.#rests.get(host);
      const now = performance.now();
      const paused = (rest?.until ?? 0) - now;
      if (rest !== undefined && paused > this.#options.maxPauseMs) throw rest.fault;
      if (paused > 0) {
        await sleep(paused, undefined, { signal });
        continue;
      }
      const turn = Math.max(now, this.#nextTurn);
      this.#nextTurn = turn + 1000 / this.#options.rate;
      if (turn - now < 1) return;
      await sleep(turn - now, undefined, { signal });
      if (this.#rests.get(host) === rest) return; // else a pause has begun meanwhile
    }
  }

  async #askOnce(url: URL, { method = 'GET', form, maxBytes, reserve }: Question, totalMs: number): Promise<Answer> {
    const { userAgent, allowPrivate, idleMs } = this.#options;
    const isGuarded = !allowPrivate.has(url.host) && !allowPrivate.has(url.hostname);
    if (isGuarded) checkLiteralHost(url);
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      agent: this.#agents[url.protocol],
      headers: {
        'user-agent': userAgent,
        accept: form === undefined ? 'image/*,*/*;q=0.5' : 'application/json',
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      timeout: idleMs,
      ...(isGuarded && { lookup: lookupPublic }),
    });
    let current: IncomingMessage | typeof request = request;
    const giveUp = (ms: number, what: string) => () =>
      current.destroy(new FetchFault('time-out', `${what} ${String(Math.round(ms) / 1000)} s`));
    request.on('timeout', giveUp(idleMs, 'no byte for'));
    const start = performance.now();
    let limit = setTimeout(giveUp(totalMs, 'no end after'), totalMs);
    const waitForRoom = async (room: Promise<undefined>): Promise<void> => {
      const leftMs = totalMs - (performance.now() - start);
      clearTimeout(limit);
      request.setTimeout(0);
      await room;
      request.setTimeout(idleMs);
      limit = setTimeout(giveUp(totalMs, 'no end after'), leftMs);
    };
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        // An answer that changes the protocol gives neither a response nor an error.
        request.on('upgrade', (_response, socket) => {
          socket.destroy();
          reject(new FetchFault('server-error', 'status 101', 101));
        });
        // No error is made for an answer that has come: its stack takes a sixth of the time of a request.
        request.on('close', () => {
          if (current === request) reject(new FetchFault('cut-off', 'the connection was closed'));
        });
        request.on('error', reject).on('response', resolve).end(form?.toString());
      });
      current = response;
      const answer = { status: response.statusCode ?? 0, url, headers: response.headers };
      const most = mostBytes(response, method === 'HEAD' ? 0 : maxBytes);
      const room = most === 0 ? undefined : reserve?.(most);
      if (room !== undefined) {
        response.on('error', () => undefined); // thrown where it is read
        await waitForRoom(room);
        if (response.errored !== null) throw response.errored;
      }
      return { ...answer, bytes: await readBytes(response, method, most) };
    } finally {
      clearTimeout(limit);
    }
  }
}

/** Returns the most bytes to read of a body; none of a redirect or a refusal. @throws FetchFault for one that declares more than it may have. */
function mostBytes(response: IncomingMessage, maxBytes: number): number {
  if (maxBytes === 0 || (response.statusCode ?? 0) >= 300) return 0;
  const declared = response.headers['content-length'];
  if (declared === undefined) return maxBytes;
  if (Number(declared) > maxBytes) {
    response.destroy();
    throw new FetchFault('too-large', `${declared} bytes`, response.statusCode);
  }
  return Number(declared);
}

/** Reads a body. @param maxBytes most bytes that it has; 0 reads nothing. */
async function readBytes(response: IncomingMessage, method: string, maxBytes: number): Promise<Buffer> {
  if (maxBytes === 0) {
    if (method === 'HEAD') response.resume();
    else skipBody(response);
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // By events: an iterator over the body takes as long as the rest of the request.
  await new Promise<void>((resolve, reject) => {
    response.on('error', reject).on('end', resolve);
    response.on('close', () => {
      if (!response.readableEnded) reject(new FetchFault('cut-off', 'the connection was closed'));
    });
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes)
        response.destroy(new FetchFault('too-large', `more than ${String(maxBytes)} bytes`, response.statusCode));
      else chunks.push(chunk);
    });
  });
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes);
}

/** Reads what is short to its end, so that the connection serves the next request; cuts off what is long or slow. */
function skipBody(response: IncomingMessage): void {
  let bytes = 0;
  const limit = setTimeout(() => response.destroy(), SHORT.ms);
  response.on('close', () => clearTimeout(limit));
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > SHORT.bytes) response.destroy();
  });
}

function checkStatus(answer: Answer): Answer {
  const fault = faultOfStatus(answer.status);
  if (fault !== undefined) throw fault;
  return answer;
}

function faultOfStatus(status: number): FetchFault | undefined {
  const isEmpty = status === 204 || status === 205;
  if (status >= 200 && status < 300 && !isEmpty) return undefined;
  const reason = isEmpty
    ? 'empty'
    : status === 404 || status === 410
      ? 'gone'
      : status === 429 || status === 503
        ? 'busy'
        : status >= 500
          ? 'server-error'
          : 'refused';
  return new FetchFault(reason, `status ${String(status)}`, status);
}

/** Returns what an error of a request says of its address. */
function faultOf(error: unknown): FetchFault {
  if (error instanceof FetchFault) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (/^(?:ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ERR_TLS|CERT_|ERR_SSL|UNABLE_TO|DEPTH_ZERO)/.test(code))
    return new FetchFault('no-host', code);
  if (code.startsWith('HPE_')) return new FetchFault('server-error', code);
  if (code === 'ETIMEDOUT') return new FetchFault('time-out', code);
  return new FetchFault('cut-off', code === '' ? message : code);
}

/** Returns the milliseconds of `Retry-After`: seconds, or a date, which counts from the host's own time where it states that. */
export function retryAfterMs({ 'retry-after': after, date = '' }: IncomingHttpHeaders): number | undefined {
  if (after === undefined) return undefined;
  if (/^\d+$/.test(after.trim())) return Number(after) * 1000;
  const now = Date.parse(date);
  const ms = Date.parse(after) - (Number.isNaN(now) ? Date.now() : now);
  return Number.isNaN(ms) ? undefined : ms;
}
