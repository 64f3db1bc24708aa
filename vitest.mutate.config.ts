import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Room of `src` whose nearest tests are run; `npm run mutate -- ROOM` names it. */
const room = process.env['MUTATE_ROOM'] ?? '{domain,format,server,search}';

// The copy of the project that is mutated, two folders below `built`, reads the data of the project.
const built = path.join(import.meta.dirname, 'built');
if (!existsSync(path.join(built, 'data'))) {
  mkdirSync(built, { recursive: true });
  symlinkSync(path.join(import.meta.dirname, '../../data'), path.join(built, 'data'));
}

/** The tests nearest to the room that is mutated, without a process for each: those that need no browser, no other program and no time. */
export default defineConfig({
  test: {
    include: [`test/${room}/**/*.test.ts`],
    exclude: [
      '**/served/**',
      '**/python-readers.build.test.ts',
      'test/search/**/*.build.test.ts',
      'test/server/front/**',
      '**/published-sets.build.test.ts',
      'test/server/listen.test.ts',
      'test/server/processes/{threaded-site,release-memory}.test.ts',
    ],
    testTimeout: 60_000,
    isolate: false,
  },
});
