import { type Slice } from '../domain/descendants.ts';
import { type NodeIndex } from '../domain/node-index.ts';
import { LIST_FORMS, LIST_SUBJECTS, type ListForm, type ListSize, type ListSubject, type SynsetList } from '../format/synset-lists.ts';
import { type PageContext } from './page-context.ts';
import { type Wnid } from '../domain/wnid.ts';
import { URL_LISTS, type UrlList } from '../format/url-list.ts';
import { listUrl, type Scope, SCOPES, urlListUrl } from './urls.ts';

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

/** The lists of a synset alone, or of its subtree. */
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

/** The addresses of the pictures of a scope, in several forms. */
export interface PictureLists {
  readonly links: readonly (ListSize & { readonly list: UrlList; readonly href: string })[];
  /** Fetches the addresses. */
  readonly curl: string;
  /** Fetches the pictures themselves. */
  readonly img2dataset: string;
}

/** Measures a list of addresses; absent where the dataset has no pictures. */
export type MeasureUrlList = (list: UrlList, slices: readonly Slice[]) => ListSize;

/** The lists that can be downloaded of a synset; the downloads tab's JSON twin. */
export interface DownloadsPage {
  readonly groups: readonly DownloadGroup[];
}

/** Opens a list; passed in, so that the measures are kept elsewhere. */
export type OpenList = (subject: ListSubject, form: ListForm) => SynsetList;

/** Gathers the lists of a synset with their sizes. */
export function downloadsPage(context: PageContext, node: NodeIndex, openList: OpenList, measureUrls?: MeasureUrlList): DownloadsPage {
  const { catalogue, state, origin } = context;
  const wnid = catalogue.taxonomy.wnid(node);
  return {
    groups: SCOPES.map((scope) => {
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
        pictures: measureUrls && pictureLists(context, wnid, scope, (list) => measureUrls(list, slices)),
      };
    }),
  };
}

function pictureLists({ state, origin }: PageContext, wnid: Wnid, scope: Scope, measure: (list: UrlList) => ListSize): PictureLists | undefined {
  const links = URL_LISTS.map((list) => ({ list, href: urlListUrl(wnid, scope, list, state), ...measure(list) }));
  if (links[0]?.lines === 0) return undefined;
  const address = (list: UrlList): string => new URL(urlListUrl(wnid, scope, list, state), origin).href;
  const [urls, table] = [`${wnid}-${scope}-urls.txt`, `${wnid}-${scope}-pictures.tsv`];
  return {
    links,
    curl: `curl -o ${urls} '${address('urls.txt')}'`,
    img2dataset: `curl -o ${table} '${address('pictures.tsv')}' && img2dataset --url_list ${table} --input_format tsv --url_col url --caption_col title --save_additional_columns '["image_id","author","licence"]' --output_folder ${wnid}`,
  };
}

/** The synsets of a scope: the synset alone, or its distinct descendants with itself. */
export function scopeSlices({ catalogue: { taxonomy } }: PageContext, node: NodeIndex, scope: Scope): Slice[] {
  if (scope === 'subtree') return taxonomy.descendants(node);
  return [{ start: node, end: node + 1, level: taxonomy.columns.level[node]! }];
}
