import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { FetchFault } from './fetch-fault.ts';
import { checkLiteralHost, lookupPublic } from './private-network.ts';

/** Limits on requests to hosts. */
export interface ClientOptions {
  /** Names the program and a contact. */
  readonly userAgent: string;
  /** Maximum number of connections, and of requests at the same time. */
  readonly connections: number;
  /** Maximum number of requests a second, over all hosts. */
  readonly rate: number;
  /** Hosts of private networks that may be asked, each as it stands in addresses: `localhost:8080`. */
  readonly allowPrivate?: ReadonlySet<string>;
  /** Milliseconds without a byte after which a request times out. */
  readonly idleMs?: number;
  /** Milliseconds after which a request times out. */
  readonly totalMs?: number;
  /** Milliseconds of the first pause before a request is repeated; each further one is twice as long. */
  readonly firstPauseMs?: number;
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
/** Bytes of a body that is read rather than cut off where nothing of it is wanted. */
const SHORT = 65_536;
/** Longest pause that a host can demand. */
const MAX_PAUSE_MS = 3_600_000;

/**
 * Asks hosts over HTTP: at a limited rate, over few connections, with a pause of the whole host wherever it asks for one.
 *
 * Answers 429, 503 and other 5xx are repeated, and so is what was cut off or timed out, after pauses that double;
 * `Retry-After` is obeyed.
 */
export class PoliteClient {
  readonly #options: Required<ClientOptions>;
  readonly #agents: Readonly<Record<string, http.Agent>>;
  /** When each host may be asked again, by host, in milliseconds of `performance.now()`. */
  readonly #pausedUntil = new Map<string, number>();
  #nextTurn = 0;

  constructor(options: ClientOptions) {
    this.#options = {
      allowPrivate: new Set(),
      idleMs: 30_000,
      totalMs: 300_000,
      firstPauseMs: 1000,
      attempts: 6,
      ...options,
    };
    const pool = { keepAlive: true, maxSockets: options.connections, maxTotalSockets: options.connections };
    this.#agents = { 'http:': new http.Agent(pool), 'https:': new https.Agent(pool) };
  }

  /** Closes all connections. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  /** Asks an address. @throws FetchFault if it gives no answer that a program can use; a 4xx is one too. */
  async ask(address: string, question: Question): Promise<Answer> {
    let url = parseWebAddress(address);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (url === undefined) throw new FetchFault('bad-address', address);
      if (!question.accepts(url.host)) throw new FetchFault('other-host', url.host);
      const answer = await this.#askPatiently(url, question);
      const { location } = answer.headers;
      if (answer.status < 300 || answer.status > 399 || location === undefined) return checkStatus(answer);
      url = parseWebAddress(URL.parse(location, url)?.href ?? '');
    }
    throw new FetchFault('redirect-loop', address);
  }

  async #askPatiently(url: URL, question: Question): Promise<Answer> {
    const { attempts, firstPauseMs } = this.#options;
    for (let attempt = 1; ; attempt++) {
      await this.#waitForTurn(url.host);
      const answer = await this.#askOnce(url, question).catch((error: unknown) => {
        const fault = faultOf(error);
        if (attempt === attempts || !['cut-off', 'time-out', 'no-host'].includes(fault.reason)) throw fault;
        return fault;
      });
      const isFault = answer instanceof FetchFault;
      if (!isFault && !PASSING.has(answer.status)) return answer;
      if (attempt === attempts) return answer as Answer; // a fault has been thrown by then
      const growing = firstPauseMs * 2 ** (attempt - 1);
      const asked = isFault ? undefined : retryAfterMs(answer.headers['retry-after']);
      this.#pause(url.host, Math.min(MAX_PAUSE_MS, Math.max(growing, asked ?? 0)));
    }
  }

  /** Lets a host rest; a longer pause stays. */
  #pause(host: string, ms: number): void {
    this.#pausedUntil.set(host, Math.max(this.#pausedUntil.get(host) ?? 0, performance.now() + ms));
  }

  async #waitForTurn(host: string): Promise<void> {
    for (;;) {
      const paused = (this.#pausedUntil.get(host) ?? 0) - performance.now();
      if (paused <= 0) break;
      await sleep(paused);
    }
    const now = performance.now();
    const turn = Math.max(now, this.#nextTurn);
    this.#nextTurn = turn + 1000 / this.#options.rate;
    if (turn - now >= 1) await sleep(turn - now);
  }

  async #askOnce(url: URL, { method = 'GET', form, maxBytes }: Question): Promise<Answer> {
    const { userAgent, allowPrivate, idleMs, totalMs } = this.#options;
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
    const giveUp = (ms: number, what: string) => (): void => {
      current.destroy(new FetchFault('time-out', `${what} ${String(ms / 1000)} s`));
    };
    request.on('timeout', giveUp(idleMs, 'no byte for'));
    const limit = setTimeout(giveUp(totalMs, 'no end after'), totalMs);
    try {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        request.on('error', reject).on('response', resolve).end(form?.toString());
      });
      current = response;
      const answer = { status: response.statusCode ?? 0, url, headers: response.headers };
      return { ...answer, bytes: await readBytes(response, method, method === 'HEAD' ? 0 : maxBytes) };
    } finally {
      clearTimeout(limit);
    }
  }
}

/** Reads a body; nothing of a redirect or a refusal. */
async function readBytes(response: IncomingMessage, method: string, maxBytes: number): Promise<Buffer> {
  const declared = Number(response.headers['content-length'] ?? 0);
  if (maxBytes === 0 || (response.statusCode ?? 0) >= 300) {
    // What is short is read to its end, so that the connection serves the next request.
    if (method !== 'HEAD' && declared > SHORT) response.destroy();
    else response.resume();
    return Buffer.alloc(0);
  }
  if (declared > maxBytes) {
    response.destroy();
    throw new FetchFault('too-large', `${String(declared)} bytes`);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  // By events: an iterator over the body takes as long as the rest of the request.
  await new Promise<void>((resolve, reject) => {
    response.on('error', reject).on('end', resolve);
    response.on('close', () => {
      reject(new FetchFault('cut-off', 'the connection was closed'));
    });
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) response.destroy(new FetchFault('too-large', `more than ${String(maxBytes)} bytes`));
      else chunks.push(chunk);
    });
  });
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, bytes);
}

function checkStatus(answer: Answer): Answer {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  const reason =
    status === 404 || status === 410
      ? 'gone'
      : status === 429 || status === 503
        ? 'busy'
        : status >= 500
          ? 'server-error'
          : 'refused';
  throw new FetchFault(reason, `status ${String(status)}`, status);
}

/** Returns what an error of a request says of its address. */
function faultOf(error: unknown): FetchFault {
  if (error instanceof FetchFault) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (/^(?:ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ERR_TLS|CERT_|ERR_SSL|UNABLE_TO|DEPTH_ZERO)/.test(code))
    return new FetchFault('no-host', code);
  if (code === 'ETIMEDOUT') return new FetchFault('time-out', code);
  return new FetchFault('cut-off', code === '' ? message : code);
}

/** Reads `Retry-After`: seconds, or a date. */
function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : ms;
}
