import { type NodeIndex } from './node-index.ts';

/** One picture of a dataset, as its list names it. */
export interface Picture {
  /** The wnid it is filed under, an underscore and a number: `n02084071_3`. It keeps it from build to build. */
  readonly id: string;
  /** A public copy of the file. */
  readonly url: string;
  /** What the collection calls it; empty if nothing. */
  readonly title: string;
  readonly author: string;
  /** Short name of the licence. */
  readonly licence: string;
  /** The collection, one of {@link PictureSource.name}. */
  readonly source: string;
  /** Package and path of the original. */
  readonly file: string;
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
  readonly homepage: string;
  readonly licence: { readonly name: string; readonly url: string };
  /** The npm package with the files; their names begin with it. */
  readonly package: string;
  readonly version: string;
}

/** A synset under which pictures are shown only on request. */
export interface SensitiveSubject {
  readonly wnid: string;
  /** What the pictures are of, in a word: `people`. */
  readonly name: string;
  /** Why they are hidden, in a sentence. */
  readonly why: string;
}
