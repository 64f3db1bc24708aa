import cluster, { type Worker } from 'node:cluster';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import { sendAnswer } from '../answers/answer.ts';
import { securityHeaders } from '../answers/headers.ts';
import { writeFailures } from '../failures.ts';
import { Listener } from '../listen.ts';
import { pathOf } from '../requests/request-target.ts';
import type { Settings } from '../settings.ts';
import { type FromWorker, fromWorker, type ToWorker } from './worker-messages.ts';

/** Wait before a worker that ended is replaced, at first and at most, in milliseconds; it doubles while its successors end too. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** Milliseconds of service after which a worker that ends is replaced without a pause: it did not fail at its start. */
const STEADY_MS = 2000;
/** Time for answers that say that no process serves, once one does, in milliseconds. */
const STAND_BACK_MS = 1000;

/**
 * Serves a built site from several processes that share one port, until a signal stops them (SIGTERM, SIGINT).
 *
 * A worker that ends is replaced, at once if it had served; while none serves, clients get 503. SIGHUP makes one after the other serve the current build of the data, so that never
 * more than one is busy opening it. Stopping, running downloads may end within `STOP_SECONDS`; a second signal ends all at once.
 *
 * @throws Error if the first one cannot start; it has said why.
 */
export async function runWorkers(siteFolder: string, settings: Settings): Promise<void> {
  const log = pino({ level: settings.logLevel }, pino.destination(2));
  const serving = new Set<Worker>();
  let [started, stopping] = [false, false];
  let substitute: Promise<Listener> | undefined;
  cluster.setupPrimary({ exec: path.join(import.meta.dirname, 'worker.ts'), args: [siteFolder] });

  // Processes that share a port would also share it with another server of this user.
  const probe = await Listener.open(settings.host, settings.port);
  await probe.close(0);
  let port = String(settings.port);
  const address = await servingAt(start(0));
  if (address === undefined) throw new Error('The server could not start.');
  started = true;
  port = new URL(address).port;
  for (let others = settings.workers - 1; others > 0; others--) start(0);
  process.on('SIGHUP', () => void reloadAll());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      for (const worker of workers()) worker.process.kill(stopping ? 'SIGKILL' : 'SIGTERM');
      stopping = true;
      void standBack();
    });
  }
  // A supervisor may send signals as soon as it reads this line.
  console.log(`Canopy is at ${address}, ${String(settings.workers)} processes`);

  /** Answers in place of the workers while none serves, so that no client finds the port closed. */
  async function standIn(): Promise<void> {
    if (substitute !== undefined || stopping) return;
    const opening = Listener.open(settings.host, Number(port), undefined, { isShared: true });
    substitute = opening;
    try {
      const headers = securityHeaders(settings.origin?.startsWith('https:') ?? false);
      const { busy } = writeFailures(['Connection', 'close', ...headers]);
      (await opening).onRequest((request, response) => sendAnswer(request, response, busy(pathOf(request.url ?? '/'))));
    } catch (error) {
      substitute = undefined;
      log.error({ err: error }, 'No process serves, and none can answer in their place.');
    }
  }

  async function standBack(): Promise<void> {
    const opened = substitute;
    substitute = undefined;
    await (await opened?.catch(() => undefined))?.close(STAND_BACK_MS);
  }

  /** Starts a worker. @param failures how many before it in its place have ended at their start. */
  function start(failures: number): Worker {
    const worker = cluster.fork({ PORT: port });
    let servingSince = Infinity;
    worker.on('message', (message: unknown) => {
      const { data } = fromWorker.safeParse(message);
      if (data?.canopy === 'serving') {
        serving.add(worker);
        void standBack();
        servingSince = performance.now();
      } else if (data?.canopy === 'all figures?') void tellFigures(worker, data.id);
    });
    worker.once('exit', (code, signal) => {
      if (stopping) {
        if (workers().length === 0) process.exit(0);
        return;
      }
      serving.delete(worker);
      if (!started) return;
      if (serving.size === 0) void standIn();
      // Each place counts for itself: one that fails again and again delays no other, and the port stays open.
      const isSteady = performance.now() - servingSince > STEADY_MS;
      const wait = isSteady ? 0 : Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
      log.error(
        { pid: worker.process.pid, code, signal, wait },
        'A process of the server ended; another takes its place.',
      );
      void setTimeout(wait).then(() => {
        if (!stopping) start(isSteady ? 0 : failures + 1);
      });
    });
    return worker;
  }

  async function tellFigures(asking: Worker, id: number): Promise<void> {
    const all = await Promise.all(
      [...serving].map(async (worker) => {
        const answer = awaitMessage(worker, 'figures');
        sendMessage(worker, { canopy: 'figures?' });
        return answer;
      }),
    );
    const text = await AggregatorRegistry.aggregate(
      all.flatMap((message) => (message?.canopy === 'figures' ? [message.figures] : [])),
    ).metrics();
    sendMessage(asking, { canopy: 'all figures', id, text });
  }
}

async function reloadAll(): Promise<void> {
  for (const worker of workers()) {
    const reloaded = awaitMessage(worker, 'reloaded');
    sendMessage(worker, { canopy: 'reload' });
    await reloaded;
  }
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

function sendMessage(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message);
}

/** Resolves to the address where a worker serves; to `undefined` if it ends before. */
async function servingAt(worker: Worker): Promise<string | undefined> {
  const message = await awaitMessage(worker, 'serving');
  return message?.canopy === 'serving' ? message.address : undefined;
}

/** The next message of a kind; `undefined` if the worker ends before. */
function awaitMessage(worker: Worker, kind: FromWorker['canopy']): Promise<FromWorker | undefined> {
  return new Promise((resolve) => {
    const finish = (message: FromWorker | undefined): void => {
      worker.off('message', onMessage).off('exit', onExit);
      resolve(message);
    };
    const onMessage = (message: unknown): void => {
      const { data } = fromWorker.safeParse(message);
      if (data?.canopy === kind) finish(data);
    };
    const onExit = (): void => finish(undefined);
    worker.on('message', onMessage).once('exit', onExit);
  });
}
