import type { AddressCheck } from '../../domain/dataset/address-states.ts';
import type { BoxedImage } from '../../domain/dataset/bounding-box.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { PictureSource, ShownPicture } from '../../domain/pictures/picture.ts';
import type { PictureOrder, PictureRun } from '../../domain/pictures/picture-sequence.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import { wnidOfImage } from '../../format/pictures/picture-list.ts';
import {
  countScopes,
  type CountedImages,
  imageSequence,
  type ImageStretch,
  imageStretch,
  type NamedImages,
  type NameSearch,
  PAGE_SIZE,
  searchNames,
} from './sequence.ts';
import type { PageContext } from '../page-context.ts';
import { type OpenPicture, openPicture, type PictureView, pictureView } from './picture-view.ts';
import { type RemoteGallery, remoteGallery, type RemoteShelf } from './remote-images.ts';
import { countNamedBelow, scopeSlices } from '../synset/scopes.ts';
import type { ImagesChoice } from '../urls.ts';

/** Interface of a dataset's pictures for the page. */
export interface PictureShelf extends CountedImages, NamedImages {
  readonly sources: ReadonlyMap<string, PictureSource>;
  place(node: NodeIndex, id: string): Promise<number | undefined>;
  read(run: PictureRun): Promise<ShownPicture[]>;
}

/** Interface of a dataset's bounding boxes for the page. */
export interface BoxShelf {
  images(node: NodeIndex): number;
  boxes(node: NodeIndex): number;
  itemsOf(node: NodeIndex): Promise<readonly BoxedImage[]>;
}

/** The images of a synset, a page of them; the images tab's JSON twin. */
export interface ImagesPage {
  readonly wnid: Wnid;
  readonly dataset: string;
  readonly ownImages: number;
  readonly subtreeImages: number;
  /** Absent where the dataset has none of the images. */
  readonly gallery: Gallery | undefined;
  /** Absent where the dataset has the images, or no addresses of them. */
  readonly remote: RemoteGallery | undefined;
  /** Result of asking the subtree's addresses; absent if none was asked. */
  readonly check: AddressCheck | undefined;
}

/** Stores of a dataset's images; each is absent where the dataset has none. */
export interface ImageShelves {
  readonly pictures: PictureShelf | undefined;
  readonly boxes: BoxShelf | undefined;
  readonly remote: RemoteShelf | undefined;
  /** The remote images of each kind. */
  readonly kinds?: ReadonlyMap<string, RemoteShelf> | undefined;
}

/** The images that are shown. */
export interface Gallery extends ImageStretch {
  /** Search by the names of files; absent where the images have none. */
  readonly search: NameSearch | undefined;
  readonly pictures: readonly PictureView[];
  /** The image in the lightbox. */
  readonly open: OpenPicture | undefined;
  /** Images of the scope that the dataset counts, where it has fewer of them here. */
  readonly counted: number | undefined;
}

/** Gathers a page of a synset's images. O(synsets of the scope). */
export async function imagesPage(
  context: PageContext,
  node: NodeIndex,
  choice: ImagesChoice,
  { pictures, boxes, remote, kinds }: ImageShelves,
): Promise<ImagesPage> {
  const { catalogue, dataset } = context;
  const has = (images: CountedImages | undefined): boolean =>
    images !== undefined && countScopes(context, node, images).all > 0;
  const isHere = has(pictures);
  return {
    wnid: catalogue.taxonomy.wnid(node),
    dataset: dataset.name,
    ownImages: dataset.ownImages(node),
    subtreeImages: dataset.subtreeImages(node),
    gallery: isHere ? await gallery(context, node, choice, pictures!, boxes) : undefined,
    check: remote?.states?.checkOf(scopeSlices(context, node, 'subtree')),
    remote: !isHere && has(remote) ? await remoteGallery(context, node, choice, remote!, kinds) : undefined,
  };
}

async function gallery(
  context: PageContext,
  node: NodeIndex,
  choice: ImagesChoice,
  shelf: PictureShelf,
  boxes: BoxShelf | undefined,
): Promise<Gallery> {
  const { dataset } = context;
  const { images, search } = await searchNames(imageSequence(context, node, choice, shelf), shelf, choice.name);
  const { scope, sequence, url } = images;
  const opened = await positionOf(context, choice.image, sequence, shelf);
  const stretch = imageStretch(images, opened === undefined ? (choice.page ?? 1) : Math.floor(opened / PAGE_SIZE) + 1);
  const read = async (from: number, to: number): Promise<ShownPicture[]> =>
    (await Promise.all(sequence.slice(from, to).map((run) => shelf.read(run)))).flat();
  const shown = await read((stretch.page - 1) * PAGE_SIZE, stretch.page * PAGE_SIZE);
  const picture = opened === undefined ? undefined : (await read(opened, opened + 1))[0];
  const inSubtree = dataset.subtreeImages(node);
  const counted = {
    own: dataset.ownImages(node),
    subtree: inSubtree,
    all: inSubtree + (scope === 'all' ? countNamedBelow(context, node).images : 0),
  }[scope];
  return {
    ...stretch,
    search,
    counted: counted > countScopes(context, node, shelf)[scope] ? counted : undefined,
    pictures: shown.map((one) => pictureView(context, shelf, one, url({ image: one.id }))),
    open:
      opened === undefined || picture === undefined
        ? undefined
        : openPicture(context, shelf, {
            picture,
            boxes: (await boxes?.itemsOf(picture.node))?.find(({ id }) => id === picture.id),
            position: opened,
            total: sequence.length,
            previous: opened === 0 ? undefined : (await read(opened - 1, opened))[0],
            next: (await read(opened + 1, opened + 2))[0],
            address: (image) => url({ image }),
            close: url({ page: stretch.page }),
          }),
  };
}

async function positionOf(
  { catalogue: { taxonomy } }: PageContext,
  image: string | undefined,
  sequence: PictureOrder,
  shelf: PictureShelf,
): Promise<number | undefined> {
  const node = image === undefined ? undefined : taxonomy.node(wnidOfImage(image));
  if (image === undefined || node === undefined) return undefined;
  const place = await shelf.place(node, image);
  return place === undefined ? undefined : sequence.position(node, place);
}
