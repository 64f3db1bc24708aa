import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { COPY_KINDS, type CopyKind } from '../../../src/format/pictures/copy-kinds.ts';
import { NODES_PER_PACK, packFolder } from '../../../src/format/pictures/picture-files.ts';
import type { PackRecord } from '../../../src/format/pictures/picture-pack.ts';
import { withFile } from '../../../src/store/file-fault.ts';
import { sha256, type WholeBuild } from '../builds/current-build.ts';
import { drawPicture, failure, NO_FILE, PHOTOGRAPH_RECIPES, RECIPES } from './draw-pictures.ts';
import { listsInUse, removeForgotten } from './forgotten-pictures.ts';
import { makeFolder, writeDurably } from '../builds/durable.ts';
import { takeLock } from '../builds/lock.ts';
import { openPictureSet, type Original, type PictureSet } from './picture-set.ts';
import { PackReader } from './read-pack.ts';
import { packsOf, type Slice } from './slice.ts';
import { type PackItem, type PackTarget, writePacks } from './write-pack.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';

/**
 * Progress of drawing a dataset's pictures, in files: two for a picture, and two more for one that illustrates its
 * synset.
 */
export interface PictureProgress {
  readonly dataset: string;
  readonly done: number;
  readonly all: number;
  /** Number of files made by this run. */
  readonly made: number;
}

/** Result of drawing a dataset's pictures. */
export interface DrawnPictures {
  readonly dataset: string;
  readonly pictures: number;
  /** Files made now, and all that there are. */
  readonly made: number;
  readonly all: number;
  /** Pictures that could not be drawn, with reasons. */
  readonly failed: readonly { readonly file: string; readonly why: string }[];
}

/**
 * Makes the small and large copies of the pictures of all datasets with pictures, as far as they are not there.
 *
 * Every copy is stored under the SHA-256 of its source: what has not changed is not made again, also when the
 * list of pictures has. Killed at any moment, it goes on where it was; a second process waits for the first.
 *
 * @param out the folder of builds. @param onProgress callback after each file. @param slice makes the copies of these pictures alone.
 * @throws StoreError naming the file if one cannot be read or written; packs that are whole stay so.
 */
export async function drawPictures(
  out: string,
  build: WholeBuild,
  onProgress: (progress: PictureProgress) => void = () => undefined,
  slice?: Slice,
): Promise<DrawnPictures[]> {
  const drawn: DrawnPictures[] = [];
  for (const dataset of datasetsWithPictures(build.manifest.files)) {
    const folder = path.join(out, packFolder(dataset));
    const lock = path.join(folder, 'lock');
    const unlock = await withFile(lock, 'written', async () => {
      await mkdir(folder, { recursive: true });
      return takeLock(lock, ({ pid }) =>
        console.error(`Waiting for process ${String(pid)}, which draws the pictures of ${dataset}.`),
      );
    });
    try {
      const set = await openPictureSet(out, build, dataset);
      if (slice !== undefined) drawn.push(await drawParts(set, packsOf(slice, set), onProgress));
      else drawn.push((await unchanged(set)) ?? (await drawAnew(out, set, onProgress)));
    } finally {
      await unlock();
    }
  }
  await removeForgotten(out);
  return drawn;
}

async function drawAnew(
  out: string,
  set: PictureSet,
  onProgress: (progress: PictureProgress) => void,
): Promise<DrawnPictures> {
  const stamp = await set.stamp();
  const drawn = await drawParts(set, set.parts, onProgress);
  const folder = path.join(set.folder, set.list);
  await withFile(folder, 'written', () => makeFolder(folder)); // a set without pictures has no pack
  const there = (await readdir(folder)).filter((name) => name.endsWith('.pack'));
  const packs = there.filter((name) => COPY_KINDS.some((kind) => name.startsWith(`${kind}-`)));
  // Kinds that an earlier program drew.
  for (const name of there) if (!packs.includes(name)) await rm(path.join(folder, name));
  const note: Note = { stamp: noted(stamp, set), packs, drawn: { ...drawn, made: 0 } };
  const noteFile = path.join(folder, NOTE);
  await withFile(noteFile, 'written', () => writeDurably(noteFile, JSON.stringify(note)));
  await removeUnused(out, set);
  return drawn;
}

/** Returns the result of the last run, if originals and recipes are unchanged and no pack is missing. */
async function unchanged(set: PictureSet): Promise<DrawnPictures | undefined> {
  const folder = path.join(set.folder, set.list);
  try {
    const note = JSON.parse(await readFile(path.join(folder, NOTE), 'utf8')) as Note;
    const there = new Set(await readdir(folder));
    return note.stamp === noted(await set.stamp(), set) && note.packs.every((name) => there.has(name))
      ? note.drawn
      : undefined;
  } catch {
    // Without a complete note, everything is checked.
    return undefined;
  }
}

/** Note next to complete packs, which spares a run without changes from reading the originals. */
interface Note {
  readonly stamp: string;
  readonly packs: readonly string[];
  readonly drawn: DrawnPictures;
}

const NOTE = 'done.json';

function noted(stamp: string, set: PictureSet): string {
  return [stamp, ...Object.values(recipesOf(set))].join(' ');
}

function recipesOf({ arePhotographs }: PictureSet): typeof RECIPES {
  return arePhotographs ? PHOTOGRAPH_RECIPES : RECIPES;
}

async function drawParts(
  set: PictureSet,
  parts: readonly number[],
  onProgress: (progress: PictureProgress) => void,
): Promise<DrawnPictures> {
  const pictures = parts.reduce((sum, part) => sum + set.picturesIn(part), 0);
  const all = filesOf(set, parts);
  let [done, made] = [0, 0];
  const count = ({ state }: PackRecord, isNew: boolean): void => {
    if (state === 'none') return;
    done++;
    if (isNew) made++;
    onProgress({ dataset: set.dataset, done, all, made });
  };
  const failed = await drawCopies(set, parts, count);
  return { dataset: set.dataset, pictures, made, all, failed };
}

/** Draws the copies of the pictures of some parts. @param onFile called with each file. @returns the pictures that could not be drawn. */
async function drawCopies(
  set: PictureSet,
  parts: readonly number[],
  onFile: (record: PackRecord, isNew: boolean) => void,
): Promise<{ file: string; why: string }[]> {
  const failed: { file: string; why: string }[] = [];
  // Packs of older lists may hold some of the files.
  const older = await otherLists(set);
  for (const part of parts) {
    const originals = await set.originals(part);
    const illustrating = illustratingPlaces(set, part);
    const items = originals.map((original, place) => copiesOf(original, illustrating.has(place), recipesOf(set)));
    const undrawn: { place: number; record: PackRecord }[] = [];
    const targets = COPY_KINDS.map((kind): PackTarget => ({
      file: set.pack(kind, part),
      reusable: older.map((list) => set.pack(kind, part, list)),
      onFile: (record, place, isNew) => {
        if (kind === 'thumbnail' && record.state === 'failed') undrawn.push({ place, record });
        onFile(record, isNew);
      },
    }));
    await writePacks(targets, { count: items.length, at: (place) => items[place]! });
    if (undrawn.length === 0) continue;
    const pack = await PackReader.open(set.pack('thumbnail', part));
    for (const { place, record } of undrawn)
      failed.push({ file: originals[place]!.file, why: new TextDecoder().decode(await pack!.bytes(record)) });
    await pack!.close();
  }
  return failed;
}

/** The pictures of a part that illustrate their synsets, by their places in it: only these have copies as icon and tile. */
function illustratingPlaces(set: PictureSet, part: number): Set<number> {
  const places = new Set<number>();
  for (let at = part * NODES_PER_PACK; at < Math.min((part + 1) * NODES_PER_PACK, set.nodes); at++) {
    const best = set.best(nodeIndex(at));
    if (best !== undefined) places.add(set.places(nodeIndex(at)).from + best);
  }
  return places;
}

/** The copies of a picture as they go into the packs of each kind, in the order of {@link COPY_KINDS}. */
function copiesOf(original: Original, isIllustrating: boolean, recipes: typeof RECIPES): PackItem {
  const has = (kind: CopyKind): boolean => isIllustrating || kind === 'thumbnail' || kind === 'view';
  return {
    keys: COPY_KINDS.map((kind) => sha256(`${has(kind) ? recipes[kind] : 'none'} ${original.sum}`)),
    make: async () => {
      const bytes = await original.read().catch((error: unknown) => failure(error));
      if (!(bytes instanceof Uint8Array)) return COPY_KINDS.map((kind) => (has(kind) ? bytes : NO_FILE));
      const drawn = await drawPicture(bytes, isIllustrating);
      return COPY_KINDS.map((kind) => drawn[kind]);
    },
  };
}

/** Number of files that the pictures of some parts need. */
function filesOf(set: PictureSet, parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + 2 * set.picturesIn(part) + 2 * illustratingPlaces(set, part).size, 0);
}

/** The datasets of a build that have pictures. */
export function datasetsWithPictures(files: readonly { readonly path: string }[]): string[] {
  return files
    .map((file) => file.path.split('/')[1] ?? '')
    .filter((name, i) => files[i]!.path === datasetFile(name, 'pictures.tsv'));
}

async function otherLists({ folder, list }: PictureSet): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^[0-9a-f]{12}$/.test(name) && name !== list);
}

/** Removes the packs of lists that no build has any more: a server may still show the build before this one. */
async function removeUnused(out: string, set: PictureSet): Promise<void> {
  const used = (await listsInUse(out)).get(set.dataset) ?? new Set();
  for (const list of await otherLists(set))
    if (!used.has(list)) await rm(path.join(set.folder, list), { recursive: true, force: true });
}
