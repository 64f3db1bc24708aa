import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import type { Dataset } from '../../src/domain/dataset/dataset.ts';
import { lazy, lazyMap } from '../../src/domain/lazy.ts';
import { ListRanges, rangeFragment } from '../../src/format/lists/list-ranges.ts';
import { LIST_FORMS, LIST_SUBJECTS, type ListForm, type SynsetList } from '../../src/format/lists/synset-lists.ts';
import { extractListFile, URL_LISTS, type UrlList } from '../../src/format/lists/url-list.ts';
import type { ImageList } from '../../src/store/image-list.ts';
import { scopeSlices } from '../../src/view/synset/scopes.ts';
import { pageContext } from '../../src/view/page-context.ts';
import { findRoute } from '../../src/view/routes.ts';
import { SCOPES } from '../../src/view/urls.ts';
import { wholeSlices } from '../../src/domain/taxonomy/descendants.ts';

/**
 * The lists of a copy of plain files: one file a list, of which each synset's own is a few ranges of bytes.
 *
 * There are two dozen lists of each of 82,115 synsets: as files of their own they would be two million.
 */

/** A list that a copy has as one file. */
export interface ListFile {
  /** Name of its dataset. */
  readonly dataset: string;
  /** Address of the list. */
  readonly address: string;
  readonly chunks: () => Iterable<Uint8Array | string> | AsyncIterable<Uint8Array>;
}

/** The lists of all datasets, and where in them those of one synset are. */
export class ListFiles {
  readonly files: readonly ListFile[];
  readonly #catalogue: OpenedCatalogue;
  readonly #ranges: ReadonlyMap<string, () => ListRanges>;

  private constructor(
    catalogue: OpenedCatalogue,
    lists: readonly (ListFile & { readonly ranges: () => ListRanges })[],
  ) {
    this.#catalogue = catalogue;
    this.files = lists;
    this.#ranges = new Map(lists.map(({ address, ranges }) => [address, lazy(ranges)]));
  }

  /** Finds which lists there are, and measures none yet. */
  static async open(catalogue: OpenedCatalogue): Promise<ListFiles> {
    const whole = wholeSlices(catalogue.taxonomy.columns.level);
    // Datasets share most lists, and so their ranges.
    const rangesOf = lazyMap((list: SynsetList) => lazyMap((form: ListForm) => listRanges(catalogue, list, form)));
    const lists = await Promise.all(
      catalogue.datasets.map(async (dataset) => {
        const images = await catalogue.urlListOf(dataset);
        const extracts = (await catalogue.remoteImagesOf(dataset))?.extracts ?? [];
        const lists = [
          ...(images === undefined ? [] : [{ list: images, fileOf: (form: UrlList): string => form }]),
          ...(await Promise.all(
            extracts.map(async (extract) => ({
              list: (await catalogue.listExtractOf(dataset)(extract))!,
              fileOf: (form: UrlList) => extractListFile(extract, form),
            })),
          )),
        ];
        return [
          ...LIST_SUBJECTS.flatMap((subject) =>
            LIST_FORMS.map((form) => {
              const list = catalogue.openList(dataset, subject, form);
              return {
                dataset: dataset.name,
                address: addressOf(dataset, `${subject}.${form}`),
                chunks: () => list.chunks(whole),
                ranges: () => rangesOf(list)(form),
              };
            }),
          ),
          ...lists.flatMap(({ list, fileOf }) =>
            URL_LISTS.map((form) => ({
              dataset: dataset.name,
              address: addressOf(dataset, fileOf(form)),
              chunks: () => {
                const { size, pieces } = list.bytes(form, whole);
                return pieces(0, size);
              },
              ranges: () => imageRanges(catalogue, list, form),
            })),
          ),
        ];
      }),
    );
    return new ListFiles(catalogue, lists.flat());
  }

  /** The address of a list of one synset with its ranges, or `undefined` if the address is that of no list. */
  addressOf(served: string): string | undefined {
    const [pathname = '', query = ''] = served.split('?');
    const { id = '', scope: scopeName, file = '' } = findRoute(pathname)?.values ?? {};
    const scope = SCOPES.find((name) => name === scopeName);
    const node = this.#catalogue.taxonomy.node(id);
    if (scope === undefined || node === undefined) return undefined;
    const context = pageContext(this.#catalogue, new URLSearchParams(query), '');
    const address = addressOf(context.dataset, file);
    const ranges = this.#ranges
      .get(address)?.()
      .rangesOf(scopeSlices(context, node, scope));
    return ranges === undefined ? undefined : ranges.length === 0 ? address : `${address}#${rangeFragment(ranges)}`;
  }
}

/** Returns the lists of slices as ranges in the file of a list of synsets. Measures every line once. */
export function listRanges(
  { taxonomy }: Pick<OpenedCatalogue, 'taxonomy'>,
  list: SynsetList,
  form: ListForm,
): ListRanges {
  const { level } = taxonomy.columns;
  const empty = list.size([]).bytes;
  const foot = form === 'json' ? 3 : 1;
  const between = form === 'json' ? 2 : 1;
  const head = form === 'json' ? empty - foot : empty;
  const rowBytes = Float64Array.from(level, (of, node) => {
    const { lines, bytes } = list.size([{ start: node, end: node + 1, level: of }]);
    return lines === 0 ? 0 : bytes - head - foot + between;
  });
  return new ListRanges({ level, rowBytes, head, between, foot });
}

/**
 * Returns the lists of addresses as ranges of the list of all synsets: rows end as the list does, and some forms have a
 * header.
 */
function imageRanges(
  { taxonomy }: Pick<OpenedCatalogue, 'taxonomy'>,
  images: Pick<ImageList<{ id: string; url: string }>, 'size'>,
  form: UrlList,
): ListRanges {
  const { level } = taxonomy.columns;
  const head = images.size(form, []).bytes;
  const rowBytes = Float64Array.from(
    level,
    (of, node) => images.size(form, [{ start: node, end: node + 1, level: of }]).bytes - head,
  );
  return new ListRanges({ level, rowBytes, head, between: 1, foot: 1 });
}

function addressOf(dataset: Dataset, file: string): string {
  return `/lists/${dataset.name}/${file}`;
}
