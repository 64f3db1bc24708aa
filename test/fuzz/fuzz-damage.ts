import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { writeBuild } from '../../scripts/pipeline/builds/write-build.ts';
import { BLOCK_SUMS_FILE } from '../../src/format/catalogue-files.ts';
import { Build } from '../../src/store/build.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { isStoreError } from '../../src/store/store-error.ts';
import { build } from '../fixtures/open-files.ts';
import { miniInputs } from '../fixtures/mini-inputs.ts';
import type { Fault, FuzzRun } from './fuzz-server.ts';
import { ownFolder } from './own-folder.ts';
import { Random } from './random.ts';

/** Result of reading files that change on the disk. */
export interface DamageResult {
  /** The case after the last one that was run. */
  readonly next: number;
  readonly faults: readonly Fault[];
  /** Reads that were refused, and those that memory still answered with the bytes that were written. */
  readonly refused: number;
  readonly cached: number;
}

/**
 * Reads a part of a built file, changes a byte of the file on the disk, and reads it again: what was written must come, or a refusal.
 *
 * Every second build holds no block in memory, as a file that is read in between others.
 */
export async function fuzzDamage({
  seed,
  from,
  count,
  until,
}: Pick<FuzzRun, 'seed' | 'from' | 'count' | 'until'>): Promise<DamageResult> {
  const root = path.join(ownFolder(), 'damage');
  const { version } = await writeBuild(root, 'test', await build(miniInputs()));
  const source = folderSource(root);
  const opened = await Build.open(source, version);
  const names = (await readdir(path.join(root, version), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(root, version), path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== BLOCK_SUMS_FILE && opened.has(name) && opened.file(name).size > 0)
    .toSorted();
  const faults: Fault[] = [];
  let [next, refused, cached] = [from, 0, 0];
  for (; next < from + count && performance.now() < until; next++) {
    const random = new Random(seed, next);
    const name = random.pick(names);
    const file = opened.file(name);
    const start = random.below(file.size);
    const end = start + 1 + random.below(Math.min(file.size - start, 100_000));
    const read = (): Promise<Uint8Array> => (random.chance(0.5) ? file.range(start, end) : file.readOnce(start, end));
    const before = Buffer.from(await read());
    const handle = await open(path.join(root, version, name), 'r+');
    const at = start + random.below(end - start);
    const own = Buffer.alloc(1);
    await handle.read(own, 0, 1, at);
    await handle.write(Buffer.from([own[0]! ^ (1 + random.below(255))]), 0, 1, at);
    try {
      if (before.equals(await read())) cached++;
      else faults.push({ index: next, what: 'a changed byte was given out', shown: `${name}, byte ${String(at)}` });
    } catch (error) {
      if (isStoreError(error)) refused++;
      else faults.push({ index: next, what: String(error), shown: `${name}, byte ${String(at)}` });
    } finally {
      await handle.write(own, 0, 1, at);
      await handle.close();
    }
  }
  await source.close?.();
  return { next, faults, refused, cached };
}
