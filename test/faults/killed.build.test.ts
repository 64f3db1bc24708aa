import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyByte } from '../fixtures/every-byte.ts';
import { expectWhole } from '../fixtures/expect-whole.ts';
import { smallRun, writeSources } from '../fixtures/small-run.ts';
import { IN_MEMORY } from '../fixtures/temporary-folder.ts';
import { Random } from '../fuzz/random.ts';

const SEED = 20_111_125;
const KILLS = 50;
const CHILD = path.join(import.meta.dirname, '../fixtures/small-run.ts');

let root: string;
let sources: string;
/** What there is before a run: nothing, or an older build with its list and its pictures. */
const BEFORE = ['nothing', 'older'] as const;
type Before = (typeof BEFORE)[number];
const versions = new Map<Before, string | undefined>();
/** What there is after a run that nobody killed, and how many changes on the disk it made. */
const after = new Map<
  Before,
  { readonly bytes: Map<string, string>; readonly version: string; readonly changes: number }
>();

/** Runs a build in a process of its own. @param fatal the change on the disk that it is killed instead of. */
function runKilled(
  out: string,
  fatal: number,
): Promise<{ readonly signal: string | undefined; readonly printed: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CHILD, sources, out, String(fatal)], (error, printed) =>
      resolve({ signal: error?.signal ?? undefined, printed }),
    );
  });
}

/** A folder of builds as it is before a run. */
async function prepared(before: Before, name: string): Promise<string> {
  const out = path.join(root, name);
  if (before === 'older') await cp(path.join(root, 'older'), out, { recursive: true, preserveTimestamps: true });
  return out;
}

beforeAll(async () => {
  root = await mkdtemp(path.join(IN_MEMORY, 'canopy-killed-'));
  sources = path.join(root, 'sources');
  await writeSources(path.join(root, 'older-sources'), 3);
  await writeSources(sources, 4);
  versions.set('older', (await smallRun(path.join(root, 'older-sources'), path.join(root, 'older'))).version);
  for (const before of BEFORE) {
    const out = await prepared(before, `unkilled-${before}`);
    const { signal, printed } = await runKilled(out, 0);
    expect(signal).toBeUndefined();
    after.set(before, {
      bytes: await everyByte(out),
      version: (await expectWhole(out, 'not killed'))!,
      changes: Number(printed),
    });
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

test(`killed at ${String(KILLS)} moments, a run leaves what is served whole, and the next one ends with the same bytes`, async () => {
  const random = new Random(SEED);
  // From each stretch of a run one moment: so they are spread over all of it, from its first change to its last.
  const kills = Array.from({ length: KILLS }, (_, i) => {
    const before = BEFORE[i % 2]!;
    const { changes } = after.get(before)!;
    return { i, before, fatal: 1 + Math.floor(((i + random.next()) * changes) / KILLS) };
  });
  const waiting = kills.values();
  await Promise.all(
    [0, 1].map(async () => {
      for (const { i, before, fatal } of waiting) {
        const { version, bytes, changes } = after.get(before)!;
        const when = `seed ${String(SEED)}, kill ${String(i)}: at change ${String(fatal)} of ${String(changes)}, ${before} before`;
        const out = await prepared(before, `killed-${String(i)}`);
        expect((await runKilled(out, fatal)).signal, when).toBe('SIGKILL');
        expect([versions.get(before), version], when).toContain(await expectWhole(out, when));
        expect((await smallRun(sources, out)).version, when).toBe(version);
        expect(await everyByte(out), when).toEqual(bytes);
        await rm(out, { recursive: true });
      }
    }),
  );
});
