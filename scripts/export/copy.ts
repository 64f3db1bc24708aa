import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import type { Wnid } from '../../src/domain/wordnet/wnid.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { LIST_SCHEMA } from '../../src/format/lists/image-list.ts';
import { ILLUSTRATION_SCHEMA } from '../../src/format/pictures/picture-files.ts';
import { folderSource } from '../../src/store/folder-source.ts';
import { ifExists } from '../../src/store/file-fault.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import type { PlainHoldings } from '../../src/view/plain/address.ts';
import { plainHoldings } from '../../src/view/plain/holdings.ts';
import type { DataChoice } from './choose-data.ts';
import type { Columns, ColumnSchema } from '../../src/domain/columns.ts';
import { datasetFile } from '../../src/format/catalogue-files.ts';

/** Choice of what is in a copy. */
export interface CopyChoice extends DataChoice {
  /** Export only synsets with images, own or in the subtree, in any dataset. */
  readonly onlyWithImages: boolean;
  /** Export only the subtrees of these synsets, and their ancestors; all if empty. */
  readonly subtrees: readonly Wnid[];
}

/** Choice of all data and synsets. */
export const WHOLE_COPY: CopyChoice = { datasets: [], classSets: [], onlyWithImages: false, subtrees: [] };

/** Data to copy, and the chosen synsets. */
export interface Copy {
  readonly catalogue: OpenedCatalogue;
  /** The folder of the build. */
  readonly build: string;
  /** 1 for each node that has pages. */
  readonly chosen: Uint8Array;
  /** Whether some synsets are left out. */
  readonly isPart: boolean;
  readonly holdings: PlainHoldings;
  /** The names of the datasets with pictures. */
  readonly pictured: ReadonlySet<string>;
}

/**
 * Opens the data and makes the choice of synsets.
 *
 * @param data the folder of builds, of which the current one has the chosen datasets and class sets.
 * @throws Error in a sentence, if the synset of a subtree is unknown.
 */
export async function openCopy(
  data: string,
  { onlyWithImages, subtrees }: Omit<CopyChoice, keyof DataChoice>,
): Promise<Copy> {
  const catalogue = await openCatalogue(folderSource(data));
  const { taxonomy, datasets } = catalogue;
  const build = path.join(data, catalogue.version);
  const chosen = new Uint8Array(taxonomy.size).fill(subtrees.length === 0 ? 1 : 0);
  for (const subtree of subtrees) {
    const root = taxonomy.node(subtree);
    if (root === undefined) throw new Error(`--subtree: expected the wnid of a noun of WordNet 3.0, came ${subtree}.`);
    for (const node of nodesOf(taxonomy.descendants(root), taxonomy.columns.level)) chosen[node] = 1;
  }
  // All ancestors of a page are included, also through second parents.
  if (subtrees.length > 0)
    chosen.forEach((is, node) => {
      if (is === 1) for (const step of taxonomy.paths(nodeIndex(node)).flat()) chosen[step] = 1;
    });
  if (onlyWithImages) {
    chosen.forEach((_, node) => {
      if (datasets.every((dataset) => dataset.subtreeImages(nodeIndex(node)) === 0)) chosen[node] = 0;
    });
  }
  const pictured = new Map<string, Uint8Array>();
  for (const { name } of datasets) {
    const hidden = await hiddenBelow(catalogue, build, name);
    if (hidden !== undefined) pictured.set(name, hidden);
  }
  return {
    catalogue,
    build,
    chosen,
    isPart: chosen.includes(0),
    holdings: plainHoldings(catalogue, pictured),
    pictured: new Set(pictured.keys()),
  };
}

/** Marks the synsets with pictures in their subtree that are shown on request alone; `undefined` for a dataset without pictures. */
async function hiddenBelow(
  { taxonomy }: OpenedCatalogue,
  build: string,
  name: string,
): Promise<Uint8Array | undefined> {
  const read = async <S extends ColumnSchema>(
    schema: S,
    file: 'pictures.columns' | 'illustration.columns',
  ): Promise<Columns<S> | undefined> => {
    const bytes = await ifExists(path.join(build, datasetFile(name, file)), (place) => readFile(place));
    return bytes && decodeColumns(schema, bytes, file);
  };
  const [list, illustration] = [
    await read(LIST_SCHEMA, 'pictures.columns'),
    await read(ILLUSTRATION_SCHEMA, 'illustration.columns'),
  ];
  if (list === undefined || illustration === undefined) return undefined;
  const marks = new Uint8Array(taxonomy.size);
  illustration.shown.forEach((shown, at) => {
    if (shown === list.pictureStart[at + 1]! - list.pictureStart[at]!) return;
    for (const step of taxonomy.paths(nodeIndex(at)).flat()) marks[step] = 1;
  });
  return marks;
}
