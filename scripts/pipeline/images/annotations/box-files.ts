import type { BoxedImage } from '../../../../src/domain/dataset/bounding-box.ts';
import { nodeIndex, type NodeIndex } from '../../../../src/domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../../../src/domain/taxonomy/taxonomy.ts';
import { utf8Length } from '../../../../src/domain/text-column.ts';
import { BOX_HEAD, BOXES_SCHEMA, formatBoxes } from '../../../../src/format/lists/box-list.ts';
import { encodeColumns } from '../../../../src/format/columns.ts';
import { wnidOfImage } from '../../../../src/format/pictures/picture-list.ts';
import type { FiledPictures } from '../../pictures/filed-pictures.ts';
import type { Inputs } from '../../builds/inputs.ts';
import type { OutputFile } from '../../builds/output-file.ts';
import { classMeaning } from '../../datasets/class-meaning.ts';
import type { IdentifierReader, IdentifierVersion } from '../../datasets/identifiers.ts';
import { readDatasetDeclaration } from '../../datasets/read-declarations.ts';
import { type FaultyFile, faultTable } from '../file-fault.ts';
import { type BoxFolder, type BoxTarget, type FindClass, type FindTargets, readBoxes } from './read-boxes.ts';
import { datasetFile } from '../../../../src/format/catalogue-files.ts';

/** Files about a dataset's boxes, and skipped files of its folder. */
export interface FiledBoxes {
  readonly files: readonly OutputFile[];
  readonly skipped: readonly FaultyFile[];
}

/** Reads the boxes of all datasets that have any, by dataset. @param identifiers reads those of a version of WordNet. */
export async function fileAllBoxes(
  inputs: Pick<Inputs, 'boxes' | 'datasets' | 'classLists' | 'tables'>,
  taxonomy: Taxonomy,
  pictures: ReadonlyMap<string, FiledPictures>,
  identifiers: (version: IdentifierVersion) => IdentifierReader,
): Promise<Map<string, FiledBoxes>> {
  const filed = new Map<string, FiledBoxes>();
  for (const [name, folder] of inputs.boxes) {
    const reader = identifiers(readDatasetDeclaration(name, inputs.datasets.get(name)!).identifiers);
    const meaning = (await classMeaning(name, inputs)) ?? ((text) => text);
    const classOf = (text: string): NodeIndex | undefined => reader.node(meaning(text));
    filed.set(name, await fileBoxes(name, folder, taxonomy, pictures.get(name), classOf));
  }
  return filed;
}

/**
 * Reads the boxes of a dataset and forms its files about them.
 *
 * @param pictures those of the dataset, where it has any. @param classOf finds the synset that the name of a box means.
 */
async function fileBoxes(
  dataset: string,
  folder: BoxFolder,
  taxonomy: Taxonomy,
  pictures: FiledPictures | undefined,
  classOf: FindClass,
): Promise<FiledBoxes> {
  const { images, skipped } = await readBoxes(folder, targetsByName(pictures), classOf);
  const byNode = new Map<NodeIndex, BoxedImage[]>();
  const unknown: FaultyFile[] = [];
  for (const image of images) {
    const node = taxonomy.node(wnidOfImage(image.id));
    if (node === undefined) unknown.push({ file: `${image.id}.xml`, fault: 'unknown-synset', detail: '' });
    else if (byNode.has(node)) byNode.get(node)!.push(image);
    else byNode.set(node, [image]);
  }
  const columns = {
    imageStart: new Uint32Array(taxonomy.size + 1),
    boxStart: new Uint32Array(taxonomy.size + 1),
    byteStart: new Float64Array(taxonomy.size + 1),
  };
  const lines = [BOX_HEAD];
  columns.byteStart[0] = utf8Length(BOX_HEAD);
  for (let node = 0; node < taxonomy.size; node++) {
    const own = (byNode.get(nodeIndex(node)) ?? []).sort((a, b) => numberOf(a.id) - numberOf(b.id));
    const text = own.map(formatBoxes).join('');
    lines.push(text);
    columns.imageStart[node + 1] = columns.imageStart[node]! + own.length;
    columns.boxStart[node + 1] = columns.boxStart[node]! + own.reduce((sum, { boxes }) => sum + boxes.length, 0);
    columns.byteStart[node + 1] = columns.byteStart[node]! + utf8Length(text);
  }
  const left = [...skipped, ...unknown];
  const files = [
    {
      path: datasetFile(dataset, 'boxes.tsv'),
      records: columns.boxStart.at(-1)!,
      bytes: new TextEncoder().encode(lines.join('')),
    },
    {
      path: datasetFile(dataset, 'boxes.columns'),
      records: taxonomy.size,
      bytes: encodeColumns(BOXES_SCHEMA, columns),
    },
    { path: datasetFile(dataset, 'boxes-passed-over.tsv'), records: left.length, bytes: faultTable(left) },
  ];
  return { files, skipped: left };
}

/** Finds images by their ids and by the names of their files; a name that several files share belongs to none of them. */
function targetsByName(pictures: FiledPictures | undefined): FindTargets {
  let targets: Map<string, BoxTarget[]> | undefined;
  return (name) => {
    targets ??= allTargets(pictures);
    return targets.get(name) ?? [];
  };
}

function allTargets(pictures: FiledPictures | undefined): Map<string, BoxTarget[]> {
  const targets = new Map<string, BoxTarget[]>();
  const filed = [...(pictures?.byNode ?? [])].flatMap(([node, images]) => images.map((image) => ({ ...image, node })));
  const byStem = Map.groupBy(filed, ({ file }) => file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
  const ids: [string, BoxTarget][] = [];
  for (const [stem, images] of byStem) {
    const found = images.map(({ id, node, original }) => {
      const orientation = pictures?.originals?.orientations.get(id) ?? 1;
      return { id, node, size: original && { width: original.width, height: original.height, orientation } };
    });
    ids.push(...found.map((target): [string, BoxTarget] => [target.id, target]));
    // The same file may be filed under several synsets; which of several files is meant cannot be known.
    if (new Set(images.map(({ file, original }) => `${file} ${String(original?.start)}`)).size === 1)
      targets.set(stem, found);
  }
  for (const [id, target] of ids) targets.set(id, [target]);
  return targets;
}

function numberOf(id: string): number {
  return Number(id.slice(id.indexOf('_') + 1));
}
