import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Hundreds of processes are started: each finds its modules compiled.
process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, 'built/compile-cache');

/** Tests of the built site's pages, served, in a browser. */
const IN_BROWSER = ['test/browser/**/*.test.ts'];

/** Tests of the built site, served, over plain HTTP. */
const SERVED = ['test/server/served/**/*.test.ts', 'test/api/served/**/*.test.ts'];

/** Tests of copies of plain files, compared with the built site, served. */
const COPIES = ['test/export/served/**/*.test.ts'];

/** Tests that read the built data or the whole of `data`, build something, or start processes and threads: `NAME.build.test.ts`. */
const OVER_BUILDS = ['test/**/*.build.test.ts'];

const ON_SITE = [...IN_BROWSER, ...SERVED, ...COPIES];

/** Milliseconds. Machines are shared: no test is about time. */
const PATIENT = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 60_000 } } };

/** Files share modules, the opened catalogue and the browser, which halves the time: a test leaves nothing behind. */
const SHARED = { ...PATIENT, isolate: false };
const PARALLEL = { ...SHARED, maxWorkers: '100%' };

/** Pages are looked at one after the other: what is measured of one is not disturbed by the others. */
const ONE_BY_ONE = { ...SHARED, globalSetup: 'test/browser/serve-site.ts', maxWorkers: 1 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...PARALLEL,
          include: ['test/**/*.test.ts'],
          exclude: [...ON_SITE, ...OVER_BUILDS],
        },
      },
      {
        test: {
          name: 'build',
          ...PARALLEL,
          include: OVER_BUILDS,
          exclude: ON_SITE,
          globalSetup: 'test/fixtures/ensure-data.ts',
        },
      },
      // On a busy machine a browser may stall: a failed test is run once more, and its line ends with "retry x1".
      { test: { name: 'browser', ...ONE_BY_ONE, include: IN_BROWSER, retry: 1 } },
      { test: { name: 'served', ...ONE_BY_ONE, include: SERVED } },
      { test: { name: 'copies', ...ONE_BY_ONE, include: COPIES } },
    ],
  },
});
