import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeIndex, type NodeIndex } from '../../src/domain/node-index.ts';
import { type Picture, type SensitiveSubject } from '../../src/domain/picture.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { NODES_PER_PACK, packFile, packFolder, type PackKind, pictureFile, picturesSchema } from '../../src/format/picture-files.ts';
import { parsePictures, PICTURES_SCHEMA } from '../../src/format/picture-list.ts';
import { sha256, type WholeBuild } from './current-build.ts';
import { packageFolder } from './read-picture-inputs.ts';

/** A picture's file as its source has it. */
export interface Original {
  readonly file: string;
  /** Empty if the file is not there: nothing can be drawn from it then. */
  readonly bytes: Uint8Array;
  /** SHA-256 in hexadecimal. */
  readonly sum: string;
}

/** The pictures of a dataset, part by part of the preorder, and where their packs are. */
export interface PictureSet {
  readonly dataset: string;
  /** Folder of all packs of the dataset, one folder in it for each list of pictures. */
  readonly folder: string;
  /** Names the list of pictures. */
  readonly list: string;
  readonly sensitive: readonly SensitiveSubject[];
  readonly nodes: number;
  readonly pictures: number;
  /** How many pictures a node has. */
  count(node: NodeIndex): number;
  /** Which pictures of its part are a node's: `[from, to)`. */
  places(node: NodeIndex): { readonly from: number; readonly to: number };
  /** The parts that have any pictures. */
  readonly parts: readonly number[];
  /** Tells without reading them whether originals have changed: a digest of their sizes and times. */
  stamp(): string;
  /** The originals of a part, in the order of its pictures. */
  originals(part: number): Promise<Original[]>;
  /** The path of a pack. @param list another list than this one. */
  pack(kind: PackKind, part: number, list?: string): string;
}

/** Opens the pictures of a dataset of a build. @param out the folder of builds. */
export async function openPictureSet(out: string, build: WholeBuild, dataset: string): Promise<PictureSet> {
  const read = (file: 'pictures.json' | 'pictures.tsv' | 'pictures.columns'): Promise<Buffer> => readFile(path.join(build.folder, pictureFile(dataset, file)));
  const { sensitive, sources } = picturesSchema.parse(JSON.parse((await read('pictures.json')).toString('utf8')));
  const { pictureStart, byteStart } = decodeColumns(PICTURES_SCHEMA, await read('pictures.columns'), 'pictures.columns');
  const table = await read('pictures.tsv');
  const folder = path.join(out, packFolder(dataset));
  const list = sha256(table).slice(0, 12);
  const nodes = pictureStart.length - 1;
  const roots = sources.map((source) => ({ prefix: `${source.package}/`, root: packageFolder(source.package) }));
  const endOf = (part: number): number => Math.min((part + 1) * NODES_PER_PACK, nodes);
  const parts = Array.from({ length: Math.ceil(nodes / NODES_PER_PACK) }, (_, part) => part)
    .filter((part) => pictureStart[endOf(part)]! > pictureStart[part * NODES_PER_PACK]!);

  const placeOf = (file: string): string => {
    const { prefix, root } = roots.find((one) => file.startsWith(one.prefix))!;
    return path.join(root, file.slice(prefix.length));
  };
  const original = async ({ file }: Picture): Promise<Original> => {
    const bytes = await readFile(placeOf(file)).catch(() => new Uint8Array());
    return { file, bytes, sum: sha256(bytes) };
  };
  return {
    dataset, folder, list, sensitive, nodes, parts,
    pictures: pictureStart[nodes]!,
    count: (node) => pictureStart[node + 1]! - pictureStart[node]!,
    places: (node) => {
      const first = pictureStart[node - (node % NODES_PER_PACK)]!;
      return { from: pictureStart[node]! - first, to: pictureStart[node + 1]! - first };
    },
    stamp: () => {
      // One after the other without waiting: a tenth of the time that as many promises take.
      const lines = parsePictures(table.subarray(byteStart[0])).map(({ file }) => {
        const known = statSync(placeOf(file), { throwIfNoEntry: false });
        return `${file} ${known === undefined ? 'none' : [known.size, known.mtimeMs, known.ctimeMs].join(' ')}`;
      });
      return sha256(lines.join('\n'));
    },
    originals: (part) => Promise.all(parsePictures(table.subarray(byteStart[part * NODES_PER_PACK], byteStart[endOf(part)])).map(original)),
    pack: (kind, part, other = list) => path.join(folder, packFile(other, kind, part)),
  };
}

/** The nodes of a set that have pictures, in preorder. */
export function nodesWithPictures(set: PictureSet): NodeIndex[] {
  return set.parts.flatMap((part) =>
    Array.from({ length: Math.min(NODES_PER_PACK, set.nodes - part * NODES_PER_PACK) }, (_, i) => nodeIndex(part * NODES_PER_PACK + i))
      .filter((node) => set.count(node) > 0));
}
