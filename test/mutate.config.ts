import { defineConfig } from 'vitest/config';

/** The tests that `npm run mutate` runs: those nearest to the room that it changes. */
export default defineConfig({
  test: { include: [process.env['MUTATE_TESTS'] ?? ''], exclude: ['**/*.build.test.ts'], isolate: false },
});
