import type { NodeIndex } from '../taxonomy/node-index.ts';

/** One picture of a dataset, as its list names it. */
export interface Picture {
  /** The wnid it is filed under, an underscore and a number: `n02084071_3`. It keeps it from build to build. */
  readonly id: string;
  /** Address of a public copy; empty without one. */
  readonly url: string;
  /** Title in the collection; empty without one. */
  readonly title: string;
  readonly author: string;
  /** Short name of the licence. */
  readonly licence: string;
  /** The collection, one of {@link PictureSource.name}. */
  readonly source: string;
  /** Package and path of the original, or its path in the dataset's folder. */
  readonly file: string;
  /** Facts about the original; absent for pictures from packages. */
  readonly original?: OriginalFile | undefined;
  /** Links to the pages that name author and licence; absent where the dataset has none for single pictures. */
  readonly credit?: CreditLinks | undefined;
}

/** Addresses about the author and the licence of one picture. */
export interface CreditLinks {
  /** The page of the picture at its collection. */
  readonly page: string | undefined;
  readonly authorUrl: string | undefined;
  readonly licenceUrl: string | undefined;
}

/** Author and licence of one picture; texts are empty where nothing is known. */
export interface ImageCredit extends CreditLinks {
  /** The original. */
  readonly url: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
}

/** The file of an image as its dataset has it. */
export interface OriginalFile {
  /** Offset of the file in its tar; 0 for a separate file. */
  readonly start: number;
  readonly bytes: number;
  /** Width in pixels, after turning by the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** Facts about a copy of a picture. */
export interface PictureCopy {
  /** Hexadecimal digits that identify its bytes; part of its address. */
  readonly digest: string;
  /** Ending of its type, or `failed`, `none` or `open` without a copy. */
  readonly state: string;
  /** Width in pixels; 0 without a size of its own. */
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`. */
  readonly colour: string;
}

/** A picture with the facts about its copies, which are absent until they are drawn. */
export interface ShownPicture extends Picture {
  readonly node: NodeIndex;
  /** Position in its synset's list, from 0. */
  readonly place: number;
  readonly thumbnail: PictureCopy | undefined;
  readonly view: PictureCopy | undefined;
}

/** A collection that pictures come from. */
export interface PictureSource {
  readonly name: string;
  readonly homepage?: string | undefined;
  readonly licence: { readonly name: string; readonly url?: string | undefined };
  /** The npm package with the files, whose names begin with it; without it they are in the dataset's folder. */
  readonly package?: string | undefined;
  readonly version?: string | undefined;
}

/** A synset under which pictures are shown only on request. */
export interface SensitiveSubject {
  readonly wnid: string;
  /** Subject of the pictures in a word: `people`. */
  readonly name: string;
  /** Reason for hiding them, in a sentence. */
  readonly why: string;
}
