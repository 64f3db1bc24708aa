import type { TestProject } from 'vitest/node';
import { startServer } from '../fixtures/serve-data.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, such as `http://127.0.0.1:40123`. */
    address: string;
  }
}

/**
 * Starts the server as `npm start` does, on a free port, for all tests of the served site.
 *
 * What is missing or stale is built first. A server that runs already may be named by `CANOPY_ADDRESS` instead.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const running = process.env['CANOPY_ADDRESS'] ?? '';
  const server = running === '' ? await startServer('start') : undefined;
  project.provide('address', server?.address ?? running);
  return server?.stop;
}
