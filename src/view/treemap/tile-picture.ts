import type { NodeIndex } from '../../domain/node-index.ts';
import type { PictureCopy, ShownPicture, SensitiveSubject } from '../../domain/picture.ts';
import type { PictureRun } from '../../domain/picture-sequence.ts';
import type { Wnid } from '../../domain/wnid.ts';
import type { Illustrator } from '../images/illustration.ts';
import { pictureUrl } from '../urls.ts';

/** Pictures for tiles of treemaps: addresses, or `undefined` where there is none that may be shown without a request. */
export interface TilePictures {
  /** A montage of what lies in a synset's subtree, or the picture that illustrates the synset. */
  subtree(node: NodeIndex): Promise<string | undefined>;
  /** One picture of the synset itself. */
  own(node: NodeIndex): Promise<string | undefined>;
}

/** What montages are taken from. */
interface Shelf {
  shown(node: NodeIndex): number;
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined;
  montage(node: NodeIndex): Promise<PictureCopy | undefined>;
  read(run: PictureRun): Promise<ShownPicture[]>;
}

/** Pictures for tiles: those of a dataset, else those that illustrate its synsets. */
export function tilePictures(
  dataset: string,
  shelf: Shelf | undefined,
  illustrator: Illustrator | undefined,
  wnid: (node: NodeIndex) => Wnid,
): TilePictures {
  const montage = async (node: NodeIndex): Promise<string | undefined> => {
    if (shelf === undefined || shelf.sensitiveSubject(node) !== undefined) return undefined;
    const drawn = await shelf.montage(node);
    return drawn && pictureUrl(dataset, 'montage', wnid(node), drawn);
  };
  const first = async (node: NodeIndex): Promise<string | undefined> => {
    if (shelf === undefined || shelf.shown(node) === 0) return undefined;
    const [picture] = await shelf.read({ node, from: 0, to: 1 });
    return picture?.thumbnail?.state === 'webp'
      ? pictureUrl(dataset, 'thumbnail', picture.id, picture.thumbnail)
      : undefined;
  };
  return {
    subtree: async (node) => (await montage(node)) ?? (await illustrator?.find(node, 'thumbnail'))?.src,
    own: async (node) => {
      const picture = await first(node);
      if (picture !== undefined) return picture;
      const lent = await illustrator?.find(node, 'thumbnail');
      return lent?.relation === 'own' ? lent.src : undefined;
    },
  };
}
