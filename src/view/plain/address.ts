import { findRoute } from '../routes.ts';
import { withQuery } from '../urls.ts';

/**
 * The addresses of the site as plain files: the one place that knows how a query is written where no server reads it.
 *
 * A plain host finds a file by the path and pays no heed to the query, so a choice that leads to other bytes has to stand
 * in the path: `/synset/n02084071/images?dataset=emoji&page=2` is `/synset/n02084071/images/dataset=emoji,page=2`. A choice that
 * scripts read in the browser stays where it is: `/search?q=dog`, `/explore?at=n02084071`. What no file can answer leads to
 * the nearest page that can, as {@link plainAddress} says case by case. Every other address is the server's own, so that links
 * from elsewhere lead to the same page on a server and on a copy.
 */

/** Contents of a copy, as far as addresses depend on them. */
export interface PlainHoldings {
  /** Whether the copy has the pages that show a synset in a dataset other than the first: where that has images in its subtree. */
  readonly isHeld: (id: string, dataset: string) => boolean;
  /** Whether it has a page that shows it in WordNet's own tree besides the one in the tree of a dataset's release. */
  readonly hasOtherTree: (id: string, dataset: string | null) => boolean;
  /** Whether the tree of the first dataset holds it; else the explorer shows it in WordNet's own. */
  readonly isInTree: (id: string) => boolean;
  /** Whether the pictures of a dataset are on the copy; of others it has at most a list of addresses. */
  readonly isPictured: (dataset: string | null) => boolean;
  /** Whether images in its subtree are shown on request alone. */
  readonly hidesImages: (id: string, dataset: string | null) => boolean;
}

/** The page about the contents of a copy, and what it leaves out. */
export const PLAIN_PAGE_URL = '/plain-files';

/** Choices of a treemap, and the ones the explorer knows by the same name. */
const OF_TREEMAP = ['area', 'colour', 'levels', 'from'];

/** Choices in the address of a class set's page that a copy has files for. */
const SET_CHOICES = ['sort', 'rows', 'show'];

/** The file of a class set that holds addresses of images: many sets share them, so a copy would hold them many times. */
const SET_URLS = 'img2dataset.tsv';

/**
 * The address on a copy of plain files of what a server has at an address of its own.
 *
 * - Choices of dataset and tree remain where the copy has such a page, and are left out elsewhere: WordNet's own tree
 *   remains next to treemaps and in branches of the tree, another dataset where it has images in the subtree.
 * - Other areas, colours and depths of a treemap lead to the explorer, which draws them all in the browser.
 * - Images on other hosts are not offered page by page: the list of their addresses is there.
 * - An image has one page, among those of its own synset, from wherever it is opened.
 * - Two collections are compared as a whole, in the first dataset's tree. A subtree of theirs leads to the page of its synset.
 * - Published class sets are shown in the first dataset.
 * - Answers that only a server can give lead to the page that says so. Synsets that a pruned copy leaves out keep their
 *   addresses, which are not found there.
 *
 * @param address path, query and fragment, from the root.
 */
export function plainAddress(address: string, holdings: PlainHoldings): string {
  const { pathname, searchParams: query, hash } = new URL(address, 'http://copy.invalid');
  const match = findRoute(pathname);
  if (match === undefined) return pathname + hash;
  const {
    route: { plain, inPath: choices },
    values: { id = '', file, word = '' },
  } = match;
  switch (plain) {
    case 'same':
      return pathname + hash;
    case 'left-out':
      return `${PLAIN_PAGE_URL}#left-out`;
    case 'choices':
      return inPath(pathname, knownParameters(query, choices), hash);
    case 'browser':
      return address;
    case 'home':
      return OF_TREEMAP.some((name) => query.has(name))
        ? inExplorer(undefined, query, holdings)
        : inPath('/', knownParameters(query, ['dataset', 'tree']), hash);
    case 'explorer': {
      const at = query.get('at');
      if (at !== null && !query.has('dataset') && !holdings.isInTree(at)) query.set('tree', 'wordnet');
      return inBrowser(pathname, knownParameters(query, choices), query, hash);
    }
    case 'comparison':
      return compared(pathname, file !== undefined, query, holdings);
    case 'set':
      return file === SET_URLS
        ? `${PLAIN_PAGE_URL}#left-out`
        : inPath(pathname, knownParameters(query, SET_CHOICES), hash);
    case 'word':
      return `/word?w=${word}${hash}`;
    case 'synset':
      return ofSynset(pathname, id, query, hash, holdings);
  }
}

function ofSynset(pathname: string, id: string, query: URLSearchParams, hash: string, holdings: PlainHoldings): string {
  const json = pathname.endsWith('.json');
  const tab = pathname.slice(`/synset/${id}`.length).replace(/\.json$/, '');
  const dataset = query.get('dataset');
  if (query.has('remote') || query.has('kind') || query.has('name')) return `${PLAIN_PAGE_URL}#left-out`;
  const sensitive = (of: string): string[] => (holdings.hidesImages(of, dataset) ? ['sensitive'] : []);
  const owner = query.get('image')?.split('_')[0];
  if (owner !== undefined)
    return inPath(`/synset/${owner}${tab}`, knownParameters(query, ['dataset', 'image', ...sensitive(owner)]), hash);
  const isShown = dataset === null || holdings.isHeld(id, dataset);
  const state = isShown ? ['dataset'] : [];
  if (json) return inPath(pathname, knownParameters(query, state), hash);
  if (tab === '/images')
    return inPath(
      pathname,
      knownParameters(
        query,
        isShown ? [...state, 'scope', ...(holdings.isPictured(dataset) ? ['page'] : []), ...sensitive(id)] : [],
      ),
      hash,
    );
  if (tab !== '') return inPath(pathname, knownParameters(query, state), hash);
  if (OF_TREEMAP.some((name) => query.has(name))) return inExplorer(id, query, holdings);
  return inPath(
    pathname,
    knownParameters(query, [...state, ...(holdings.hasOtherTree(id, isShown ? dataset : null) ? ['tree'] : []), 'all']),
    hash,
  );
}

/**
 * Returns whether an address is a synset's own, without a choice. Most links are such; {@link plainAddress} leaves them
 * unchanged, and an export begins with them.
 */
export function isSynsetPage(address: string): boolean {
  return address.length === '/synset/n02084071'.length && address.startsWith('/synset/n');
}

/** Some parameters of a query, in a fixed order: two ways to write one choice are one file. */
function knownParameters(query: URLSearchParams, names: readonly string[]): [string, string][] {
  return names.flatMap((name): [string, string][] => {
    const value = query.get(name);
    // An address that no page of ours writes would make a strange file name.
    return value === null || !/^[\w-](?:[\w.-]{0,62}[\w-])?$/.test(value) ? [] : [[name, value]];
  });
}

function compared(pathname: string, isList: boolean, query: URLSearchParams, holdings: PlainHoldings): string {
  const at = query.get('at');
  if (at !== null && !isList)
    return plainAddress(
      withQuery(`/synset/${at}`, Object.fromEntries(knownParameters(query, ['dataset', 'tree']))),
      holdings,
    );
  return inPath(pathname, knownParameters(query, ['a', 'b']));
}

function inPath(path: string, choices: readonly [string, string][], hash = ''): string {
  if (choices.length === 0) return path + hash;
  const [, stem = '', ending = ''] = /^(.*?)(\.(?:json|tsv|txt))?$/.exec(path)!;
  const name = choices.map(([key, value]) => `${key}=${value}`).join(',');
  return `${stem === '/' ? '' : stem}/${name}${ending}${hash}`;
}

function inBrowser(path: string, choices: readonly [string, string][], query: URLSearchParams, hash: string): string {
  const rest = [...query].filter(([name]) => !choices.some(([kept]) => kept === name));
  return withQuery(inPath(path, choices), Object.fromEntries(rest)) + hash;
}

function inExplorer(id: string | undefined, query: URLSearchParams, holdings: PlainHoldings): string {
  const options = new URLSearchParams(id === undefined ? [] : [['at', id]]);
  for (const name of ['area', 'colour']) if (query.has(name)) options.set(name, query.get(name)!);
  for (const name of ['dataset', 'tree']) if (query.has(name)) options.set(name, query.get(name)!);
  return plainAddress(`/explore?${options.toString()}`, holdings);
}

/** The server's own address of what a copy has at an address: the inverse of {@link plainAddress} where that loses nothing. */
export function servedAddress(plain: string): string {
  const [, path = '', choices, ending = ''] =
    /^([^?#]*?)(?:\/([\w-]+=[^/?#]*?))?(\.(?:json|tsv|txt))?(?:[?#].*)?$/.exec(plain)!;
  return `${path === '' ? '/' : path}${ending}${choices === undefined ? '' : `?${choices.replaceAll(',', '&')}`}`;
}

/** The file of an address of a copy, from its folder. @param isPage whether the answer is HTML, which has its ending in the file's name alone. */
export function plainFile(address: string, isPage: boolean): string {
  const path = address.replace(/[?#].*$/, '').slice(1);
  if (path === '') return 'index.html';
  return isPage && !path.endsWith('.html') ? `${path}.html` : path;
}
