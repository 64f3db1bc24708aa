/** Entry of a worker process, one of several that share a port; `workers.ts` starts it. */

import { orExit } from '../run.ts';
import { type RunningServer, serve } from '../serve.ts';
import { readSettings } from '../settings.ts';
import { type FromWorker, type ToWorker, toWorker } from './worker-messages.ts';

const FIGURES_MS = 5000;

const [siteFolder] = process.argv.slice(2);
const asked = new Map<number, (text: string) => void>();

function sendMessage(message: FromWorker): void {
  process.send!(message);
}

/** The figures of all workers, which only the process that started them can gather. */
async function figures(): Promise<string> {
  const id = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const late = setTimeout(() => reject(new Error('The figures of the other processes did not come.')), FIGURES_MS);
  asked.set(id, resolve);
  sendMessage({ canopy: 'all figures?', id });
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    asked.delete(id);
  }
}

async function answer(server: RunningServer, message: ToWorker): Promise<void> {
  switch (message.canopy) {
    case 'reload':
      await server.reload();
      sendMessage({ canopy: 'reloaded' });
      return;
    case 'figures?':
      sendMessage({ canopy: 'figures', figures: await server.metrics.registry.getMetricsAsJSON() });
      return;
    case 'all figures':
      asked.get(message.id)?.(message.text);
  }
}

async function work(): Promise<void> {
  const server = await serve(siteFolder!, readSettings(process.env), { figures, isShared: true });
  process.on('message', (message) => {
    const { data } = toWorker.safeParse(message);
    if (data !== undefined) void answer(server, data);
  });
  process.once('SIGTERM', () => {
    void server.stop().then(() => process.exit(0));
  });
  sendMessage({ canopy: 'serving', address: server.address });
}

// A terminal sends these signals to every process in it; the starting process decides what to do.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
await orExit(work());
