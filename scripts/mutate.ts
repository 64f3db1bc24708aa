/**
 * `npm run mutate -- [ROOM…]`: changes the code of each room in small ways, one after another, and counts what its nearest tests do not notice.
 *
 * The results so far of each room are in `built/`: a second run tests only what has changed. `npm run mutate -- domain format`.
 */

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Files to mutate in each room, and the tests nearest to them; of the server, those files that are testable without a socket or a thread. */
const ROOMS: Readonly<Record<string, { readonly files: readonly string[]; readonly tests: string }>> = {
  domain: { files: ['src/domain/**/*.ts'], tests: 'test/domain/**/*.test.ts' },
  format: { files: ['src/format/**/*.ts'], tests: 'test/format/**/*.test.ts' },
  server: {
    files: [
      'src/server/answers/*.ts',
      'src/server/requests/*.ts',
      'src/server/processes/turns.ts',
      'src/server/settings.ts',
      '!src/server/answers/make-answer.ts',
      '!src/server/answers/send-stream.ts',
      '!src/server/requests/read-body.ts',
      '!src/server/requests/refuse.ts',
    ],
    tests: 'test/server/{answers,requests,settings,processes/turns}{/**/*,}.test.ts',
  },
  search: { files: ['src/search/rank.ts'], tests: 'test/search/rank.test.ts' },
};

const root = path.resolve(import.meta.dirname, '..');
const stryker = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core')),
  '../../bin/stryker.js',
);

const rooms = process.argv.slice(2);
for (const name of rooms.length === 0 ? Object.keys(ROOMS) : rooms) {
  const room = ROOMS[name];
  if (room === undefined)
    throw new Error(`expected the name of a room, came ${name}; there are ${Object.keys(ROOMS).join(', ')}`);
  console.log(`Mutating ${name}`);
  const { status } = spawnSync(
    process.execPath,
    [
      stryker,
      'run',
      ...['--mutate', room.files.join(',')],
      ...['--incrementalFile', `built/mutation-${name}.json`],
      ...['--tempDirName', `built/mutation-${name}`],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATE_TESTS: room.tests } },
  );
  if (status !== 0) process.exitCode = 1;
}
