import { defineConfig } from 'vitest/config';

/** Room of `src` whose nearest unit tests are run: `npm run mutate -- ROOM` names it. */
const room = process.env['MUTATE_ROOM'] ?? '{domain,format,server,search}';

/** The unit tests nearest to the room that is mutated: those that need no build, no browser and no time. */
export default defineConfig({
  test: {
    include: [`test/${room}/**/*.test.ts`],
    exclude: ['**/*.build.test.ts', '**/served/**'],
    testTimeout: 60_000,
    isolate: false,
  },
});
