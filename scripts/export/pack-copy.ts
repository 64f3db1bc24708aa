import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  copyPackHead,
  copyPackStart,
  COPY_PACK_START,
  directoryText,
  indexText,
  isPacked,
  PACK_FOLDER,
  PACK_INDEX,
  type PackPlace,
} from '../../src/format/copy-pack.ts';
import { PACKED_ATTRIBUTE, PLAIN_ATTRIBUTE, ROUTER_URL } from '../../src/view/plain/marks.ts';
import type { CopyFile } from './copy-writer.ts';
import { readManifest, readPart } from './manifest.ts';

/** Result of packing a copy. */
export interface PackedReport {
  /** Number of the copy's files in packs, and of those that stay files. */
  readonly packed: number;
  readonly loose: number;
  readonly packs: number;
  /** Number of packs that are the same as in the last packing. */
  readonly reused: number;
  /** Bytes of all files of the packed copy. */
  readonly bytes: number;
}

/** Number of files after which a pack ends, and its maximum of uncompressed bytes. */
const FILES_A_PACK = 2000;
const LARGEST_PACK = 16_000_000;
/** Files read and compressed at the same time. */
const AT_ONCE = 32;

/** Files of a copy that browsers get before they can read packs, each with its mark. */
const FIRST_PAGES: Readonly<Record<string, string>> = {
  'index.html': '',
  'plain-files.html': '',
  '404.html': 'not-found',
};

/**
 * Writes a copy of plain files once more in few files, for hosts that cap their number.
 *
 * Packs are cut where a digest of a path says so, so that a page more or less changes one pack and no other. A pack is
 * named after the digests of its files, so that one that exists need not be made again. A staging folder replaces the
 * last packed copy when it is complete.
 *
 * @param folder a copy that an export wrote. @param packed the folder of the packed copy, which need not exist.
 * @throws Error in a sentence, if the folder holds something else.
 */
export async function packCopy(folder: string, packed: string): Promise<PackedReport> {
  if (existsSync(packed) && !existsSync(path.join(packed, PACK_INDEX)))
    throw new Error(`${packed}: expected a packed copy, or nothing; this holds something else.`);
  const staging = `${packed}.staging`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(path.join(staging, PACK_FOLDER), { recursive: true });
  const manifest = await readManifest(folder);
  const all = [...manifest.parts.keys()].flatMap((part) => readPart(manifest, part));
  const files = [...new Map(all.map((file) => [file.path, file])).values()];
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const loose = files.filter((file) => !isPacked(file.path));
  for (const file of loose) await writeLoose(folder, staging, file.path);
  await writeRouter(folder, staging);
  const places: PackPlace[] = [];
  let [reused, bytes] = [0, loose.reduce((sum, file) => sum + file.bytes, 0)];
  for (const group of groupsOf(files.filter((file) => isPacked(file.path)))) {
    const name = `${createHash('sha256')
      .update(group.map((file) => `${file.digest} ${file.path}\n`).join(''))
      .digest('hex')
      .slice(0, 16)}.pack`;
    const [target, old] = [path.join(staging, PACK_FOLDER, name), path.join(packed, PACK_FOLDER, name)];
    if (existsSync(old)) {
      await link(old, target);
      reused++;
    } else await writeCopyPack(folder, group, target);
    const { head, size } = await headOf(target);
    places.push({ first: group[0]!.path, name, head });
    bytes += size;
  }
  await writeFile(path.join(staging, PACK_INDEX), indexText(places));
  const before = `${packed}.before`;
  await rm(before, { recursive: true, force: true });
  if (existsSync(packed)) await rename(packed, before);
  await rename(staging, packed);
  await rm(before, { recursive: true, force: true });
  return { packed: files.length - loose.length, loose: loose.length + 2, packs: places.length, reused, bytes };
}

/** Cuts files, in the order of their paths, into packs. */
function* groupsOf(files: readonly CopyFile[]): Generator<CopyFile[]> {
  let group: CopyFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (
      group.length > 0 &&
      (bytes + file.bytes > LARGEST_PACK ||
        createHash('md5').update(file.path).digest().readUInt32LE() % FILES_A_PACK === 0)
    ) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(file);
    bytes += file.bytes;
  }
  if (group.length > 0) yield group;
}

async function writeCopyPack(folder: string, files: readonly CopyFile[], target: string): Promise<void> {
  const contents: { path: string; isGzip: boolean; length: number; bytes: Uint8Array }[] = [];
  for (let from = 0; from < files.length; from += AT_ONCE) {
    contents.push(
      ...(await Promise.all(
        files.slice(from, from + AT_ONCE).map(async ({ path: name }) => {
          const plain = await readFile(path.join(folder, name));
          const small = await promisify(gzip)(plain, { level: 9 });
          const isGzip = small.length < plain.length;
          const bytes = isGzip ? small : plain;
          return { path: name, isGzip, length: bytes.length, bytes };
        }),
      )),
    );
  }
  const directory = await promisify(gzip)(directoryText(contents), { level: 9 });
  await writeFile(target, [copyPackStart(directory.length), directory, ...contents.map(({ bytes }) => bytes)]);
}

async function headOf(file: string): Promise<{ head: number; size: number }> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(COPY_PACK_START), 0, COPY_PACK_START, 0);
    return { head: copyPackHead(buffer, file), size: (await handle.stat()).size };
  } finally {
    await handle.close();
  }
}

async function writeLoose(folder: string, staging: string, name: string): Promise<void> {
  const target = path.join(staging, name);
  await mkdir(path.dirname(target), { recursive: true });
  const mark = FIRST_PAGES[name];
  if (mark === undefined) await copyFile(path.join(folder, name), target);
  else
    await writeFile(
      target,
      (await readFile(path.join(folder, name), 'utf8')).replace(
        ` ${PLAIN_ATTRIBUTE}`,
        ` ${PLAIN_ATTRIBUTE} ${PACKED_ATTRIBUTE}="${mark}"`,
      ),
    );
}

/** Copies the service worker from the site's scripts to the root. */
async function writeRouter(folder: string, staging: string): Promise<void> {
  const scripts = await readdir(path.join(folder, '_astro'));
  const router = scripts.find((name) => /^pack-router-.*\.js$/.test(name));
  if (router === undefined)
    throw new Error(`${folder}: expected the script pack-router among those of the site, came ${scripts.join(', ')}.`);
  await copyFile(path.join(folder, '_astro', router), path.join(staging, ROUTER_URL));
}
