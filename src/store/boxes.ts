import type { BoxedImage } from '../domain/dataset/bounding-box.ts';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import { BOXES_SCHEMA, parseBoxes } from '../format/lists/box-list.ts';
import type { Build } from './build.ts';
import type { StoredFile } from './stored-file.ts';
import type { Columns } from '../domain/columns.ts';
import { datasetFile } from '../format/catalogue-files.ts';

/** Bounding boxes of one dataset, read from their list on demand. */
export class Boxes {
  readonly #file: StoredFile;
  readonly #columns: Columns<typeof BOXES_SCHEMA>;

  private constructor(file: StoredFile, columns: Columns<typeof BOXES_SCHEMA>) {
    this.#file = file;
    this.#columns = columns;
  }

  /** Opens the boxes of a dataset; `undefined` if it has none. @throws Error if a file is damaged. */
  static async open(build: Build, dataset: string): Promise<Boxes | undefined> {
    if (!build.has(datasetFile(dataset, 'boxes.tsv'))) return undefined;
    return new Boxes(
      build.file(datasetFile(dataset, 'boxes.tsv')),
      await build.columns(datasetFile(dataset, 'boxes.columns'), BOXES_SCHEMA),
    );
  }

  /** Returns the number of images of a synset that have boxes. */
  images(node: NodeIndex): number {
    return this.#columns.imageStart[node + 1]! - this.#columns.imageStart[node]!;
  }

  /** Returns the number of boxes of a synset's images. */
  boxes(node: NodeIndex): number {
    return this.#columns.boxStart[node + 1]! - this.#columns.boxStart[node]!;
  }

  /** Reads the images of a synset that have boxes, in the order of their numbers. */
  async itemsOf(node: NodeIndex): Promise<BoxedImage[]> {
    const { byteStart } = this.#columns;
    return parseBoxes(await this.#file.range(byteStart[node]!, byteStart[node + 1]!));
  }
}
