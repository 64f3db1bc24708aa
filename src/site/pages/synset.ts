import { downloads } from '../../components/synset/downloads.ts';
import { treeIdOf } from '../../api/imagenet/tree.ts';
import { gallery, remoteGallery } from '../../components/images/gallery.ts';
import { imagesEmpty } from '../../components/images/empty.ts';
import { lightbox } from '../../components/images/lightbox.ts';
import { html, Markup } from '../../components/markup.ts';
import type { Page } from '../../components/page/page.ts';
import { cite } from '../../components/synset/cite.ts';
import { synsetDetails } from '../../components/synset/details.ts';
import { groupView } from '../../components/synset/group.ts';
import type { HeaderParts } from '../../components/synset/header.ts';
import { namedInstances } from '../../components/synset/instances.ts';
import { leaf } from '../../components/synset/leaf.ts';
import { leafPage, synsetTab } from '../../components/synset/tab.ts';
import { treePanel as treePanelMarkup } from '../../components/synset/tree-panel.ts';
import { treemap } from '../../components/treemap/treemap.ts';
import { lazy } from '../../domain/lazy.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import { parseWebAddress } from '../../format/web-address.ts';
import { heldSizes } from '../../store/held-sizes.ts';
import { findDepiction } from '../../view/images/depiction.ts';
import { type ImagesPage, imagesPage } from '../../view/images/page.ts';
import { findPlate } from '../../view/images/plates.ts';
import { parseImagesQuery } from '../../view/images/query.ts';
import { countScopes, type CountedImages } from '../../view/images/sequence.ts';
import { idOf, inTreeThatHolds, nodeOfExactId, nodeOfId } from '../../view/page-context.ts';
import { type AddressList, type DownloadsPage, downloadsPage, type OpenList } from '../../view/synset/downloads.ts';
import { groupPage } from '../../view/synset/group-page.ts';
import { findKin, kinLink } from '../../view/synset/kin.ts';
import { MOST_LISTED, type SynsetPage, synsetPage } from '../../view/synset/page.ts';
import { treePanel } from '../../view/synset/tree-panel.ts';
import { parseTreemapOptions } from '../../view/treemap/options.ts';
import { treemapModel } from '../../view/treemap/treemap.ts';
import { homeUrl, stateQuery, synsetUrl, type Tab, withQuery } from '../../view/urls.ts';
import type { PageRequest, SiteContext } from '../request.ts';
import type { Redirect, Route } from '../route.ts';
import { notFoundPage } from './about.ts';

const subject = 'synset of that wnid in WordNet 3.0';

/** Maximum number of borrowed pictures in place of a dataset's own images. */
const MOST_BORROWED = 24;

/** A synset in the tree that it is shown in, with what its tabs and twins have in common, each made once. */
interface Subject {
  readonly context: SiteContext;
  readonly node: NodeIndex;
  readonly synset: () => SynsetPage;
  readonly header: () => Promise<HeaderParts>;
  readonly tree: () => Promise<Markup>;
}

/** The pages of a synset: its treemap, its images and its downloads. */
export const SYNSET_ROUTES: readonly Route[] = [
  { pattern: '/synset/:id', subject, page: treemapPage, twin: synsetTwin },
  { pattern: '/synset/:id/images', subject, page: ofSynset(imagesTab), twin: ofSynset(imagesModel) },
  { pattern: '/synset/:id/downloads', subject, page: ofSynset(downloadsTab), twin: ofSynset(downloadsModel) },
  {
    pattern: '/synset/:id/images/view',
    subject: 'such image, or it is shown on request alone',
    fragment: ofSynset(openImage),
  },
  { pattern: '/synset', page: oldAddress },
];

let last: (Subject & { readonly key: string }) | undefined;

/** Returns the subject of a page; the last one again if it is the same, since an export asks for all tabs of a synset in turn. */
function openSubject(context: SiteContext, node: NodeIndex): Subject {
  const key = JSON.stringify([node, context.state, context.origin]);
  if (last?.key === key && last.context.catalogue === context.catalogue) return last;
  const shown = inTreeThatHolds(context, node);
  const subject: Subject = {
    context: shown,
    node,
    synset: lazy(() => synsetPage(shown, node)),
    header: lazy(() => headerParts(shown, node)),
    tree: lazy(async () => treePanelMarkup(await treePanel(shown, node), shown.dataset.unit, shown.state)),
  };
  last = { ...subject, key };
  return subject;
}

function subjectOf({ context, params }: PageRequest): Subject | undefined {
  const node = nodeOfExactId(context, params['id']);
  return node === undefined || isGroup(node) ? undefined : openSubject(context, node);
}

function ofSynset<Made>(
  make: (subject: Subject, query: URLSearchParams) => Made | Promise<Made>,
): (request: PageRequest) => Made | Promise<Made> | undefined {
  return (request) => {
    const found = subjectOf(request);
    return found && make(found, request.query);
  };
}

async function treemapPage(request: PageRequest): Promise<Page | Redirect | undefined> {
  const { context, params, query } = request;
  const node = nodeOfId(context, params['id']);
  if (node === undefined) return undefined;
  const asked = params['id'];
  if (!isGroup(node) && asked !== idOf(context, node))
    return { location: synsetUrl(idOf(context, node), context.state), status: 301 };
  if (!isGroup(node)) return treemapTab(openSubject(context, node), query);
  // The root of a release is the home page.
  if (node.id === context.dataset.release?.tree.root.id) return { location: homeUrl(context.state), status: 301 };
  const model = await treemapModel(context, node, parseTreemapOptions(query));
  return groupView(context, node, model, await treePanel(context, node), query.has('all'));
}

async function treemapTab(found: Subject, query: URLSearchParams): Promise<Page> {
  const { context, node } = found;
  const { state } = context;
  const synset = found.synset();
  if (synset.hyponyms.length === 0 && synset.instances.length === 0) return leafTab(found);
  const allUrl = query.has('all') ? undefined : withQuery(synsetUrl(synset.wnid), { ...stateQuery(state), all: 1 });
  const instances = context.catalogue.taxonomy.instancesOf(node);
  const shown = allUrl === undefined ? instances : instances.slice(0, MOST_LISTED.named);
  const named = {
    links: await Promise.all(shown.map((one) => kinLink(context, one))),
    allUrl,
    shownImages: await countShown(context, node),
  };
  const model = synset.hyponyms.length > 0 ? await treemapModel(context, node, parseTreemapOptions(query)) : undefined;
  const view = html`
    ${model && treemap(model, context, true)}${named.links.length > 0 && namedInstances(context, synset, named)}`;
  const details = html`${synsetDetails(synset, state, allUrl)}${cite(context, synset)}`;
  return tabOf(found, 'treemap', view, details);
}

async function leafTab(found: Subject): Promise<Page> {
  const { context, node } = found;
  const synset = found.synset();
  const { taxonomy } = context.catalogue;
  const parents = [...taxonomy.hypernymsOf(node), ...taxonomy.instanceHypernymsOf(node)];
  const [{ picture, hasImages }, kin, ...links] = await Promise.all([
    found.header(),
    findKin(context, node),
    ...parents.map((parent) => kinLink(context, parent)),
  ]);
  return leafPage(
    { context, node, synset },
    html`${leaf(context, synset, { picture, kin, hasImages, parents: links })}${cite(context, synset)}`,
  );
}

/** Finds the picture of a synset, and whether the dataset has images of it to show. */
async function headerParts(context: SiteContext, node: NodeIndex): Promise<HeaderParts> {
  return { picture: await findPlate(context, node, 'thumbnail'), hasImages: (await countShown(context, node)) > 0 };
}

/** Counts the images that the images tab can show: of the subtree, named instances among them. */
async function countShown(context: SiteContext, node: NodeIndex): Promise<number> {
  const { pictures, remote } = await context.catalogue.imageShelves(context.dataset);
  const count = (shelf: CountedImages | undefined): number =>
    shelf === undefined ? 0 : countScopes(context, node, shelf).all;
  return count(pictures) || count(remote);
}

/** Puts a view of a synset between its header and the tree. */
async function tabOf(found: Subject, tab: Tab, view: Markup, details?: Markup): Promise<Page> {
  const [header, tree] = await Promise.all([found.header(), found.tree()]);
  return synsetTab({ ...found, synset: found.synset() }, tab, { ...header, tree }, view, details);
}

async function synsetTwin({ context, params }: PageRequest): Promise<object | undefined> {
  const node = nodeOfExactId(context, params['id']);
  if (node === undefined) return undefined;
  if (isGroup(node)) return groupPage(context, node);
  const depiction = context.illustrator && (await findDepiction(context.illustrator, node));
  return { ...openSubject(context, node).synset(), depiction };
}

async function imagesTab(found: Subject, query: URLSearchParams): Promise<Page> {
  const { context, node } = found;
  const { description } = context.dataset;
  const images = await imagesModel(found, query);
  if (images.remote !== undefined) {
    const page = await tabOf(found, 'images', remoteGallery(images.remote, description, images.check));
    const { images: shown = [], isShown } = images.remote;
    if (!isShown || shown.length === 0) return page;
    const remoteOrigins = [...new Set(shown.flatMap(({ src }) => parseWebAddress(src)?.origin ?? []))];
    return { ...page, about: { ...page.about, noindex: true }, remoteOrigins };
  }
  if (images.gallery !== undefined) return tabOf(found, 'images', gallery(images.gallery, description, images.check));
  const borrowed = (await context.illustrator?.findSeveral(node, MOST_BORROWED, 'thumbnail')) ?? [];
  return tabOf(found, 'images', imagesEmpty(context, images, found.synset(), borrowed));
}

async function imagesModel({ context, node }: Subject, query: URLSearchParams): Promise<ImagesPage> {
  const shelves = await context.catalogue.imageShelves(context.dataset);
  return imagesPage(context, node, parseImagesQuery(query), shelves);
}

async function openImage(found: Subject, query: URLSearchParams): Promise<Markup | undefined> {
  const picture = (await imagesModel(found, query)).gallery?.open;
  return picture && lightbox(picture);
}

async function downloadsTab(found: Subject): Promise<Page> {
  return tabOf(found, 'downloads', downloads(await downloadsModel(found)));
}

async function downloadsModel({ context, node }: Subject): Promise<DownloadsPage> {
  const { catalogue, dataset } = context;
  const urls = await catalogue.urlListOf(dataset);
  const sizes = await heldSizes(node, await catalogue.picturesOf(dataset), await catalogue.boxesOf(dataset));
  const remote = await catalogue.remoteImagesOf(dataset);
  const extracts = new Map<string, AddressList>();
  for (const name of remote?.extracts ?? []) extracts.set(name, (await catalogue.listExtractOf(dataset)(name))!);
  const checked = { extracts, states: remote?.states };
  const openList: OpenList = (subject, form) => catalogue.openList(dataset, subject, form);
  return downloadsPage(context, node, openList, urls, sizes, checked);
}

/**
 * Makes the page of ImageNet's own form of address, `/synset?wnid=`: the synset's page, with the number that clients look
 * for on a line of its own; for an unknown wnid the page that says so, with the status 200 that they expect.
 */
async function oldAddress(request: PageRequest): Promise<Page | Redirect | undefined> {
  const { context, query } = request;
  const id = query.get('wnid');
  if (id === null) return undefined;
  const page = await treemapPage({ ...request, params: { id } });
  if (page === undefined) return { ...notFoundPage(request), status: undefined };
  const node = nodeOfId(context, id);
  if ('location' in page || node === undefined) return page;
  const order = await context.catalogue.synsetOrder();
  const target = treeIdOf(node, { order, tree: context.catalogue.treeOf(context.dataset) });
  // A comment: the content security policy allows no script within a page.
  return { ...page, main: new Markup(`${page.main.text}<!--\ntarget_id = '${String(target)}';\n-->`) };
}
