import { copyFile, cp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { BLOCK_SUMS_FILE } from '../../../src/format/catalogue-files.ts';
import { COPY_KINDS, type CopyKind } from '../../../src/format/pictures/copy-kinds.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { damaged } from '../../../src/store/store-error.ts';
import { sha256, type WholeBuild, wholeBuild } from '../builds/current-build.ts';
import { makeFolder, replaceDurably, syncTree } from '../builds/durable.ts';
import { InputError, shownPath } from '../text/input.ts';
import { openPictureSet, type PictureSet } from './picture-set.ts';
import { PackReader } from './read-pack.ts';
import { type BuiltSlice, checkSlices, packsOf } from './slice.ts';
import { datasetsWithPictures } from './thumbnails.ts';
import { writeBuild } from '../builds/write-build.ts';

/** Folders next to the builds that are complete in every slice. */
const WHOLE_FOLDERS = ['lists', 'surveys'] as const;

/**
 * Joins the slices of a build in one folder: the build, the folders next to it, and the packs of each slice.
 *
 * Every byte is checked: the build by its manifest, packs by the sums of their files. The next run finds all pictures drawn.
 *
 * @throws InputError if slices are missing, come twice or are of different builds, or lack a pack; StoreError if one is damaged.
 */
export async function mergeSlices(slices: readonly BuiltSlice[], out: string): Promise<WholeBuild> {
  checkSlices(slices);
  const [first] = slices as [BuiltSlice];
  const build = await wholeBuild(first.folder, first.version);
  if (build === undefined) throw damaged(path.join(first.folder, first.version), 'build that part again');
  for (const name of WHOLE_FOLDERS) {
    const from = path.join(first.folder, name);
    const there = await readdir(first.folder);
    if (there.includes(name))
      await withFile(path.join(out, name), 'written', async () => {
        await cp(from, path.join(out, name), { recursive: true, preserveTimestamps: true });
        await syncTree(path.join(out, name));
      });
  }
  for (const dataset of datasetsWithPictures(build.manifest.files)) {
    for (const slice of slices) {
      const set = await openPictureSet(slice.folder, build, dataset);
      for (const pack of packsOf(slice, set))
        for (const kind of COPY_KINDS) await takePack(set, kind, pack, slice, out);
    }
  }
  // The build last: what it names is there then.
  const files = build.manifest.files.filter(({ path: file }) => file !== BLOCK_SUMS_FILE);
  return writeBuild(
    out,
    build.manifest.inputs,
    await Promise.all(
      files.map(async ({ path: file, records }) => ({
        path: file,
        records,
        bytes: await readFile(path.join(build.folder, file)),
      })),
    ),
  );
}

/** Copies a pack of a slice, once every file in it has been checked. */
async function takePack(
  set: PictureSet,
  kind: CopyKind,
  pack: number,
  { folder }: BuiltSlice,
  out: string,
): Promise<void> {
  const from = set.pack(kind, pack);
  const reader = await PackReader.open(from);
  if (reader === undefined)
    throw new InputError(shownPath(from), {
      expected: 'a pack of the part',
      came: 'none',
      advice: 'Build that part again.',
    });
  try {
    let records = 0;
    for await (const record of reader.records()) {
      if (record.state === 'open' || !sha256(await reader.bytes(record)).startsWith(record.digest)) break;
      records++;
    }
    if (records < reader.count) throw damaged(from, 'remove it and build that part again');
  } finally {
    await reader.close();
  }
  const to = path.join(out, path.relative(folder, from));
  await withFile(to, 'written', async () => {
    await makeFolder(path.dirname(to));
    await copyFile(from, `${to}.copied`);
    await replaceDurably(to, `${to}.copied`);
  });
}
