import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { Picture } from '../../../src/domain/pictures/picture.ts';
import type { PicturesDescription } from '../../../src/format/pictures/picture-files.ts';
import type { FaultyFile } from '../images/file-fault.ts';

/** Pictures of a dataset, each filed under its synset. */
export interface FiledPictures {
  readonly description: PicturesDescription;
  /** Pictures by node, sorted by number, with the hidden ones last. */
  readonly byNode: ReadonlyMap<NodeIndex, readonly Picture[]>;
  /** Number of pictures, the last of each node, that are shown on request alone though their synset is not sensitive. */
  readonly hidden: ReadonlyMap<NodeIndex, number>;
  /** Place of the picture of each node that illustrates it. */
  readonly best: ReadonlyMap<NodeIndex, number>;
  /** Location of the originals, and the skipped files; absent for pictures from packages. */
  readonly originals?: FiledOriginals | undefined;
}

/** The originals of images in a folder. */
export interface FiledOriginals {
  readonly folder: string;
  /** Absolute paths outside of the folder that links may lead to. */
  readonly roots?: readonly string[] | undefined;
  /** Whether images of compressed archives are unpacked in the folder of notes. */
  readonly isUnpacked?: boolean | undefined;
  readonly skipped: readonly FaultyFile[];
  /** Files that are filed, though something about them is odd. */
  readonly odd: readonly FaultyFile[];
  readonly emptyClasses: readonly string[];
  /** EXIF orientation, from 2 to 8, of photographs that their camera turned, by image id. */
  readonly orientations: ReadonlyMap<string, number>;
}
