import type { NodeIndex } from '../taxonomy/node-index.ts';
import type { RangedBytes } from '../ranged-bytes.ts';

/** Address at which an image was found on the web. */
export interface ImageUrl {
  /** The image's name: its synset's wnid, an underscore and a number, such as `n02084071_123`. */
  readonly id: string;
  /** The address, percent-encoded ASCII. */
  readonly url: string;
  /** True if the list says that the image shows people. */
  readonly showsPeople?: boolean;
}

/** A file that a dataset holds, an image or its boxes. */
export interface HeldFile {
  /** The image's id and an ending: `n02084071_123.JPEG`, `n02084071_123.xml`. */
  readonly name: string;
  /** Length in bytes. */
  readonly size: number;
  /** Opens the bytes, from the start each time. */
  open(): AsyncIterable<Uint8Array>;
}

/** Items filed under synsets. */
export interface Filed<T> {
  /** Returns the synsets with items, in wnid order. */
  nodes(): Iterable<NodeIndex>;
  /** Returns the items of one synset in list order; empty for most. */
  itemsOf(node: NodeIndex): Promise<readonly T[]>;
}

/** Image addresses that can also be read as one list. */
export interface FiledUrls extends Filed<ImageUrl> {
  /** A line for each image: id, tab, address; synset by synset in wnid order, within one by number. */
  all(): RangedBytes;
}

/** Contents of a dataset besides its counts; absent fields mean that it has none. */
export interface ImageHoldings {
  readonly urls?: FiledUrls | undefined;
  /** The images themselves. */
  readonly files?: Filed<HeldFile> | undefined;
  /** Bounding boxes, one file an image, in the form of Pascal VOC. */
  readonly boxes?: Filed<HeldFile> | undefined;
}
