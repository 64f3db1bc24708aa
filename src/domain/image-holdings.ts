import { type NodeIndex } from './node-index.ts';
import { type RangedBytes } from './ranged-bytes.ts';

/** Where an image was found on the web. */
export interface ImageUrl {
  /** The image's name: its synset's wnid, an underscore and a number, such as `n02084071_123`. */
  readonly id: string;
  /** The address, percent-encoded ASCII. */
  readonly url: string;
}

/** A file that a dataset holds, an image or its boxes. */
export interface HeldFile {
  /** The image's id and an ending: `n02084071_123.JPEG`, `n02084071_123.xml`. */
  readonly name: string;
  /** Its length in bytes. */
  readonly size: number;
  /** Its bytes, from the start each time. */
  open(): AsyncIterable<Uint8Array>;
}

/** Things that are filed under synsets. */
export interface Filed<T> {
  /** The synsets that have any, in wnid order. */
  nodes(): Iterable<NodeIndex>;
  /** What one synset has, in the order of its list; nothing for most. */
  of(node: NodeIndex): Promise<readonly T[]>;
}

/** Addresses of images, of which all can be had at once. */
export interface FiledUrls extends Filed<ImageUrl> {
  /** A line for each image: id, tab, address; synset by synset in wnid order, within one by number. */
  all(): RangedBytes;
}

/** What a dataset holds besides its counts; what is absent it does not have. */
export interface ImageHoldings {
  readonly urls?: FiledUrls | undefined;
  /** The images themselves. */
  readonly files?: Filed<HeldFile> | undefined;
  /** Bounding boxes, one file an image, in the form of Pascal VOC. */
  readonly boxes?: Filed<HeldFile> | undefined;
}
