import { type NodeIndex } from './node-index.ts';

/** One picture of a dataset, as its list names it. */
export interface Picture {
  /** The wnid it is filed under, an underscore and a number: `n02084071_3`. It keeps it from build to build. */
  readonly id: string;
  /** A public copy of the file; empty if there is none. */
  readonly url: string;
  /** What the collection calls it; empty if nothing. */
  readonly title: string;
  readonly author: string;
  /** Short name of the licence. */
  readonly licence: string;
  /** The collection, one of {@link PictureSource.name}. */
  readonly source: string;
  /** Package and path of the original, or its path in the dataset's folder. */
  readonly file: string;
  /** What is known of the original; absent for those of packages. */
  readonly original?: OriginalFile | undefined;
}

/** The file of an image as its dataset has it. */
export interface OriginalFile {
  /** Byte at which it begins in its tar; 0 for a file of its own. */
  readonly start: number;
  readonly bytes: number;
  /** In pixels, turned as its camera was held. */
  readonly width: number;
  readonly height: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** What is known of a copy of a picture. */
export interface PictureCopy {
  /** Hexadecimal digits that tell its bytes from all others; its name in addresses. */
  readonly digest: string;
  /** The ending of its type, or `failed`, `none` or `open` if there is no copy. */
  readonly state: string;
  /** In pixels; 0 where it has no size of its own. */
  readonly width: number;
  readonly height: number;
  /** Its mean colour, `#rrggbb`. */
  readonly colour: string;
}

/** A picture with what is known of its copies; they are absent as long as none are drawn. */
export interface ShownPicture extends Picture {
  readonly node: NodeIndex;
  /** Its place in the list of its synset, from 0. */
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
  /** What the pictures are of, in a word: `people`. */
  readonly name: string;
  /** Why they are hidden, in a sentence. */
  readonly why: string;
}
