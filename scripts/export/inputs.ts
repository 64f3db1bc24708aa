import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset } from '../../src/domain/dataset/dataset.ts';
import type { NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { MANIFEST_FILE } from '../../src/format/catalogue-files.ts';
import { ifExists } from '../../src/store/file-fault.ts';
import type { Manifest } from '../pipeline/builds/current-build.ts';
import { sourceFiles } from '../pipeline/builds/source-files.ts';
import type { Copy, CopyChoice } from './copy.ts';

/** Sources of the files of a copy. */
export interface CopyOrigins {
  readonly siteFolder: string;
  /** Folder of the builds of the data. */
  readonly data: string;
  /** Version of the data. */
  readonly version: string;
  readonly origin: string;
  readonly choice: CopyChoice;
}

/** Digests of the inputs of a copy. */
export interface CopyInputs {
  /** The program and the options of the export, which every file depends on. */
  readonly program: string;
  /** The data, and all drawn pictures. */
  readonly everything: string;
  /**
   * The data that pages of every dataset show: words, class sets, the names of datasets, the tree of the first one, and
   * the pictures of those that illustrate the others.
   */
  readonly shared: string;
  /** Returns a digest of all data of a dataset; empty for an unknown name. */
  readonly ofDataset: (name: string) => string;
  /** Returns a digest of the counts of synsets in all datasets, and of whether they are in the datasets' trees. */
  readonly countsOf: (nodes: readonly NodeIndex[]) => string;
}

/** Digests of the inputs of a whole copy, which need no look at the data themselves. */
export type WholeInputs = Pick<CopyInputs, 'program' | 'everything'>;

/** Returns digests of the program and of all data. */
export async function readInputs({ siteFolder, data, version, origin, choice }: CopyOrigins): Promise<WholeInputs> {
  const program = createHash('sha256');
  program.update(JSON.stringify([path.basename(siteFolder), origin, choice.onlyWithImages, choice.subtrees]));
  for (const file of await sourceFiles([path.join(import.meta.dirname, 'worker.ts')])) {
    const bytes = await readFile(file);
    program.update(`${path.relative(import.meta.dirname, file)}\0${String(bytes.length)}\0`).update(bytes);
  }
  return {
    program: program.digest('base64url'),
    everything: digest([version, ...(await describePictures(data))]),
  };
}

/** Returns digests of the inputs of each part of a copy. */
export async function readPartInputs(whole: WholeInputs, copy: Copy, data: string): Promise<CopyInputs> {
  const { catalogue } = copy;
  const { datasets, taxonomy } = catalogue;
  const { files } = JSON.parse(await readFile(path.join(copy.build, MANIFEST_FILE), 'utf8')) as Manifest;
  const pictures = await describePictures(data);
  const ofDatasets = new Map(
    datasets.map(({ name }) => [
      name,
      digest([
        ...files.filter((file) => file.path.startsWith(`datasets/${name}/`)).map((file) => file.path + file.sha256),
        ...pictures.filter((line) => line.startsWith(`${name}${path.sep}`)),
      ]),
    ]),
  );
  const lends = async (dataset: Dataset): Promise<boolean> =>
    (await catalogue.picturesOf(dataset))?.illustrates === true ||
    (await catalogue.remoteImagesOf(dataset))?.illustrates === true;
  const tree = catalogue.treeOf(datasets[0]);
  const shared = digest([
    ...files.filter(({ path: name }) => SHARED.test(name)).map((file) => file.path + file.sha256),
    catalogue.search.coarse.join(),
    JSON.stringify(await catalogue.photographHosts()),
    ...(await Promise.all(
      datasets.map(async (dataset) =>
        JSON.stringify([
          dataset.description,
          dataset.release?.tree.root,
          catalogue.hasPictures(dataset),
          (await lends(dataset)) ? ofDatasets.get(dataset.name) : '',
        ]),
      ),
    )),
    taxonomy.columns.wnidOrder.map((node) => (tree.has(node as NodeIndex) ? 1 : 0)).join(''),
  ]);
  return {
    ...whole,
    shared,
    ofDataset: (name) => ofDatasets.get(name) ?? '',
    countsOf: (nodes) =>
      digest(
        datasets.flatMap((dataset) =>
          nodes.map((node) =>
            [dataset.ownImages(node), dataset.subtreeImages(node), catalogue.treeOf(dataset).has(node)].join(),
          ),
        ),
      ),
  };
}

/** Files of a build that concern all datasets. The search's columns weigh by images, and no page but the search's shows them. */
const SHARED =
  /^(?:catalogue\.json|illustrations\.json|taxonomy\.columns|lexicon\.columns|languages\/[^/]+|class-lists\/[^/]+)$/;

function digest(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('base64url');
}

/**
 * Returns name, length and time of change of each drawn picture's file; none for a folder that does not exist. They are
 * drawn after the build, so its version does not tell.
 */
async function describePictures(data: string): Promise<string[]> {
  const folder = path.join(data, 'pictures');
  const entries =
    (await ifExists(folder, (pictures) => readdir(pictures, { recursive: true, withFileTypes: true }))) ?? [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const described = files.map(async (file) => {
    const { size, mtimeMs } = await stat(file);
    return `${path.relative(folder, file)}\t${String(size)}\t${String(mtimeMs)}`;
  });
  return (await Promise.all(described)).sort();
}
