import { defineConfig } from 'vitest/config';

/** The unit tests of the rooms that `npm run mutate` changes: those that need no build and no time. */
export default defineConfig({
  test: {
    include: ['test/{domain,format,server,search,view,api,store}/**/*.test.ts'],
    exclude: ['**/*.build.test.ts', '**/served/**'],
    testTimeout: 240_000,
  },
});
