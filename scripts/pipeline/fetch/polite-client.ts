import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseWebAddress } from '../../../src/format/web-address.ts';
import { FetchFault, type FetchFaultReason } from './fetch-fault.ts';
import { type Answer, ask, type Question } from './http-request.ts';

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

const MAX_REDIRECTS = 5;
/** Statuses that another request may not have. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
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
    const { attempts, firstPauseMs, totalMs, userAgent, idleMs, allowPrivate } = this.#options;
    const isGuarded = !allowPrivate.has(url.host) && !allowPrivate.has(url.hostname);
    const options = { userAgent, agent: this.#agents[url.protocol], isGuarded, idleMs };
    let leftMs = totalMs;
    for (let attempt = 1; ; attempt++) {
      await this.#waitForTurn(url.host);
      const start = performance.now();
      const answer = await ask(url, question, { ...options, totalMs: leftMs });
      if (answer instanceof FetchFault) this.#closed.signal.throwIfAborted();
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

/** Returns the milliseconds of `Retry-After`: seconds, or a date, which counts from the host's own time where it states that. */
export function retryAfterMs({ 'retry-after': after, date = '' }: IncomingHttpHeaders): number | undefined {
  if (after === undefined) return undefined;
  if (/^\d+$/.test(after.trim())) return Number(after) * 1000;
  const now = Date.parse(date);
  const ms = Date.parse(after) - (Number.isNaN(now) ? Date.now() : now);
  return Number.isNaN(ms) ? undefined : ms;
}
