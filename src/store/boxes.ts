import { type BoxedImage } from '../domain/bounding-box.ts';
import { type Catalogue, type Dataset } from '../domain/dataset.ts';
import { type NodeIndex } from '../domain/node-index.ts';
import { BOXES_SCHEMA, boxFile, parseBoxes } from '../format/box-list.ts';
import { type Columns } from '../format/columns.ts';
import { buildOf } from './build.ts';
import { type StoredFile } from './stored-file.ts';

/** The bounding boxes of one dataset: their list stays where the data are. */
export class Boxes {
  readonly #file: StoredFile;
  readonly #columns: Columns<typeof BOXES_SCHEMA>;

  private constructor(file: StoredFile, columns: Columns<typeof BOXES_SCHEMA>) {
    this.#file = file;
    this.#columns = columns;
  }

  /** Opens the boxes of a dataset. @throws Error if a file is damaged. */
  static async open(catalogue: Catalogue, dataset: string): Promise<Boxes> {
    const build = buildOf(catalogue);
    return new Boxes(
      build.file(boxFile(dataset, 'boxes.tsv')),
      await build.columns(boxFile(dataset, 'boxes.columns'), BOXES_SCHEMA),
    );
  }

  /** How many images of a synset have boxes. */
  images(node: NodeIndex): number {
    return this.#columns.imageStart[node + 1]! - this.#columns.imageStart[node]!;
  }

  /** How many boxes the images of a synset have. */
  boxes(node: NodeIndex): number {
    return this.#columns.boxStart[node + 1]! - this.#columns.boxStart[node]!;
  }

  /** The images of a synset that have boxes, in the order of their numbers. */
  async of(node: NodeIndex): Promise<BoxedImage[]> {
    const { byteStart } = this.#columns;
    return parseBoxes(await this.#file.range(byteStart[node]!, byteStart[node + 1]!));
  }
}

const opened = new WeakMap<Dataset, Promise<Boxes>>();

/** The boxes of a dataset, opened once, or `undefined` if it has none. */
export async function boxesOf(catalogue: Catalogue, dataset: Dataset): Promise<Boxes | undefined> {
  if (!buildOf(catalogue).has(boxFile(dataset.name, 'boxes.tsv'))) return undefined;
  let boxes = opened.get(dataset);
  if (boxes === undefined) {
    opened.set(dataset, (boxes = Boxes.open(catalogue, dataset.name)));
    // Those that could not be opened are tried again.
    boxes.catch(() => opened.delete(dataset));
  }
  return boxes;
}
