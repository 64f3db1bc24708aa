import type { BoxedImage } from '../../domain/dataset/bounding-box.ts';
import type { PictureCopy, PictureSource, ShownPicture } from '../../domain/pictures/picture.ts';
import { formatBytes, formatCount } from '../numbers.ts';
import type { PageContext } from '../page-context.ts';
import { type ShownBoxes, shownBoxes } from './shown-boxes.ts';
import { type SynsetLink, synsetLink } from '../synset/page.ts';
import { lightboxUrl, pictureUrl } from '../urls.ts';

/** A picture as a tile of a page shows it. */
export interface PictureView {
  readonly id: string;
  /** Class and position: `dog, image 3 of 12`. */
  readonly alt: string;
  readonly title: string;
  readonly author: string;
  readonly licence: string;
  readonly source: string;
  /** A public copy of the original. */
  readonly url: string;
  /** The page with this picture in the lightbox. */
  readonly href: string;
  /** Absent if it is not drawn, or could not be. */
  readonly thumbnail:
    | {
        readonly src: string;
        readonly width: number;
        readonly height: number;
        /** A photograph's mean colour, for its place while it loads; a drawing has a transparent ground. */
        readonly colour: string | undefined;
      }
    | undefined;
  readonly isBroken: boolean;
  /** The original's package and path, or its path in the dataset's folder. */
  readonly file: string;
}

/** A picture as the lightbox shows it. */
export interface OpenPicture extends PictureView {
  /** The large copy. */
  readonly src: string | undefined;
  /** Size in pixels, of the copy or else of the thumbnail. */
  readonly size: { readonly width: number; readonly height: number };
  /** Bounding boxes, if the dataset has any. */
  readonly boxes: ShownBoxes | undefined;
  readonly synset: SynsetLink;
  readonly sourceUrl: string | undefined;
  readonly licenceUrl: string | undefined;
  readonly authorUrl: string | undefined;
  /** The page of the picture at its collection. */
  readonly page: string | undefined;
  /** Size of the original in pixels and bytes; absent for those of packages. */
  readonly original: string | undefined;
  /** Position among all pictures shown, from 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: Neighbour | undefined;
  readonly next: Neighbour | undefined;
  /** The page without the lightbox. */
  readonly close: string;
}

/** The picture before or after. */
export interface Neighbour {
  readonly href: string;
  /** Address of the lightbox alone. */
  readonly fragment: string;
  /** Address of the large copy, for prefetching. */
  readonly src: string | undefined;
}

/** Data behind a picture's view. */
interface Shelf {
  readonly sources: ReadonlyMap<string, PictureSource>;
  count(node: ShownPicture['node']): number;
}

/** Describes a picture for the page. */
export function pictureView(
  { catalogue, dataset }: PageContext,
  shelf: Shelf,
  picture: ShownPicture,
  href: string,
): PictureView {
  const { id, node, place, title, author, licence, source, url, thumbnail } = picture;
  return {
    id,
    title,
    author,
    licence,
    source,
    url,
    href,
    alt: `${catalogue.lexicon.firstLemma(node)}, image ${formatCount(place + 1)} of ${formatCount(shelf.count(node))}`,
    thumbnail: isDrawn(thumbnail)
      ? {
          src: pictureUrl(dataset.name, 'thumbnail', id, thumbnail),
          width: thumbnail.width,
          height: thumbnail.height,
          colour: picture.view?.state === 'svg' ? undefined : thumbnail.colour,
        }
      : undefined,
    isBroken: thumbnail?.state === 'failed',
    file: picture.file,
  };
}

/** Position of the lightbox in a sequence of pictures. */
export interface LightboxPlace {
  readonly picture: ShownPicture;
  readonly boxes: BoxedImage | undefined;
  /** Position, from 0. */
  readonly position: number;
  readonly total: number;
  readonly previous: ShownPicture | undefined;
  readonly next: ShownPicture | undefined;
  readonly address: (image: string) => string;
  readonly close: string;
}

/** Describes a picture for the lightbox. */
export function openPicture(
  context: PageContext,
  shelf: Shelf,
  { picture, boxes, position, total, previous, next, address, close }: LightboxPlace,
): OpenPicture {
  const source = shelf.sources.get(picture.source);
  const neighbour = (other: ShownPicture | undefined): Neighbour | undefined =>
    other && {
      href: address(other.id),
      fragment: lightboxUrl(address(other.id)),
      src: largeCopy(context, other),
    };
  return {
    ...pictureView(context, shelf, picture, address(picture.id)),
    src: largeCopy(context, picture),
    size: sizeOf(picture),
    boxes: boxes && shownBoxes(context, boxes),
    synset: synsetLink(context, picture.node),
    sourceUrl: source?.homepage,
    licenceUrl: picture.credit?.licenceUrl ?? source?.licence.url,
    authorUrl: picture.credit?.authorUrl,
    page: picture.credit?.page,
    original:
      picture.original &&
      `${formatCount(picture.original.width)} × ${formatCount(picture.original.height)} pixels, ${formatBytes(picture.original.bytes)}`,
    position: position + 1,
    total,
    previous: neighbour(previous),
    next: neighbour(next),
    close,
  };
}

function largeCopy({ dataset }: PageContext, { id, view, thumbnail }: ShownPicture): string | undefined {
  if (isDrawn(view)) return pictureUrl(dataset.name, 'view', id, view);
  return isDrawn(thumbnail) ? pictureUrl(dataset.name, 'thumbnail', id, thumbnail) : undefined;
}

function sizeOf({ view, thumbnail }: ShownPicture): { width: number; height: number } {
  const copy = [view, thumbnail].find((one) => isDrawn(one) && one.width > 0);
  return { width: copy?.width ?? 256, height: copy?.height ?? 256 };
}

function isDrawn(copy: PictureCopy | undefined): copy is PictureCopy {
  return copy !== undefined && !['open', 'none', 'failed'].includes(copy.state);
}
