import { serve } from './serve.ts';
import type { Settings } from './settings.ts';
import { runWorkers } from './processes/workers.ts';

/**
 * Serves a built site until a signal stops the process (SIGTERM, SIGINT); running downloads may end within `STOP_SECONDS`. SIGHUP makes
 * it serve the current build of the data.
 *
 * A second signal ends it at once.
 */
export async function runServer(siteFolder: string, settings: Settings): Promise<void> {
  if (settings.workers > 1) {
    await runWorkers(siteFolder, settings);
    return;
  }
  const server = await serve(siteFolder, settings);
  process.on('SIGHUP', () => void server.reload());
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0));
    });
  }
  // A supervisor may send signals as soon as it reads this line.
  console.log(`Canopy is at ${server.address}`);
}

/** Runs a command line's work; what goes wrong is said in its message alone, and the exit code is 1. */
export async function orExit(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
