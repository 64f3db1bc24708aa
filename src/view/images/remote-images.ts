import { commonsCopy, commonsPage, parseCommonsUrl } from '../../domain/pictures/commons-file.ts';
import type { AddressStates } from '../../domain/dataset/address-states.ts';
import type { ImageUrl } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { PictureOrder, PictureRun } from '../../domain/pictures/picture-sequence.ts';
import {
  type CountedImages,
  countScopes,
  imageSequence,
  type ImageStretch,
  imageStretch,
  PAGE_SIZE,
} from './sequence.ts';
import { parseWebAddress } from '../../format/web-address.ts';
import { formatCount } from '../numbers.ts';
import type { PageContext } from '../page-context.ts';
import { type ImagesChoice, imagesUrl } from '../urls.ts';

/** Width of the small copies of a grid: a tile at double density. */
const TILE_WIDTH = 330;
/** Width of the copy in the lightbox. */
const LARGE_WIDTH = 960;

/** Images of a synset that are known by their addresses alone. */
export interface RemoteShelf extends CountedImages {
  /** Hosts that the dataset declares; empty where it declares none. */
  readonly hosts: readonly string[];
  /** Rule by which addresses of small copies are formed. */
  readonly copies: 'wikimedia' | undefined;
  /** Result of the check of the addresses; absent before the first check. */
  readonly states?: Pick<AddressStates, 'checkOf'> | undefined;
  read(run: PictureRun): Promise<ImageUrl[]>;
}

/** An image on another host. */
export interface RemoteImage {
  readonly id: string;
  readonly url: string;
  /** A small copy, or the image itself where none is known. */
  readonly src: string;
  /** The copy for the lightbox; absent where no rule forms copies. */
  readonly large: string | undefined;
  /** The page that names its author and licence; absent where none is known. */
  readonly page: string | undefined;
  /** Names the class and the place in it. */
  readonly alt: string;
}

/** A host with images of a page. */
export interface RemoteHost {
  readonly host: string;
  readonly images: number;
}

/** A page of images that can be loaded, and from which hosts. */
export interface RemoteOffer {
  /** Address of the page that shows the images; there the reader's browser may request them from their hosts. */
  readonly href: string;
  readonly first: number;
  readonly last: number;
  /** Hosts, those with most images first. */
  readonly hosts: readonly RemoteHost[];
}

/** A kind of image that alone can be shown; all of them without a name. */
export interface KindChoice {
  readonly kind: string | undefined;
  readonly count: number;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** A page of images on other hosts. */
export interface RemoteGallery extends ImageStretch {
  /** All kinds of image in the scope; empty where there are fewer than two. */
  readonly kinds: readonly KindChoice[];
  /** The images; absent until the reader requests them, unless the dataset declares their hosts. */
  readonly images: readonly RemoteImage[] | undefined;
  /** True if the reader has requested the images, so that the page loads them immediately. */
  readonly isShown: boolean;
  /** Hosts that the dataset declares. */
  readonly hosts: readonly string[];
  /** Offer to show this page's images or the next page's; absent without images. */
  readonly offer: RemoteOffer | undefined;
}

/** Gathers a page of a synset's images on other hosts. O(synsets of the scope). */
export async function remoteGallery(
  context: PageContext,
  node: NodeIndex,
  choice: ImagesChoice,
  all: RemoteShelf,
  kinds: ReadonlyMap<string, RemoteShelf> = new Map(),
): Promise<RemoteGallery> {
  const shelf = (choice.kind === undefined ? undefined : kinds.get(choice.kind)) ?? all;
  const images = imageSequence(context, node, choice, shelf);
  const stretch = imageStretch(images, choice.page ?? 1);
  const offer = async (page: number): Promise<RemoteOffer | undefined> => {
    const { first, last, total } = imageStretch(images, page);
    if (total === 0 || page > stretch.pages.length) return undefined;
    const found = await read(images.sequence, shelf, page);
    return { href: images.url({ page, remote: true }), first, last, hosts: hostsOf(found.map(({ url }) => url)) };
  };
  const { hosts } = shelf;
  const choices = kindChoices(context, node, { ...choice, scope: images.scope }, [[undefined, all], ...kinds]);
  const isShown = choice.remote === true;
  const found = isShown || hosts.length > 0 ? await read(images.sequence, shelf, stretch.page) : undefined;
  return {
    ...stretch,
    kinds: choices,
    images: found?.map((image) => remoteImage(context, shelf, image)),
    isShown,
    hosts,
    offer: await offer(isShown ? stretch.page + 1 : stretch.page),
  };
}

/** Counts the images of each kind in a scope, all of them first. */
function kindChoices(
  context: PageContext,
  node: NodeIndex,
  { scope = 'own', sensitive, kind: current }: ImagesChoice,
  shelves: readonly (readonly [kind: string | undefined, shelf: RemoteShelf])[],
): KindChoice[] {
  const { catalogue, state } = context;
  const choices = shelves.map(([kind, shelf]) => ({
    kind,
    count: countScopes(context, node, shelf)[scope],
    href: imagesUrl(catalogue.taxonomy.wnid(node), { scope, sensitive, kind }, state),
    isCurrent: kind === current,
  }));
  const some = choices.filter(({ count, isCurrent }) => count > 0 || isCurrent);
  return some.length > 2 ? some : [];
}

interface PlacedImage extends ImageUrl {
  readonly node: NodeIndex;
  /** Position among the images of its synset, from 0. */
  readonly place: number;
}

async function read(sequence: PictureOrder, shelf: RemoteShelf, page: number): Promise<PlacedImage[]> {
  const runs = sequence.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const images = runs.map(async (run) =>
    (await shelf.read(run)).map(({ id, url }, i) => ({ id, url, node: run.node, place: run.from + i })),
  );
  return (await Promise.all(images)).flat();
}

function remoteImage(
  { catalogue: { lexicon } }: PageContext,
  shelf: RemoteShelf,
  { id, url, node, place }: PlacedImage,
): RemoteImage {
  const file = shelf.copies === undefined ? undefined : parseCommonsUrl(url);
  return {
    id,
    url,
    src: file === undefined ? url : commonsCopy(file, TILE_WIDTH),
    large: file && commonsCopy(file, LARGE_WIDTH),
    page: file && commonsPage(file),
    alt: `${lexicon.firstLemma(node)}, image ${formatCount(place + 1)} of ${formatCount(shelf.count(node))}`,
  };
}

/** Counts images by host; an address that no browser can read leads to none. */
function hostsOf(urls: readonly string[]): RemoteHost[] {
  const hosts = Map.groupBy(
    urls.flatMap((url) => parseWebAddress(url) ?? []),
    ({ host }) => host,
  );
  return [...hosts]
    .map(([host, { length }]) => ({ host, images: length }))
    .sort((a, b) => b.images - a.images || (a.host < b.host ? -1 : 1));
}
