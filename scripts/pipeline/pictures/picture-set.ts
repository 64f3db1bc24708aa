import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Picture } from '../../../src/domain/pictures/picture.ts';
import { decodeColumns } from '../../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../../src/format/lists/image-list.ts';
import type { CopyKind } from '../../../src/format/pictures/copy-kinds.ts';
import {
  ILLUSTRATION_SCHEMA,
  NODES_PER_PACK,
  packFile,
  packFolder,
  originalsSchema,
  picturesSchema,
} from '../../../src/format/pictures/picture-files.ts';
import { parsePictures } from '../../../src/format/pictures/picture-list.ts';
import { readOriginal } from '../../../src/store/original-files.ts';
import { sha256, type WholeBuild } from '../builds/current-build.ts';
import { readRange } from '../builds/durable.ts';
import { packageFolder } from './read-picture-inputs.ts';
import { datasetFile } from '../../../src/format/catalogue-files.ts';

/** A picture's file as its source has it. */
export interface Original {
  readonly file: string;
  /** SHA-256 in hexadecimal; of nothing if the file is not there. */
  readonly sum: string;
  /** Reads the bytes. @throws Error if the file is missing or has another sum. */
  read(): Promise<Uint8Array>;
}

/** The pictures of a dataset, part by part of the preorder, and where their packs are. */
export interface PictureSet {
  readonly dataset: string;
  /** Folder of all packs of the dataset, one folder in it for each list of pictures. */
  readonly folder: string;
  /** Names the list of pictures. */
  readonly list: string;
  /** True for photographs rather than drawings on white paper; pictures from folders are taken for photographs. */
  readonly arePhotographs: boolean;
  readonly nodes: number;
  readonly pictures: number;
  /** Returns the number of a node's pictures. */
  count(node: NodeIndex): number;
  /** Place of the picture that illustrates a node, among its own; `undefined` if none does. */
  best(node: NodeIndex): number | undefined;
  /** Returns the range of a node's pictures in its part: `[from, to)`. */
  places(node: NodeIndex): { readonly from: number; readonly to: number };
  /** The parts that have any pictures. */
  readonly parts: readonly number[];
  /** Returns the number of pictures of a part. */
  picturesIn(part: number): number;
  /** Returns a digest of the sizes and times of the originals, which changes with them; none is read. */
  stamp(): Promise<string>;
  /** Returns the originals of a part, in the order of its pictures. Their bytes are read on demand. */
  originals(part: number): Promise<Original[]>;
  /** The path of a pack. @param list another list than this one. */
  pack(kind: CopyKind, part: number, list?: string): string;
}

/** Opens the pictures of a dataset of a build. @param out the folder of builds. */
export async function openPictureSet(out: string, build: WholeBuild, dataset: string): Promise<PictureSet> {
  const read = (
    file: 'pictures.json' | 'pictures.columns' | 'illustration.columns' | 'originals.json',
  ): Promise<Buffer> => readFile(path.join(build.folder, datasetFile(dataset, file)));
  const { sources } = picturesSchema.parse(JSON.parse((await read('pictures.json')).toString('utf8')));
  const { pictureStart, byteStart } = decodeColumns(LIST_SCHEMA, await read('pictures.columns'), 'pictures.columns');
  const illustration = await read('illustration.columns');
  const { best } = decodeColumns(ILLUSTRATION_SCHEMA, illustration, 'illustration.columns');
  const tableName = datasetFile(dataset, 'pictures.tsv');
  const folder = path.join(out, packFolder(dataset));
  const list = build.manifest.files.find((file) => file.path === tableName)!.sha256.slice(0, 12);
  const nodes = pictureStart.length - 1;
  const roots = sources.flatMap(({ package: from }) =>
    from === undefined ? [] : [{ prefix: `${from}/`, root: packageFolder(from) }],
  );
  const listed =
    roots.length > 0 ? undefined : originalsSchema.parse(JSON.parse((await read('originals.json')).toString('utf8')));
  const originalsPlace = listed && { ...listed, unpacked: listed.unpacked && path.join(out, listed.unpacked) };
  const endOf = (part: number): number => Math.min((part + 1) * NODES_PER_PACK, nodes);
  const picturesIn = (part: number): number => pictureStart[endOf(part)]! - pictureStart[part * NODES_PER_PACK]!;
  const parts = Array.from({ length: Math.ceil(nodes / NODES_PER_PACK) }, (_, part) => part).filter(
    (part) => picturesIn(part) > 0,
  );

  const placeOf = (file: string): string => {
    const { prefix, root } = roots.find((one) => file.startsWith(one.prefix))!;
    return path.join(root, file.slice(prefix.length));
  };
  const picturesOf = async (part: number): Promise<Picture[]> => {
    const from = byteStart[part * NODES_PER_PACK]!;
    return parsePictures(await readPart(path.join(build.folder, tableName), from, byteStart[endOf(part)]! - from));
  };
  const original = async ({ file, original: listed }: Picture): Promise<Original> => {
    const readIt = async (): Promise<Uint8Array> =>
      listed === undefined
        ? readFile(placeOf(file))
        : Buffer.concat(await Array.fromAsync(readOriginal(originalsPlace!, file, listed)));
    const sum = listed?.sha256 ?? sha256(await readIt().catch(() => ''));
    return {
      file,
      sum,
      read: async () => {
        const bytes = await readIt();
        if (sha256(bytes) !== sum) throw new Error('it has changed since it was listed');
        return bytes;
      },
    };
  };
  return {
    dataset,
    folder,
    list,
    nodes,
    parts,
    picturesIn,
    arePhotographs: originalsPlace !== undefined,
    pictures: pictureStart[nodes]!,
    count: (node) => pictureStart[node + 1]! - pictureStart[node]!,
    best: (node) => {
      const place = best[node]!;
      return place === 0 ? undefined : place - 1;
    },
    places: (node) => {
      const first = pictureStart[node - (node % NODES_PER_PACK)]!;
      return { from: pictureStart[node]! - first, to: pictureStart[node + 1]! - first };
    },
    stamp: async () => {
      const hash = createHash('sha256').update(illustration);
      // The sums of images in a folder are in the list, which has a name of its own.
      for (const part of originalsPlace === undefined ? parts : []) {
        // One after the other without waiting: a tenth of the time that as many promises take.
        for (const { file } of await picturesOf(part)) {
          const known = statSync(placeOf(file), { throwIfNoEntry: false });
          hash.update(
            `${file} ${known === undefined ? 'none' : [known.size, known.mtimeMs, known.ctimeMs].join(' ')}\n`,
          );
        }
      }
      return hash.digest('hex');
    },
    originals: async (part) => {
      const originals: Original[] = [];
      // One after the other, so that no more than one is in memory.
      for (const picture of await picturesOf(part)) originals.push(await original(picture));
      return originals;
    },
    pack: (kind, part, other = list) => path.join(folder, packFile(other, kind, part)),
  };
}

async function readPart(file: string, start: number, length: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    return await readRange(handle, start, length);
  } finally {
    await handle.close();
  }
}
