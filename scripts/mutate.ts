/**
 * `npm run mutate -- [ROOM…]`: changes the code of each room in small ways, one after another, and counts what its nearest tests do not notice.
 *
 * Each room has a report and the results so far in `built/`: a second run tests only what has changed. `npm run mutate -- domain format`.
 */

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Files to mutate in each room; of the server, those that are testable without a socket or a thread. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: ['src/domain/**/*.ts'],
  format: ['src/format/**/*.ts'],
  server: [
    'src/server/answers/*.ts',
    'src/server/requests/*.ts',
    'src/server/processes/turns.ts',
    'src/server/settings.ts',
    '!src/server/answers/make-answer.ts',
    '!src/server/answers/send-stream.ts',
    '!src/server/requests/read-body.ts',
    '!src/server/requests/refuse.ts',
  ],
  search: ['src/search/rank.ts'],
};

const root = path.resolve(import.meta.dirname, '..');
const stryker = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@stryker-mutator/core')),
  '../../bin/stryker.js',
);

const rooms = process.argv.slice(2);
for (const room of rooms.length === 0 ? Object.keys(ROOMS) : rooms) {
  const files = ROOMS[room];
  if (files === undefined)
    throw new Error(`expected the name of a room, came ${room}; there are ${Object.keys(ROOMS).join(', ')}`);
  console.log(`Mutating ${room}`);
  const { status } = spawnSync(
    process.execPath,
    [
      stryker,
      'run',
      ...['--mutate', files.join(',')],
      ...['--incrementalFile', `built/mutation-${room}.json`],
      ...['--tempDirName', `built/mutation-${room}`],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATE_ROOM: room } },
  );
  if (status !== 0) process.exitCode = 1;
}
