import { type BoxedImage } from '../domain/bounding-box.ts';
import { nodesOf } from '../domain/descendants.ts';
import { type NodeIndex } from '../domain/node-index.ts';
import { type PictureSource, type SensitiveSubject, type ShownPicture } from '../domain/picture.ts';
import { type PictureRun, PictureSequence } from '../domain/picture-sequence.ts';
import { parseWnid, type Wnid } from '../domain/wnid.ts';
import { wnidOfImage } from '../format/picture-list.ts';
import { scopeSlices } from './downloads-page.ts';
import { type PageContext } from './page-context.ts';
import { type OpenPicture, openPicture, type PictureView, pictureView } from './picture-view.ts';
import { type ImagesChoice, imagesUrl, type Scope, SCOPES } from './urls.ts';

/** What the page asks of a dataset's pictures. */
export interface PictureShelf {
  readonly sources: ReadonlyMap<string, PictureSource>;
  count(node: NodeIndex): number;
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined;
  place(node: NodeIndex, id: string): Promise<number | undefined>;
  read(run: PictureRun): Promise<ShownPicture[]>;
}

/** What the page asks of a dataset's bounding boxes. */
export interface BoxShelf {
  images(node: NodeIndex): number;
  boxes(node: NodeIndex): number;
  of(node: NodeIndex): Promise<readonly BoxedImage[]>;
}

/** Images that are left out, or shown on request, and why. */
export interface SensitiveNotice {
  readonly count: number;
  /** What they are of. */
  readonly name: string;
  readonly why: string;
  readonly isShown: boolean;
  /** Where they are shown, or where they are not. */
  readonly href: string;
}

/** The images of a synset, a page of them; the images tab's JSON twin. */
export interface ImagesPage {
  readonly wnid: Wnid;
  readonly dataset: string;
  readonly ownImages: number;
  readonly subtreeImages: number;
  /** Absent where the dataset has counts alone. */
  readonly gallery: Gallery | undefined;
}

/** The images that are shown. */
export interface Gallery {
  readonly scope: Scope;
  readonly scopes: readonly { readonly scope: Scope; readonly count: number; readonly href: string }[];
  /** From 1. */
  readonly page: number;
  /** Addresses of all pages; one where there is nothing to show. */
  readonly pages: readonly string[];
  /** Position of the first image of the page, from 1, and of the last; of all that are shown. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  readonly notice: SensitiveNotice | undefined;
  readonly pictures: readonly PictureView[];
  /** The image in the lightbox. */
  readonly open: OpenPicture | undefined;
}

/** Images on one page. */
const PAGE_SIZE = 48;

/** Gathers a page of a synset's images. O(synsets of the scope). */
export async function imagesPage(context: PageContext, node: NodeIndex, choice: ImagesChoice, shelf: PictureShelf | undefined, boxes?: BoxShelf): Promise<ImagesPage> {
  const { catalogue, dataset } = context;
  return {
    wnid: catalogue.taxonomy.wnid(node),
    dataset: dataset.name,
    ownImages: dataset.ownImages(node),
    subtreeImages: dataset.subtreeImages(node),
    gallery: shelf && dataset.subtreeImages(node) + dataset.ownImages(node) > 0 ? await gallery(context, node, choice, shelf, boxes) : undefined,
  };
}

async function gallery(context: PageContext, node: NodeIndex, choice: ImagesChoice, shelf: PictureShelf, boxes: BoxShelf | undefined): Promise<Gallery> {
  const { catalogue: { taxonomy }, dataset, state } = context;
  const wnid = taxonomy.wnid(node);
  const usual: Scope = dataset.ownImages(node) > 0 ? 'own' : 'subtree';
  const scope = choice.scope ?? usual;
  const url = (changes: ImagesChoice): string => {
    const asked = { scope, sensitive: choice.sensitive, ...changes };
    return imagesUrl(wnid, { ...asked, scope: asked.scope === usual ? undefined : asked.scope }, state);
  };

  const nodes = [...nodesOf(scopeSlices(context, node, scope), taxonomy.columns.level)];
  const isShown = choice.sensitive === 'shown';
  const sensitive = nodes.filter((at) => shelf.count(at) > 0 && shelf.sensitiveSubject(at) !== undefined);
  const left = new Set(isShown ? [] : sensitive);
  const sequence = new PictureSequence(nodes.filter((at) => !left.has(at)), (at) => shelf.count(at));
  const opened = await positionOf(context, choice.image, sequence, shelf);
  const pageCount = Math.max(1, Math.ceil(sequence.length / PAGE_SIZE));
  const page = opened === undefined ? Math.min(choice.page ?? 1, pageCount) : Math.floor(opened / PAGE_SIZE) + 1;
  const read = async (from: number, to: number): Promise<ShownPicture[]> => (await Promise.all(sequence.slice(from, to).map((run) => shelf.read(run)))).flat();
  const first = (page - 1) * PAGE_SIZE;
  const shown = await read(first, first + PAGE_SIZE);
  const picture = opened === undefined ? undefined : (await read(opened, opened + 1))[0];
  return {
    scope,
    scopes: SCOPES.map((other) => ({
      scope: other,
      count: other === 'own' ? dataset.ownImages(node) : dataset.subtreeImages(node),
      href: url({ scope: other }),
    })),
    page,
    pages: Array.from({ length: pageCount }, (_, i) => url({ page: i + 1 })),
    first: Math.min(first + 1, sequence.length),
    last: first + shown.length,
    total: sequence.length,
    notice: noticeOf(sensitive, isShown, shelf, url),
    pictures: shown.map((picture) => pictureView(context, shelf, picture, url({ image: picture.id }))),
    open: opened === undefined || picture === undefined ? undefined : openPicture(context, shelf, {
      picture,
      boxes: (await boxes?.of(picture.node))?.find(({ id }) => id === picture.id),
      position: opened,
      total: sequence.length,
      previous: opened === 0 ? undefined : (await read(opened - 1, opened))[0],
      next: (await read(opened + 1, opened + 2))[0],
      address: (image) => url({ image }),
      close: url({ page }),
    }),
  };
}

async function positionOf({ catalogue: { taxonomy } }: PageContext, image: string | undefined, sequence: PictureSequence, shelf: PictureShelf): Promise<number | undefined> {
  const wnid = image === undefined ? undefined : parseWnid(wnidOfImage(image));
  const node = wnid && taxonomy.node(wnid);
  if (image === undefined || node === undefined) return undefined;
  const place = await shelf.place(node, image);
  return place === undefined ? undefined : sequence.position(node, place);
}

function noticeOf(nodes: readonly NodeIndex[], isShown: boolean, shelf: PictureShelf, url: (changes: ImagesChoice) => string): SensitiveNotice | undefined {
  const [first] = nodes;
  const subject = first === undefined ? undefined : shelf.sensitiveSubject(first);
  if (subject === undefined) return undefined;
  return {
    count: nodes.reduce((sum, node) => sum + shelf.count(node), 0),
    name: subject.name,
    why: subject.why,
    isShown,
    href: url({ sensitive: isShown ? undefined : 'shown' }),
  };
}
