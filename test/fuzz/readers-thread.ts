/** The thread of `guarded-readers.ts`: runs its cases and sends back the result. */

import { parentPort, workerData } from 'node:worker_threads';
import { fuzzReaders } from './fuzz-readers.ts';
import type { GuardedRun } from './guarded-readers.ts';
import { READERS } from './readers.ts';

const { seed, from, count, ms, at } = workerData as GuardedRun;
const until = performance.now() + ms;
parentPort!.postMessage(await fuzzReaders(READERS, { seed, from, count, until }, (index) => (at[0] = index)));
