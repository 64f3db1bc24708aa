import { type NodeIndex } from '../domain/node-index.ts';
import { type PictureCopy, type ShownPicture, type SensitiveSubject } from '../domain/picture.ts';
import { type PictureRun } from '../domain/picture-sequence.ts';
import { type Wnid } from '../domain/wnid.ts';
import { pictureUrl } from './urls.ts';

/** Pictures for tiles of treemaps: addresses, or `undefined` where there is none that may be shown unasked. */
export interface TilePictures {
  /** A montage of what lies in a synset's subtree. */
  subtree(node: NodeIndex): string | undefined;
  /** One picture of the synset itself. */
  own(node: NodeIndex): string | undefined;
}

/** What they are taken from. */
interface Shelf {
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined;
  montage(node: NodeIndex): PictureCopy | undefined;
  read(run: PictureRun): ShownPicture[];
}

/** Pictures for tiles from those of a dataset. */
export function tilePictures(dataset: string, shelf: Shelf, wnid: (node: NodeIndex) => Wnid): TilePictures {
  return {
    subtree: (node) => {
      const montage = shelf.sensitiveSubject(node) === undefined ? shelf.montage(node) : undefined;
      return montage && pictureUrl(dataset, 'montage', wnid(node), montage);
    },
    own: (node) => {
      if (shelf.sensitiveSubject(node) !== undefined) return undefined;
      const [picture] = shelf.read({ node, from: 0, to: 1 });
      return picture?.thumbnail?.state === 'webp' ? pictureUrl(dataset, 'thumbnail', picture.id, picture.thumbnail) : undefined;
    },
  };
}
