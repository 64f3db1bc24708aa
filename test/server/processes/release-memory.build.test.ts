import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const MODULE = path.resolve(import.meta.dirname, '../../../src/server/processes/release-memory.ts');

/** Fills the heap, lets it go, and prints the resident memory at its most and when it has fallen, or after a minute. */
const PROGRAM = `
import { releaseMemoryWhenIdle } from ${JSON.stringify(MODULE)};
const end = releaseMemoryWhenIdle(200);
let garbage = Array.from({ length: 2_000_000 }, (_, i) => ({ i, text: 'text ' + i }));
const most = process.memoryUsage.rss();
garbage = undefined;
let looks = 0;
const look = setInterval(() => {
  const now = process.memoryUsage.rss();
  if (now > most / 2 && ++looks < 600) return;
  console.log(JSON.stringify({ most, now, hidden: typeof globalThis.gc }));
  clearInterval(look);
  end();
}, 100);
`;

it('releases the memory of a load once there is nothing to do, and exposes nothing', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', PROGRAM], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { most, now, hidden } = JSON.parse(stdout) as { most: number; now: number; hidden: string };
  expect(most).toBeGreaterThan(150e6);
  expect(now).toBeLessThan(most / 2);
  expect(hidden).toBe('undefined');
});
