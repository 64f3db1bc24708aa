import { serve } from './serve.ts';
import { type Settings } from './settings.ts';

/**
 * Serves a built site until the process is told to stop (SIGTERM, SIGINT), then finishes running downloads.
 *
 * A second signal ends it at once.
 */
export async function runServer(siteFolder: string, settings: Settings): Promise<void> {
  const server = await serve(siteFolder, settings);
  console.log(`Canopy is at ${server.address}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void server.stop().then(() => process.exit(0));
    });
  }
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
