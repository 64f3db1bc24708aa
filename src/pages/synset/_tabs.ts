import { downloads } from '../../components/downloads.ts';
import { gallery } from '../../components/gallery.ts';
import { imagesEmpty } from '../../components/images-empty.ts';
import { html } from '../../components/markup.ts';
import { synsetDetails } from '../../components/synset-details.ts';
import { type SurroundingParts, surroundingParts, type SynsetParts } from '../../components/synset-parts.ts';
import { treemap } from '../../components/treemap.ts';
import { type DatasetDescription } from '../../domain/dataset.ts';
import { type NodeIndex } from '../../domain/node-index.ts';
import { isGroup } from '../../domain/tree-view.ts';
import { heldSizes } from '../../store/held-sizes.ts';
import { type DownloadsPage, downloadsPage } from '../../view/synset/downloads.ts';
import { type ImagesPage, imagesPage } from '../../view/images/page.ts';
import { parseImagesQuery } from '../../view/images/query.ts';
import { type OpenedCatalogue } from '../../store/opened-catalogue.ts';
import { inTreeThatHolds, nodeOfId, type PageContext } from '../../view/page-context.ts';
import { type RemoteGallery } from '../../view/images/remote-images.ts';
import { synsetPage } from '../../view/synset/page.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { synsetUrl, type Tab, withQuery } from '../../view/urls.ts';
import { contextOf, jsonAnswer, jsonNotFound } from '../_request.ts';

/** What a tab looks like around its parts: each has scripts of its own. */
export type TabFrame = 'treemap' | 'gallery' | 'empty' | 'downloads';

/** A tab whose mark-up is all in its parts. */
export interface FramedTab {
  readonly frame: TabFrame;
  readonly parts: SynsetParts;
}

/** A tab of images that lie elsewhere; its view is a component's. */
export interface RemoteTab {
  readonly frame: 'remote';
  readonly parts: () => SurroundingParts;
  readonly images: RemoteGallery;
  readonly dataset: DatasetDescription;
  /** Whether the reader has asked for the images themselves. */
  readonly isShown: boolean;
}

/** A synset, and the tree that it is shown in. */
interface Subject {
  readonly context: PageContext<OpenedCatalogue>;
  readonly node: NodeIndex;
}

/** @returns `undefined` if the id is none of a synset. */
async function subjectOf(url: URL, id: string | undefined): Promise<Subject | undefined> {
  const request = await contextOf(url);
  const node = nodeOfId(request, id);
  return node === undefined || isGroup(node) ? undefined : { context: inTreeThatHolds(request, node), node };
}

async function imagesModel({ context, node }: Subject, url: URL): Promise<ImagesPage> {
  return imagesPage(
    context,
    node,
    parseImagesQuery(url.searchParams),
    await context.catalogue.imageShelves(context.dataset),
  );
}

async function downloadsModel({ context, node }: Subject): Promise<DownloadsPage> {
  const { catalogue, dataset } = context;
  const urls = await catalogue.urlListOf(dataset);
  const sizes = await heldSizes(node, await catalogue.picturesOf(dataset), await catalogue.boxesOf(dataset));
  return downloadsPage(
    context,
    node,
    (subject, form) => catalogue.openList(dataset, subject, form),
    urls && ((list, slices) => urls.size(list, slices)),
    sizes,
  );
}

/** The first tab of a synset, its treemap. @returns `undefined` if the id is none of a synset. */
export async function treemapTab(url: URL, id: string | undefined): Promise<FramedTab | undefined> {
  const subject = await subjectOf(url, id);
  if (subject === undefined) return undefined;
  const { context, node } = subject;
  const { state } = context;
  const synset = synsetPage(context, node);
  const query = url.searchParams;
  const allUrl = query.has('all') ? undefined : withQuery(synsetUrl(synset.wnid), { ...state, all: 1 });
  const model = await treemapModel(context, node, parseTreemapOptions(query));
  const view = html`${treemap(model, state)}${synsetDetails(synset, state, allUrl)}`;
  return { frame: 'treemap', parts: { ...surroundingParts(context, synset, { node, tab: 'treemap', url }), view } };
}

/** The images of a synset. @returns `undefined` if the id is none of a synset. */
export async function imagesTab(url: URL, id: string | undefined): Promise<FramedTab | RemoteTab | undefined> {
  const subject = await subjectOf(url, id);
  if (subject === undefined) return undefined;
  const { context, node } = subject;
  const { description } = context.dataset;
  const images = await imagesModel(subject, url);
  const isShown = (images.remote?.images ?? []).length > 0;
  const around = (): SurroundingParts =>
    surroundingParts(context, synsetPage(context, node), { node, tab: 'images', url, noindex: isShown });
  if (images.remote) return { frame: 'remote', parts: around, images: images.remote, dataset: description, isShown };
  if (images.gallery) return { frame: 'gallery', parts: { ...around(), view: gallery(images.gallery, description) } };
  return { frame: 'empty', parts: { ...around(), view: imagesEmpty(context, images) } };
}

/** The lists and files of a synset to download. @returns `undefined` if the id is none of a synset. */
export async function downloadsTab(url: URL, id: string | undefined): Promise<FramedTab | undefined> {
  const subject = await subjectOf(url, id);
  if (subject === undefined) return undefined;
  const { context, node } = subject;
  const view = downloads(await downloadsModel(subject));
  return {
    frame: 'downloads',
    parts: { ...surroundingParts(context, synsetPage(context, node), { node, tab: 'downloads', url }), view },
  };
}

/** What makes each tab. */
export const TAB_MAKERS: Readonly<Record<Tab, (url: URL, id: string) => Promise<FramedTab | RemoteTab | undefined>>> = {
  treemap: treemapTab,
  images: imagesTab,
  downloads: downloadsTab,
};

/** What makes the JSON twin of each tab, its model. */
export const TWIN_MAKERS: Readonly<Record<Tab, (url: URL, id: string) => Promise<object | undefined>>> = {
  treemap: ofSubject(({ context, node }) => synsetPage(context, node)),
  images: ofSubject(imagesModel),
  downloads: ofSubject(downloadsModel),
};

function ofSubject(
  model: (subject: Subject, url: URL) => object | Promise<object>,
): (url: URL, id: string) => Promise<object | undefined> {
  return async (url, id) => {
    const subject = await subjectOf(url, id);
    return subject && model(subject, url);
  };
}

/** The answer of a twin's address; there is none of what is no synset. */
export async function twinAnswer(tab: Tab, url: URL, id = ''): Promise<Response> {
  const model = await TWIN_MAKERS[tab](url, id);
  return model === undefined ? jsonNotFound('synset of that wnid in WordNet 3.0') : jsonAnswer(model);
}
