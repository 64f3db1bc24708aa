import { type NodeIndex } from '../../../src/domain/node-index.ts';
import { type Picture } from '../../../src/domain/picture.ts';
import { type PicturesDescription } from '../../../src/format/picture-files.ts';
import { type FaultyFile } from '../images/file-fault.ts';

/** Pictures of a dataset, each filed under its synset. */
export interface FiledPictures {
  readonly description: PicturesDescription;
  /** By node; those of a node in the order of their numbers, from 1. */
  readonly byNode: ReadonlyMap<NodeIndex, readonly Picture[]>;
  /** Where the originals are and which files there are passed over; absent where they come in packages. */
  readonly originals?:
    | { readonly folder: string; readonly passedOver: readonly FaultyFile[]; readonly emptyClasses: readonly string[] }
    | undefined;
}
