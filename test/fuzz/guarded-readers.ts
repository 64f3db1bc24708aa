import { Worker } from 'node:worker_threads';
import type { ReadersResult } from './fuzz-readers.ts';
import type { Fault, FuzzRun } from './fuzz-server.ts';

/** Cases of a thread, and the place where it notes which of them it is at. */
export interface GuardedRun extends Pick<FuzzRun, 'seed' | 'from' | 'count'> {
  /** Milliseconds that it may take. */
  readonly ms: number;
  /** The case it is at; one number. */
  readonly at: Int32Array;
}

/** A file that is not read after so long never will be, in milliseconds; patient, since machines are shared. */
const PATIENCE = 30_000;

/**
 * Runs the readers in a thread of its own, which can be stopped when a reader does not come back: `fuzzReaders` alone
 * would hang with it. The run then goes on with the next case.
 */
export async function fuzzReadersGuarded({ seed, from, count, until, onCase }: FuzzRun): Promise<ReadersResult> {
  const results: ReadersResult[] = [];
  const hung: Fault[] = [];
  for (let next = from; next < from + count && performance.now() < until;) {
    const at = new Int32Array(new SharedArrayBuffer(4));
    at[0] = next;
    const run: GuardedRun = { seed, from: next, count: from + count - next, ms: until - performance.now(), at };
    const result = await inThread(run, (index) => onCase?.(index - from, hung.length));
    if (typeof result === 'string') hung.push({ index: at[0], what: result, shown: '' });
    else results.push(result);
    next = typeof result === 'string' ? at[0] + 1 : result.next;
    if (typeof result !== 'string' && result.faults.length > 0) break;
  }
  return merged(results, hung, from);
}

function inThread(run: GuardedRun, onIndex: (index: number) => void): Promise<ReadersResult | string> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('readers-thread.ts', import.meta.url), { workerData: run });
    let [seen, since] = [-1, performance.now()];
    const watch = setInterval(() => {
      const index = run.at[0]!;
      onIndex(index);
      if (index !== seen) [seen, since] = [index, performance.now()];
      else if (performance.now() - since > PATIENCE) end(`not read after ${String(PATIENCE / 1000)} s`);
    }, 500);
    const end = (result: ReadersResult | string): void => {
      clearInterval(watch);
      resolve(result);
      void worker.terminate();
    };
    worker.once('message', end);
    worker.once('error', (error) => {
      end(`the thread ended: ${error instanceof Error ? error.message : String(error)}`);
    });
  });
}

function merged(results: readonly ReadersResult[], hung: readonly Fault[], from: number): ReadersResult {
  const outcomes = new Map<string, { read: number; refused: number }>();
  for (const result of results) {
    for (const [name, { read, refused }] of result.outcomes) {
      const sum = outcomes.get(name) ?? { read: 0, refused: 0 };
      outcomes.set(name, { read: sum.read + read, refused: sum.refused + refused });
    }
  }
  const faults = [...hung, ...results.flatMap((result) => result.faults)];
  const slowest = results.map((result) => result.slowest).sort((a, b) => b.ms - a.ms)[0] ?? {
    ms: 0,
    index: from,
    reader: '',
  };
  return {
    next: Math.max(from, ...results.map(({ next }) => next), ...hung.map(({ index }) => index + 1)),
    faults,
    outcomes,
    slowest,
  };
}
