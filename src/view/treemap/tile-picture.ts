import type { NodeIndex } from '../../domain/node-index.ts';
import type { PictureCopy, ShownPicture, SensitiveSubject } from '../../domain/picture.ts';
import type { PictureRun } from '../../domain/picture-sequence.ts';
import type { Wnid } from '../../domain/wnid.ts';
import { pictureUrl } from '../urls.ts';

/** Pictures for tiles of treemaps: addresses, or `undefined` where there is none that may be shown unasked. */
export interface TilePictures {
  /** A montage of what lies in a synset's subtree. */
  subtree(node: NodeIndex): Promise<string | undefined>;
  /** One picture of the synset itself. */
  own(node: NodeIndex): Promise<string | undefined>;
}

/** What they are taken from. */
interface Shelf {
  count(node: NodeIndex): number;
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined;
  montage(node: NodeIndex): Promise<PictureCopy | undefined>;
  read(run: PictureRun): Promise<ShownPicture[]>;
}

/** Pictures for tiles from those of a dataset. */
export function tilePictures(dataset: string, shelf: Shelf, wnid: (node: NodeIndex) => Wnid): TilePictures {
  return {
    subtree: async (node) => {
      const montage = shelf.sensitiveSubject(node) === undefined ? await shelf.montage(node) : undefined;
      return montage && pictureUrl(dataset, 'montage', wnid(node), montage);
    },
    own: async (node) => {
      if (shelf.sensitiveSubject(node) !== undefined || shelf.count(node) === 0) return undefined;
      const [picture] = await shelf.read({ node, from: 0, to: 1 });
      return picture?.thumbnail?.state === 'webp'
        ? pictureUrl(dataset, 'thumbnail', picture.id, picture.thumbnail)
        : undefined;
    },
  };
}
