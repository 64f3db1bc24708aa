import { Agent } from 'node:http';
import { liveAddresses } from './addresses.ts';
import { faultsOf } from './check-reply.ts';
import { Random } from './random.ts';
import type { FuzzRequest } from './requests.ts';
import { type Reply, send, type Silence, wireForm } from './send.ts';
import { AddressPool, makeRequestOf, plainRequest, type RequestKind } from './spellings.ts';

/** Cases of a seed that are run. */
export interface FuzzRun {
  readonly seed: number;
  /** The first case. */
  readonly from: number;
  readonly count: number;
  /** When to stop, cases left or not: a time of `performance.now()`. */
  readonly until: number;
  /** True to ask for every address unspoilt first; what is computed at the first visit is computed then. */
  readonly isVisited?: boolean;
  /** Kind of request to send; all kinds by default. */
  readonly kind?: RequestKind;
  /** Milliseconds: an answer that begins later is asked for again when nothing else is going on; a second by default. */
  readonly slow?: number;
  /** Called after each case. */
  readonly onCase?: (done: number, faults: number) => void;
}

/** A case that went wrong. */
export interface Fault {
  readonly index: number;
  readonly what: string;
  /** Request or file, shortened. */
  readonly shown: string;
}

/** Result of a run over HTTP. */
export interface ServerResult {
  /** The case after the last one that was run. */
  readonly next: number;
  readonly faults: readonly Fault[];
  /** Answers by status; 0 where the server hung up on what was no HTTP. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The longest time until an answer began, in milliseconds, of a case that was asked again alone. */
  readonly slowest: number;
  readonly addresses: number;
}

/** Maximum number of requests in flight. */
const AT_ONCE = 48;
/** Number of faults after which a run ends: there is enough to mend. */
const ENOUGH = 25;

/** Sends spoilt requests to a server and checks what comes back. @param port where it listens on this machine. */
export async function fuzzServer(
  port: number,
  { seed, from, count, until, isVisited = false, kind = 'any', slow: tooSlow = 1000, onCase }: FuzzRun,
): Promise<ServerResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * AT_ONCE });
  const addresses = await liveAddresses(async (address) =>
    (await fetch(`http://127.0.0.1:${String(port)}${address}`)).text(),
  );
  const pool = new AddressPool(addresses);
  const faults: Fault[] = [];
  for (const target of isVisited ? addresses : []) {
    const request = plainRequest(target);
    for (const what of faultsOf(request, await send(port, request, agent)))
      faults.push({ index: -1, what, shown: target });
  }
  const answers = new Map<string, Promise<Reply | Silence>>();
  const answerTo = (target: string): Promise<Reply | Silence> => {
    const known = answers.get(target) ?? send(port, plainRequest(target), agent);
    answers.set(target, known);
    return known;
  };
  const statuses = new Map<number, number>();
  const slow: number[] = [];
  let next = from;
  const requestOf = (index: number): FuzzRequest => makeRequestOf(kind, pool, new Random(seed, index));
  const worker = async (): Promise<void> => {
    while (next < from + count && performance.now() < until && faults.length < ENOUGH) {
      const index = next++;
      const request = requestOf(index);
      const reply = await send(port, request, agent);
      const others = request.sameAs === undefined ? [] : differences(reply, await answerTo(request.sameAs));
      for (const what of [...faultsOf(request, reply), ...others])
        faults.push({ index, what, shown: wireForm(request).slice(0, 400) });
      const status = typeof reply === 'string' ? 0 : reply.status;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (typeof reply !== 'string' && reply.ms > tooSlow) slow.push(index);
      onCase?.(next - from, faults.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  let slowest = 0;
  for (const index of slow.slice(0, ENOUGH)) {
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const reply = await send(port, requestOf(index), agent);
      times.push(typeof reply === 'string' ? Infinity : reply.ms);
    }
    const ms = Math.min(...times);
    slowest = Math.max(slowest, ms);
    if (ms > tooSlow)
      faults.push({
        index,
        what: `begins to answer after ${String(Math.round(ms))} ms, alone`,
        shown: wireForm(requestOf(index)).slice(0, 400),
      });
  }
  agent.destroy();
  const health = await fetch(`http://127.0.0.1:${String(port)}/healthz`).then((response) => response.text(), String);
  if (health.trim() !== 'ok')
    faults.push({ index: next, what: `the server is not in health afterwards: ${health}`, shown: '' });
  return { next, faults, statuses, slowest, addresses: addresses.length };
}

/** Compares the answers to two spellings of one address by status, and by tag unless each is to be another one. */
function differences(one: Reply | Silence, other: Reply | Silence): string[] {
  const [first, second] = [one, other].map((reply) =>
    typeof reply === 'string'
      ? reply
      : `${String(reply.status)} ${hasHeader(reply, 'cache-control', 'no-store') ? '' : (reply.headers.find(([name]) => name === 'etag')?.[1] ?? '')}`,
  );
  return first === second ? [] : [`another answer than to the same address without escapes: ${first!}, not ${second!}`];
}

function hasHeader({ headers }: Reply, name: string, value: string): boolean {
  return headers.some(([known, text]) => known === name && text === value);
}
