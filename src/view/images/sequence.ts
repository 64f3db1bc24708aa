import { nodesOf } from '../../domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SensitiveSubject } from '../../domain/pictures/picture.ts';
import {
  ChosenPictures,
  type PictureOrder,
  type PictureRun,
  PictureSequence,
} from '../../domain/pictures/picture-sequence.ts';
import { scopeSlices, scopesOf } from '../synset/scopes.ts';
import type { PageContext } from '../page-context.ts';
import { type ImagesChoice, imagesUrl, type Scope, SCOPES } from '../urls.ts';

/** Number of images of each synset, and of those that are shown on request only. */
export interface CountedImages {
  count(node: NodeIndex): number;
  /** Returns the number of a synset's first images that are always shown. */
  shown(node: NodeIndex): number;
  /** The subjects whose images are shown on request alone. */
  readonly sensitive: readonly SensitiveSubject[];
  /** Returns the subject that makes all images of a synset sensitive; `undefined` if some are always shown. */
  sensitiveSubject(node: NodeIndex): SensitiveSubject | undefined;
}

/** Images that are left out, or shown on request, and why. */
export interface SensitiveNotice {
  readonly count: number;
  /** Subject of the images. */
  readonly name: string;
  readonly why: string;
  readonly isShown: boolean;
  /** Address that shows or hides them. */
  readonly href: string;
}

/** Images of a dataset that can be found by the names of their files. */
export interface NamedImages {
  /** Whether they can. */
  readonly hasFileNames: boolean;
  /** Finds images by a part of their file's name. */
  findNames(text: string): Promise<{ readonly places: readonly PictureRun[]; readonly isCut: boolean }>;
}

/** A search for images of a page by the names of their files. */
export interface NameSearch {
  /** Query; empty without one. */
  readonly text: string;
  /** Whether more names begin so than are looked at. */
  readonly isCut: boolean;
  /** Address of the page without the search. */
  readonly href: string;
}

/** Images on a page, in order. */
export interface ImageSequence {
  readonly scope: Scope;
  readonly scopes: readonly { readonly scope: Scope; readonly count: number; readonly href: string }[];
  readonly notice: SensitiveNotice | undefined;
  readonly sequence: PictureOrder;
  /** The address of the page with other choices than these. */
  readonly url: (changes: ImagesChoice) => string;
}

/** A page of a sequence of images. */
export interface ImageStretch extends Pick<ImageSequence, 'scope' | 'scopes' | 'notice'> {
  /** Page number, from 1. */
  readonly page: number;
  /** Addresses of all pages; one where there is nothing to show. */
  readonly pages: readonly string[];
  /** Position of the first image of the page, from 1, and of the last; of all that are shown. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** Images on one page. */
export const PAGE_SIZE = 48;

/** Puts the images of a synset in order, those left out that are shown on request alone. O(synsets of the scope). */
export function imageSequence(
  context: PageContext,
  node: NodeIndex,
  choice: ImagesChoice,
  images: CountedImages,
): ImageSequence & { readonly sequence: PictureSequence } {
  const {
    catalogue: { taxonomy },
    state,
  } = context;
  const wnid = taxonomy.wnid(node);
  const counts = countScopes(context, node, images);
  const usual = SCOPES.find((one) => counts[one] > 0) ?? 'own';
  const scope = choice.scope ?? usual;
  const url = (changes: ImagesChoice): string => {
    const asked = { scope, sensitive: choice.sensitive, kind: choice.kind, name: choice.name, ...changes };
    return imagesUrl(wnid, { ...asked, scope: asked.scope === usual ? undefined : asked.scope }, state);
  };
  const isShown = choice.sensitive === 'shown';
  const { sensitive, sequence } = orderOf(context, node, { scope, isShown }, images);
  return {
    scope,
    scopes: scopesOf(context, node)
      // Named instances are a choice where they add images.
      .filter((other) => other !== 'all' || other === scope || counts.all > counts.subtree)
      .map((other) => ({ scope: other, count: counts[other], href: url({ scope: other }) })),
    notice: noticeOf(sensitive, isShown, images, url),
    sequence,
    url,
  };
}

/** Leaves of a sequence the images that a search by name finds. @returns with the search; without it where images have no names. */
export async function searchNames(
  images: ImageSequence & { readonly sequence: PictureSequence },
  shelf: NamedImages,
  text = '',
): Promise<{ readonly images: ImageSequence; readonly search: NameSearch | undefined }> {
  if (!shelf.hasFileNames) return { images, search: undefined };
  const search = { text, isCut: false, href: images.url({ name: undefined }) };
  if (text === '') return { images, search };
  const { places, isCut } = await shelf.findNames(text);
  return { images: { ...images, sequence: new ChosenPictures(images.sequence, places) }, search: { ...search, isCut } };
}

interface ImageOrder {
  readonly key: string;
  /** Synsets with images that are shown on request alone. */
  readonly sensitive: readonly NodeIndex[];
  readonly sequence: PictureSequence;
}

/** Cache of the last order: the next request is mostly for its next page, and a subtree may be all of WordNet. */
const lastOrders = new WeakMap<CountedImages, ImageOrder>();

function orderOf(
  context: PageContext,
  node: NodeIndex,
  { scope, isShown }: { scope: Scope; isShown: boolean },
  images: CountedImages,
): ImageOrder {
  const key = `${String(node)} ${scope} ${String(isShown)}`;
  const last = lastOrders.get(images);
  if (last?.key === key) return last;
  const nodes = [...nodesOf(scopeSlices(context, node, scope), context.catalogue.taxonomy.columns.level)].filter(
    (at) => images.count(at) > 0,
  );
  const sensitive = nodes.filter((at) => images.shown(at) < images.count(at));
  const order = {
    key,
    sensitive,
    sequence: new PictureSequence(nodes, (at) => (isShown ? images.count(at) : images.shown(at))),
  };
  lastOrders.set(images, order);
  return order;
}

/** Cache of the last counts, which all pages of one gallery share. */
const lastCounts = new WeakMap<CountedImages, { readonly node: NodeIndex; readonly counts: ScopeCounts }>();

/** The number of images of each scope. */
type ScopeCounts = Readonly<Record<Scope, number>>;

/** Counts the images of each scope of a synset. O(synsets below) */
export function countScopes(context: PageContext, node: NodeIndex, images: CountedImages): ScopeCounts {
  const last = lastCounts.get(images);
  if (last?.node === node) return last.counts;
  const count = (scope: Scope): number => {
    let sum = 0;
    for (const at of nodesOf(scopeSlices(context, node, scope), context.catalogue.taxonomy.columns.level))
      sum += images.count(at);
    return sum;
  };
  const counts = { own: count('own'), subtree: count('subtree'), all: count('all') };
  lastCounts.set(images, { node, counts });
  return counts;
}

/** Describes a page of a sequence. @param page from 1; a number beyond the last page gives the last page. */
export function imageStretch({ scope, scopes, notice, sequence, url }: ImageSequence, page: number): ImageStretch {
  const pageCount = Math.max(1, Math.ceil(sequence.length / PAGE_SIZE));
  const shown = Math.min(page, pageCount);
  const before = (shown - 1) * PAGE_SIZE;
  return {
    scope,
    scopes,
    notice,
    page: shown,
    pages: Array.from({ length: pageCount }, (_, i) => url({ page: i + 1 })),
    first: Math.min(before + 1, sequence.length),
    last: Math.min(before + PAGE_SIZE, sequence.length),
    total: sequence.length,
  };
}

function noticeOf(
  nodes: readonly NodeIndex[],
  isShown: boolean,
  images: CountedImages,
  url: (changes: ImagesChoice) => string,
): SensitiveNotice | undefined {
  const [first] = nodes;
  const subject = first === undefined ? undefined : (images.sensitiveSubject(first) ?? images.sensitive[0]);
  if (subject === undefined) return undefined;
  return {
    count: nodes.reduce((sum, node) => sum + images.count(node) - images.shown(node), 0),
    name: subject.name,
    why: subject.why,
    isShown,
    href: url({ sensitive: isShown ? undefined : 'shown' }),
  };
}
