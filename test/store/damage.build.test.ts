import { copyFile, cp, mkdtemp, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { BLOCK } from '../../src/format/lists/block-sums.ts';
import { BLOCK_SUMS_FILE, datasetFile } from '../../src/format/catalogue-files.ts';
import { COPY_KINDS, type CopyKind } from '../../src/format/pictures/copy-kinds.ts';
import { NODES_PER_PACK, packFile, packFolder } from '../../src/format/pictures/picture-files.ts';
import { Build } from '../../src/store/build.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import type { Pictures } from '../../src/store/pictures.ts';
import type { Source } from '../../src/store/source.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { at } from '../fixtures/real-catalogue.ts';

/** A copy of the real data to damage: the build, and of the packs those that hold dog. */
let copy: string;
let folder: string;
let files: string[];
/** The pack of a kind that holds dog. */
let packOf: (kind: CopyKind) => string;
const DATASET = 'emoji';
const dog = at('n02084071');
const part = Math.floor(dog / NODES_PER_PACK);

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'canopy-damage-'));
  const { version, manifest } = (await currentBuild(DEFAULT_FOLDERS.out))!;
  folder = path.join(copy, version);
  files = manifest.files.map(({ path: file }) => file).filter((file) => file !== BLOCK_SUMS_FILE);
  await cp(path.join(DEFAULT_FOLDERS.out, version), folder, { recursive: true });
  await copyFile(path.join(DEFAULT_FOLDERS.out, 'current.json'), path.join(copy, 'current.json'));
  const list = manifest.files
    .find(({ path: file }) => file === datasetFile(DATASET, 'pictures.tsv'))!
    .sha256.slice(0, 12);
  packOf = (kind) => path.join(packFolder(DATASET), packFile(list, kind, part));
  for (const kind of COPY_KINDS)
    await cp(path.join(DEFAULT_FOLDERS.out, packOf(kind)), path.join(copy, packOf(kind)), { recursive: true });
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** Turns one bit of a file, does something, and turns it back. */
async function withBitTurned(file: string, byte: number, work: () => Promise<unknown>): Promise<void> {
  await using handle = await open(file, 'r+');
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, byte);
  const turn = async (): Promise<void> => {
    buffer[0]! ^= 1 << (byte & 7);
    await handle.write(buffer, 0, 1, byte);
  };
  await turn();
  await work().finally(turn);
}

const opened: Source[] = [];
afterEach(async () => {
  for (const source of opened.splice(0)) await source.close?.();
});

function source(): Source {
  const one = folderSource(copy);
  opened.push(one);
  return one;
}

/** Reads a file of the build by both ways that files are served: whole, and piece by piece. */
async function readBothWays(file: string): Promise<void> {
  const build = await Build.open(source(), path.basename(folder));
  const stored = build.file(file);
  const pieces = async (): Promise<number> => {
    let read = 0;
    for await (const piece of stored.pieces(0, stored.size)) read += piece.length;
    return read;
  };
  const [whole, read] = await Promise.allSettled([build.read(file), pieces()]);
  expect(whole.status).toBe(read.status);
  if (whole.status === 'rejected') throw whole.reason as Error;
  expect([whole.value.length, (read as PromiseFulfilledResult<number>).value]).toEqual([stored.size, stored.size]);
}

/** Reads every copy of dog's pictures. @returns their bytes. */
async function readDog(pictures: Pictures): Promise<number> {
  let bytes = 0;
  for (const kind of COPY_KINDS) {
    for (let place = 0; place < pictures.count(dog); place++) {
      const { record } = (await pictures.copy(kind, dog, place))!;
      if (record !== undefined) bytes += (await pictures.bytes(kind, dog, record)).length;
    }
  }
  return bytes;
}

async function dogPictures(): Promise<Pictures> {
  const catalogue = await openCatalogue(source());
  return (await catalogue.picturesOf(catalogue.datasets.find(({ name }) => name === DATASET)!))!;
}

test('undamaged, all of it can be read', async () => {
  for (const file of files) await readBothWays(file);
  expect(await readDog(await dogPictures())).toBeGreaterThan(1000);
});

test('a picture with its drawn copy is read once', async () => {
  const pictures = await dogPictures();
  const first = await pictures.copy('thumbnail', dog, 0);
  expect(first?.record).toBeDefined();
  expect(await pictures.copy('thumbnail', dog, 0)).toBe(first);
});

test('a turned bit in any file of the build is found out, and the file named', async () => {
  for (const [i, file] of files.entries()) {
    const { size } = await stat(path.join(folder, file));
    // A byte of the first block, of the last, or between them: one of the three in turn.
    const byte = [0, size >> 1, size - 1][i % 3]!;
    await withBitTurned(path.join(folder, file), byte, async () => {
      const error = await readBothWays(file).catch((thrown: unknown) => thrown);
      expect(error, file).toBeInstanceOf(StoreError);
      expect((error as Error).message).toContain(`${file}: expected the bytes that the build wrote, came others`);
    });
  }
});

test('a turned bit in the sums themselves is found out when the build is opened', async () => {
  await withBitTurned(path.join(folder, BLOCK_SUMS_FILE), 100, () =>
    expect(Build.open(source(), path.basename(folder))).rejects.toThrow(/blocks\.sums: expected the bytes/),
  );
});

test('a long file cut short is found out where it ends, and what stands before is still served', async () => {
  const file = path.join(folder, 'datasets', DATASET, 'pictures.tsv');
  const whole = await readFile(file);
  await truncate(file, whole.length - 10);
  const stored = (await openCatalogue(source())).build.file(`datasets/${DATASET}/pictures.tsv`);
  expect(Buffer.from(await stored.range(0, 100)).equals(whole.subarray(0, 100))).toBe(true);
  await expect(stored.range(whole.length - 20, whole.length)).rejects.toThrow(
    /pictures\.tsv: cannot be read: it ends at byte/,
  );
  await writeFile(file, whole);
});

test('a damaged block is never served, also when others of the file are', async () => {
  const name = `datasets/${DATASET}/pictures.tsv`;
  await withBitTurned(path.join(folder, name), BLOCK + 5, async () => {
    const stored = (await openCatalogue(source())).build.file(name);
    expect((await stored.range(10, 20)).length).toBe(10);
    await expect(stored.range(BLOCK, BLOCK + 1)).rejects.toThrow(/pictures\.tsv: expected the bytes/);
    await expect(stored.readOnce(BLOCK - 1, BLOCK + 1)).rejects.toThrow(/pictures\.tsv: expected the bytes/);
  });
});

describe.each(COPY_KINDS)('a pack of the kind %s', (kind) => {
  test('with a turned bit in head, records or files is found out when that is read', async () => {
    const pictures = await dogPictures();
    const name = path.join(copy, packOf(kind));
    // Icons and tiles are drawn of the picture that illustrates the synset alone.
    const first = kind === 'icon' || kind === 'tile' ? pictures.best(dog)! : 0;
    const place = pictures.list.before(dog) - pictures.list.before(nodeIndex(part * NODES_PER_PACK)) + first;
    const record = (await pictures.copy(kind, dog, first))!.record!;
    for (const byte of [3, 9, 13, 16 + 64 * place + 10, 16 + 64 * place + 44, record.start]) {
      await withBitTurned(name, byte, async () => {
        await expect(dogPictures().then(readDog), `${kind} at ${String(byte)}`).rejects.toThrow(
          /\.pack: expected the bytes that the build wrote, came others; remove it and draw the pictures again: npm run data/,
        );
      });
    }
    expect(await readDog(await dogPictures())).toBeGreaterThan(1000);
  });
});
