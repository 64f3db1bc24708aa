/** A thread that keeps a number of costly requests in flight until it is stopped; `costly.bench.ts` starts it. */

import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { COSTLY, type CostlyKind } from './costly-answers.ts';

const { port, kind, wnids, version, inFlight } = workerData as {
  readonly port: number;
  readonly kind: CostlyKind;
  readonly wnids: readonly string[];
  readonly version: string;
  readonly inFlight: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
const address: (i: number, wnids: readonly string[], version: string) => string = COSTLY[kind];
let [asked, isStopped] = [0, false];
/** Answers by status. */
const statuses: Record<number, number> = {};

function ask(): Promise<void> {
  return new Promise((resolve) => {
    get(
      { host: '127.0.0.1', port, agent, path: address(asked++, wnids, version), headers: { 'Accept-Encoding': 'br' } },
      (response) => {
        const status = response.statusCode!;
        response.resume().once('close', () => {
          statuses[status] = (statuses[status] ?? 0) + 1;
          resolve();
        });
      },
    ).once('error', () => {
      resolve();
    });
  });
}

parentPort!.once('message', () => {
  isStopped = true;
  agent.destroy();
  parentPort!.postMessage(statuses);
});
for (let i = 0; i < inFlight; i++)
  void (async () => {
    while (!isStopped) await ask();
  })();
