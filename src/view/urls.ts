import type { Part } from '../domain/dataset/comparison.ts';
import type { Wnid } from '../domain/wordnet/wnid.ts';
import { COPY_KINDS, type CopyKind } from '../format/pictures/copy-kinds.ts';
import type { ListForm, ListSubject } from '../format/lists/synset-lists.ts';

/** The addresses of the site: the one place that knows their form. */

/** Choices of the reader that addresses keep; an absent one is the default and is left out. */
export interface UrlState {
  /** A dataset other than the first. */
  readonly dataset?: string | undefined;
  /** Tree next to the page, if it is not the release's. */
  readonly tree?: 'wordnet' | undefined;
  /** Code of the language whose words are shown with the English ones. */
  readonly lang?: string | undefined;
  /** Whether borrowed pictures are left out; shown by default. */
  readonly pictures?: 'off' | undefined;
  /** Whether the page is one that other sites show in a frame: its maps lead to such pages. */
  readonly isEmbedded?: boolean | undefined;
}

/** The tabs of a synset page; the treemap is at the page's own address. */
export const TABS = ['treemap', 'images', 'downloads'] as const;

/** One tab of a synset page. */
export type Tab = (typeof TABS)[number];

/** Appends query parameters in the order given, without those that are `undefined`. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  if (given.length === 0) return path;
  return `${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** Puts the address of a map below that of pages which other sites may frame, where the state says so. */
export function framedPath(path: string, { isEmbedded }: UrlState): string {
  return isEmbedded === true ? `/embed${path}` : path;
}

function withState(path: string, state: UrlState): string {
  // Most addresses keep no choice, and a page has a hundred of them.
  return state.dataset === undefined &&
    state.tree === undefined &&
    state.lang === undefined &&
    state.pictures === undefined
    ? path
    : withQuery(path, stateQuery(state));
}

/** Returns the query parameters that keep the reader's choices. */
export function stateQuery(state: UrlState): Record<string, string | undefined> {
  return { dataset: state.dataset, tree: state.tree, lang: state.lang, pictures: state.pictures };
}

/** The home page. */
export function homeUrl(state: UrlState = {}): string {
  return withState(state.isEmbedded === true ? '/embed/home' : '/', state);
}

/**
 * The page of a synset or of a release's group.
 *
 * @param id a wnid, or the id of a group such as `fa11misc`.
 */
export function synsetUrl(id: string, state: UrlState = {}, tab: Tab = 'treemap'): string {
  return withState(tab === 'treemap' ? framedPath(`/synset/${id}`, state) : `/synset/${id}/${tab}`, state);
}

/** The JSON twin of a page, given the page's own address. */
export function jsonUrl(pageUrl: string): string {
  const [path = '/', query] = pageUrl.split('?');
  const file = path === '/' ? '/index.json' : `${path}.json`;
  return query === undefined ? file : `${file}?${query}`;
}

/** The children of a node of the tree panel, as a fragment of HTML. */
export function treeUrl(id: string, state: UrlState = {}): string {
  return withState(`/tree/${id}`, state);
}

/** The search results for a text; without one, the page that explains the search. */
export function searchUrl(text: string | undefined, state: UrlState = {}): string {
  return withQuery('/search', { q: text, ...stateQuery(state) });
}

/** The page of a word with all its senses. Words that differ in capitals and gaps have one page. */
export function wordUrl(word: string, state: UrlState = {}): string {
  return withState(`/word/${encodeURIComponent(wordId(word))}`, state);
}

/** Returns a word as addresses write it: small letters, `_` in place of gaps and of characters with a meaning in addresses. */
export function wordId(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s/\\?#%]+/g, '_');
}

/** Scopes of a list: the synset alone, its subtree, or its subtree and all named instances below it. */
export const SCOPES = ['own', 'subtree', 'all'] as const;
/** Name of a scope: an element of {@link SCOPES}. */
export type Scope = (typeof SCOPES)[number];

/** A list to download. */
export function listUrl(wnid: Wnid, scope: Scope, list: ListSubject, form: ListForm, state: UrlState = {}): string {
  return withQuery(`/synset/${wnid}/lists/${scope}/${list}.${form}`, { dataset: state.dataset });
}

/** Choice of a synset's images for a page. */
export interface ImagesChoice {
  /** Scope of the images; by default the synset's own if it has any, else those of its subtree. */
  readonly scope?: Scope | undefined;
  /** Page number, from 1. */
  readonly page?: number | undefined;
  /** The image in the lightbox. */
  readonly image?: string | undefined;
  /** Whether images that are shown on request alone are shown. */
  readonly sensitive?: 'shown' | undefined;
  /** The kind of image that alone is shown. */
  readonly kind?: string | undefined;
  /** Whether the reader's browser may ask other hosts for images. */
  readonly remote?: boolean | undefined;
  /** A part of the name of their file that images are found by. */
  readonly name?: string | undefined;
}

/** The images of a synset. */
export function imagesUrl(
  id: string,
  { scope, page, image, sensitive, kind, remote, name }: ImagesChoice,
  state: UrlState = {},
): string {
  return withQuery(`/synset/${id}/images`, {
    scope,
    page: page === 1 ? undefined : page,
    image,
    sensitive,
    kind,
    remote: remote ? 1 : undefined,
    name,
    ...stateQuery(state),
  });
}

/** The lightbox of an image alone, as a fragment of HTML. @param url the address of the page with that lightbox. */
export function lightboxUrl(url: string): string {
  return url.replace(/\/images(?=[?/])/, '/images/view');
}

/** A copy of a picture; its bytes never change. @param id the image's id. */
export function pictureUrl(
  dataset: string,
  kind: CopyKind,
  id: string,
  { digest, state }: { readonly digest: string; readonly state: string },
): string {
  return `/pictures/${dataset}/${kind}/${id}-${digest.slice(0, 12)}.${state}`;
}

const PICTURE_PATH =
  /^\/pictures\/(?<dataset>[^/]+)\/(?<kind>[a-z]+)\/(?<id>(?<wnid>n\d{8})_\d{1,9})-(?<digest>[0-9a-f]{12})\.[a-z]+$/;

/** Reads the address of a copy of a picture; `undefined` for any other. */
export function parsePictureUrl(
  path: string,
): (Record<'dataset' | 'id' | 'wnid' | 'digest', string> & { readonly kind: CopyKind }) | undefined {
  const { dataset = '', id = '', wnid = '', digest = '', ...found } = PICTURE_PATH.exec(path)?.groups ?? {};
  const kind = COPY_KINDS.find((name) => name === found['kind']);
  return kind && { dataset, kind, id, wnid, digest };
}

/** A list of the addresses of pictures. */
export function urlListUrl(wnid: Wnid, scope: Scope, file: string, state: UrlState = {}): string {
  return withQuery(`/synset/${wnid}/urls/${scope}/${file}`, { dataset: state.dataset });
}

/** A tar of the original images of a synset, at ImageNet's old address. */
export function originalsUrl(wnid: Wnid, dataset: string): string {
  return withQuery('/download/synset', { wnid, dataset });
}

/** The bounding boxes of a synset, a file an image, at ImageNet's old address. */
export function annotationsUrl(wnid: Wnid, dataset: string): string {
  return withQuery(`/downloads/bbox/bbox/${wnid}.tar.gz`, { dataset });
}

/** Choices of the statistics page other than the defaults. */
export interface StatsChoice {
  /** The bar of the histogram whose synsets are listed. */
  readonly bar?: { readonly from: number; readonly to: number } | undefined;
  /** The scale of the histogram, if not linear. */
  readonly scale?: 'log' | undefined;
}

/** The image that previews of a synset's or a group's page show. */
export function shareImageUrl(id: string): string {
  return `/share/${id}.png`;
}

/** The statistics page. */
export function statsUrl(state: UrlState = {}, { bar, scale }: StatsChoice = {}): string {
  return withQuery('/stats', { ...stateQuery(state), from: bar?.from, to: bar?.to, scale });
}

/** The address that leads to a synset at random. */
export function surpriseUrl(state: UrlState = {}): string {
  return withState('/surprise', state);
}

/**
 * Returns the address of the paths between two synsets, each given by an identifier or a word; without them, of the
 * form to name them.
 */
export function pathUrl(a: string | undefined, b: string | undefined, state: UrlState = {}): string {
  return withQuery('/path', { a, b, ...stateQuery(state) });
}

/** Two collections to compare, by their names in addresses, and the synset or group whose subtree is compared. */
export interface CompareChoice {
  readonly a?: string | undefined;
  readonly b?: string | undefined;
  readonly at?: string | undefined;
}

/** The comparison of two collections. */
export function compareUrl({ a, b, at }: CompareChoice = {}, state: UrlState = {}): string {
  return withQuery(framedPath('/compare', state), { a, b, at, ...stateQuery(state) });
}

/** The comparison of several collections. @param of their names in addresses. */
export function severalUrl(of: readonly string[], state: UrlState = {}): string {
  return withQuery('/compare/several', { of: of.join(','), ...stateQuery(state) });
}

/** The synsets of one part of a comparison, as a file. */
export function compareListUrl(part: Part, form: ListForm, { a, b, at }: CompareChoice, state: UrlState = {}): string {
  return withQuery(`/compare/lists/${part}.${form}`, { a, b, at, ...stateQuery(state) });
}

/** The page of definitions, sources and licences, or one definition on it. */
export function aboutUrl(state: UrlState = {}, definition?: string): string {
  return atFragment(withState('/about', state), definition);
}

/** The page of datasets, or the section of one dataset on it. */
export function datasetsUrl(state: UrlState = {}, name?: string): string {
  return atFragment(withState('/datasets', state), name);
}

/** The page on copies of plain files, which names the version of the data. */
export function plainPageUrl(state: UrlState = {}): string {
  return withState('/plain-files', state);
}

function atFragment(url: string, fragment: string | undefined): string {
  return fragment === undefined ? url : `${url}#${fragment}`;
}

/** A class list, its wnids by class index. */
export function classListUrl(name: string): string {
  return `/class-lists/${name}.json`;
}
