import type { AddressCheck, AddressStates } from '../../domain/dataset/address-states.ts';
import type { Slice } from '../../domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import {
  LIST_FORMS,
  LIST_SUBJECTS,
  type ListForm,
  type ListSize,
  type ListSubject,
  type SynsetList,
} from '../../format/lists/synset-lists.ts';
import { LIVING } from '../../format/lists/list-extracts.ts';
import { img2datasetCommand } from '../img2dataset.ts';
import type { PageContext } from '../page-context.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import { extractListFile, URL_LISTS, type UrlList } from '../../format/lists/url-list.ts';
import { annotationsUrl, listUrl, originalsUrl, type Scope, urlListUrl } from '../urls.ts';
import { scopeSlices, scopesOf } from './scopes.ts';

/** One file to download. */
export interface DownloadLink extends ListSize {
  readonly form: ListForm;
  readonly href: string;
}

/** One list to download, in all its forms. */
export interface DownloadRow {
  readonly subject: ListSubject;
  readonly links: readonly DownloadLink[];
}

/** The lists of a synset alone, of its subtree, or of its subtree with named instances. */
export interface DownloadGroup {
  readonly scope: Scope;
  /** Synsets the lists are about. */
  readonly synsets: number;
  readonly rows: readonly DownloadRow[];
  /** Commands that fetch the list of wnids. */
  readonly command: string;
  /** Lists of the addresses of pictures, where the dataset has any. */
  readonly pictures: PictureLists | undefined;
}

/** One list of addresses to download. */
export interface UrlListLink extends ListSize {
  readonly list: UrlList;
  readonly file: string;
  readonly href: string;
}

/** The addresses of the pictures of a scope, in several forms. */
export interface PictureLists {
  readonly links: readonly UrlListLink[];
  /**
   * The list of each extract with addresses: `living`, without those that are known to be dead, and each kind of image.
   */
  readonly extracts: readonly { readonly name: string; readonly links: readonly UrlListLink[] }[];
  /** Result of asking the addresses; absent if none was asked. */
  readonly check: AddressCheck | undefined;
  /** Fetches the addresses. */
  readonly curl: string;
  /** Fetches the pictures themselves. */
  readonly img2dataset: string;
}

/** The list of the addresses of a dataset's images; absent where it has none. */
export interface AddressList {
  /** Names of the table's columns; the first two are `image_id` and `url`. */
  readonly columns: readonly string[];
  size(list: UrlList, slices: readonly Slice[]): ListSize;
}

/** Further facts about a dataset's addresses. */
export interface CheckedAddresses {
  /** The extracts of the list, by name. */
  readonly extracts: ReadonlyMap<string, Pick<AddressList, 'size'>>;
  readonly states: Pick<AddressStates, 'checkOf'> | undefined;
}

/** The images and boxes of a synset itself, as files. */
export interface HeldSizes<More = object> {
  /** Number and bytes of the originals, which are one tar; absent where the dataset has none. */
  readonly images: ({ readonly files: number; readonly bytes: number } & More) | undefined;
  /** Number of their boxes, one file an image. */
  readonly boxes: ({ readonly images: number; readonly boxes: number } & More) | undefined;
}

/** The same with the address of each archive, and the command that fetches it. */
export type HeldDownloads = HeldSizes<{ readonly href: string; readonly command: string }>;

/** The lists that can be downloaded of a synset; the downloads tab's JSON twin. */
export interface DownloadsPage {
  /** Absent where the dataset has neither images nor boxes of the synset as files. */
  readonly held: HeldDownloads | undefined;
  readonly groups: readonly DownloadGroup[];
}

/** Opens a list; passed in, so that the caller can cache its measures. */
export type OpenList = (subject: ListSubject, form: ListForm) => SynsetList;

/** Gathers the lists of a synset with their sizes. */
export function downloadsPage(
  context: PageContext,
  node: NodeIndex,
  openList: OpenList,
  urls?: AddressList,
  sizes?: HeldSizes,
  checked?: CheckedAddresses,
): DownloadsPage {
  const { catalogue, state, origin } = context;
  const wnid = catalogue.taxonomy.wnid(node);
  return {
    held: sizes && heldDownloads(context, wnid, sizes),
    groups: scopesOf(context, node).map((scope) => {
      const slices = scopeSlices(context, node, scope);
      const rows = LIST_SUBJECTS.map((subject) => ({
        subject,
        links: LIST_FORMS.map((form) => ({
          form,
          href: listUrl(wnid, scope, subject, form, state),
          ...openList(subject, form).size(slices),
        })),
      }));
      const address = new URL(listUrl(wnid, scope, 'counts', 'tsv', state), origin).href;
      return {
        scope,
        synsets: openList('wnids', 'txt').size(slices).lines,
        rows,
        command: `curl -o ${wnid}-${scope}.tsv '${address}'`,
        pictures: urls && pictureLists(context, wnid, scope, slices, urls, checked),
      };
    }),
  };
}

function heldDownloads(
  { dataset, origin }: PageContext,
  wnid: Wnid,
  { images, boxes }: HeldSizes,
): HeldDownloads | undefined {
  if (images === undefined && boxes === undefined) return undefined;
  const command = (href: string, file: string): string => `curl -o ${file} '${new URL(href, origin).href}'`;
  const [tar, annotations] = [originalsUrl(wnid, dataset.name), annotationsUrl(wnid, dataset.name)];
  return {
    images: images && { href: tar, ...images, command: command(tar, `${wnid}.tar`) },
    boxes: boxes && { href: annotations, ...boxes, command: command(annotations, `${wnid}-boxes.tar.gz`) },
  };
}

function pictureLists(
  { state, origin }: PageContext,
  wnid: Wnid,
  scope: Scope,
  slices: readonly Slice[],
  urls: AddressList,
  { extracts, states }: CheckedAddresses = { extracts: new Map(), states: undefined },
): PictureLists | undefined {
  const link = (list: UrlList, file: string, from: Pick<AddressList, 'size'>): UrlListLink => ({
    list,
    file,
    href: urlListUrl(wnid, scope, file, state),
    ...from.size(list, slices),
  });
  const links = URL_LISTS.map((list) => link(list, list, urls));
  if (links[0]?.lines === 0) return undefined;
  const address = (list: UrlList): string =>
    new URL(urlListUrl(wnid, scope, extracts.has(LIVING) ? extractListFile(LIVING, list) : list, state), origin).href;
  const [file, table] = [`${wnid}-${scope}-urls.txt`, `${wnid}-${scope}-pictures.tsv`];
  return {
    links,
    extracts: [...extracts]
      .map(([name, from]) => ({
        name,
        links: URL_LISTS.map((list) => link(list, extractListFile(name, list), from)),
      }))
      .filter(({ links: some }) => some[0]!.lines > 0),
    check: states?.checkOf(slices),
    curl: `curl -o ${file} '${address('urls.txt')}'`,
    img2dataset: `curl -o ${table} '${address('pictures.tsv')}' && ${img2datasetCommand(table, urls.columns, wnid)}`,
  };
}
