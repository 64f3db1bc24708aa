import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestSchema } from '../../../src/format/built-json.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../../src/format/catalogue-files.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { currentVersion, sha256Of, versionOf, wholeBuild, type WholeBuild } from './current-build.ts';
import { renameDurably, replaceDurably, syncTree } from './durable.ts';
import { type BuildFile, lengthOf, partsOf } from './output-file.ts';
import { withBlockSums } from './sum-blocks.ts';
import { claim, openWorkshop, removeFolder, tidy } from './workshop.ts';

/**
 * Writes a build next to the others and makes it the current one.
 *
 * Everything goes to a folder of its own, which is then renamed to the build's version, a digest of its manifest;
 * last, `current.json` is replaced by renaming. All is on the disk before that, so neither a kill nor a loss of power
 * leaves anything but a whole build current; several processes may write at once: the last one to end is current. Builds older than the previous one are
 * removed, and so is what killed builds left.
 *
 * @param root the folder of all builds, on one file system; made if it is not there.
 * @throws StoreError naming the file if one cannot be written; the build before stays current then.
 * @param inputs digest of what the build was made from.
 */
export async function writeBuild(root: string, inputs: string, files: readonly BuildFile[]): Promise<WholeBuild> {
  const summed = withBlockSums(files);
  const previous = await currentVersion(root);
  const workshop = await withFile(root, 'written', () => openWorkshop(root));
  try {
    const build = path.join(workshop, 'build');
    for (const file of summed) {
      const target = path.join(build, file.path);
      await withFile(target, 'written', async () => {
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, partsOf(file));
      });
    }
    const manifest = manifestText(inputs, summed);
    const manifestFile = path.join(build, MANIFEST_FILE);
    await withFile(manifestFile, 'written', () => writeFile(manifestFile, manifest));

    const version = versionOf(manifest);
    await withFile(path.join(root, CURRENT_FILE), 'written', async () => {
      await claim(workshop, version);
      await putInPlace(root, version, workshop, build);
      const pointer = path.join(workshop, CURRENT_FILE);
      await writeFile(pointer, `${JSON.stringify({ version })}\n`);
      await replaceDurably(path.join(root, CURRENT_FILE), pointer);
    });
    await tidy(root, previous);
    return { version, folder: path.join(root, version), manifest: manifestSchema.parse(JSON.parse(manifest)) };
  } finally {
    await removeFolder(workshop);
  }
}

/**
 * Returns the manifest of a build as the text of its file.
 *
 * @param inputs digest of what the build was made from; @param files as {@link withBlockSums} gives them.
 */
export function manifestText(inputs: string, files: readonly BuildFile[]): string {
  const rows = files.map((file) => ({
    path: file.path,
    records: file.records,
    bytes: lengthOf(file),
    sha256: sha256Of(partsOf(file)),
  }));
  return `${JSON.stringify({ format: 2, inputs, files: rows }, undefined, 2)}\n`;
}

/** Renames a build to its version; a complete one of that version is left there. */
async function putInPlace(root: string, version: string, workshop: string, build: string): Promise<void> {
  const folder = path.join(root, version);
  await syncTree(build);
  try {
    await renameDurably(build, folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    if ((await wholeBuild(root, version)) !== undefined) return;
    await rename(folder, path.join(workshop, 'damaged'));
    await renameDurably(build, folder);
  }
}
