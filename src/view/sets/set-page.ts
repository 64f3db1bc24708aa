import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import {
  type Balance,
  balanceOf,
  classByNode,
  countSubtreePairs,
  coverageOf,
} from '../../domain/class-set/measures.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { FilePurpose } from '../../format/class-set/set-files.ts';
import type { PageContext } from '../page-context.ts';
import { type OpenedSet, shortFingerprint } from './opened-set.ts';
import { type MapOfSet, mapOfSet } from './set-map.ts';
import { describeClass, type SetRow, type Sort, sortClasses, SORTS } from './set-rows.ts';
import { cutUrl, LONGEST_CODE, overlapsUrl, type SetChoice, setFileUrl, setUrl } from './urls.ts';

/** Number of classes that a set shows at first, if it has more. */
const MOST_ROWS = 100;
/** Maximum number of rows, and of tiles with pictures, before the reader asks for all. */
const FIRST_ROWS = 16;
const FIRST_TILES = 60;
/** Maximum number of rows of a page. */
const MOST_SHOWN = 2000;
/** Maximum number of overlapping pairs that are named. */
const NAMED_PAIRS = 8;

/** Ways to look at the classes of a set. */
export const SET_VIEWS = ['table', 'pictures'] as const;
/** One way. */
export type SetView = (typeof SET_VIEWS)[number];

/** Choices in the address of a set's page. */
export interface SetQuestion {
  readonly sort: Sort;
  readonly rows: 'all' | undefined;
  readonly show: SetView;
}

/** A file of a set. */
export interface SetFileLink {
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly readBy: string;
  readonly href: string;
  /** Length in bytes; `undefined` where the file is long and was not measured. */
  readonly bytes: number | undefined;
}

/** An overlapping pair, by the names of its classes. */
export interface NamedPair {
  readonly a: string;
  readonly b: string;
  readonly synsets: number;
}

/** Model of the page of a class set; its JSON twin. */
export interface SetPage {
  readonly name: string | undefined;
  readonly title: string;
  readonly origin: string | undefined;
  readonly licence: string | undefined;
  readonly splits: Readonly<Record<string, number>> | undefined;
  readonly unknown: readonly string[] | undefined;
  /** The rule that gives the set, as a sentence would name it; `undefined` for a set that is fixed. */
  readonly rule: 'search' | 'comparison' | undefined;
  readonly dataset: string;
  /** Unit of the counts. */
  readonly unit: CountUnit;
  readonly fingerprint: string;
  readonly shortFingerprint: string;
  readonly code: string;
  /** The address that holds the whole set, from the root. */
  readonly address: string;
  readonly classes: number;
  readonly images: number;
  readonly synsets: number;
  readonly overlaps: {
    readonly pairs: number;
    readonly checked: number;
    readonly first: readonly NamedPair[];
    /** Ways out; `undefined` for a set too long for an address. */
    readonly href: string | undefined;
    /** Overlapping pairs if every class had its subtree; `undefined` where all have. */
    readonly withSubtrees: number | undefined;
  };
  readonly balance: (Balance & { readonly largestName: string; readonly smallestName: string }) | undefined;
  /** Own images of the first synset of each class: the least number, and classes that have none. */
  readonly ownImages: { readonly least: number; readonly without: number };
  readonly coverage: readonly {
    readonly name: string;
    readonly title: string;
    readonly covered: number;
    readonly of: number;
    readonly href: string;
  }[];
  readonly depths: readonly { readonly depth: number; readonly classes: number }[];
  readonly map: MapOfSet | undefined;
  readonly show: SetView;
  readonly shows: readonly { readonly show: SetView; readonly href: string }[];
  readonly rows: readonly SetRow[];
  readonly sort: Sort;
  readonly sorts: readonly { readonly sort: Sort; readonly href: string }[];
  /** The address of all rows; `undefined` where they are here, or too many for a page. */
  readonly allRows: string | undefined;
  readonly files: readonly SetFileLink[];
  readonly cutAgain: string;
}

/** Builds the model of the page of a class set. O(nodes + classes × pictures). */
export async function setPage(
  context: PageContext,
  opened: OpenedSet,
  files: readonly SetFileLink[],
  choice: SetQuestion,
): Promise<SetPage> {
  const { catalogue, dataset, state } = context;
  const { published, set, names, measured, key, code } = opened;
  const { pairs, a, b, synsets } = measured.overlaps;
  const balance = balanceOf(measured.images);
  const owner = classByNode(measured.slices, catalogue.taxonomy.columns.level);
  const order = sortClasses(context, opened, choice.sort);
  const count = set.classes.length;
  const isWhole = count <= MOST_ROWS || (choice.rows === 'all' && count <= MOST_SHOWN);
  const first = choice.show === 'table' ? FIRST_ROWS : FIRST_TILES;
  const urlOf = (changes: SetChoice): string =>
    setUrl(key, state, {
      sort: choice.sort === 'index' ? undefined : choice.sort,
      rows: choice.rows,
      show: choice.show === 'table' ? undefined : choice.show,
      ...changes,
    });
  const ilsvrc = catalogue.classLists[0]?.nodes ?? [];
  const held = new Uint32Array(count);
  for (const node of ilsvrc) if (owner[node]! >= 0) held[owner[node]!]!++;
  return {
    name: published?.name,
    title: opened.title,
    origin: published?.origin,
    licence: published?.licence,
    splits: published?.splits,
    unknown: published?.unknown,
    rule: 'rule' in key ? (key.rule.q === undefined ? 'comparison' : 'search') : undefined,
    dataset: dataset.description.title,
    unit: dataset.unit,
    fingerprint: opened.fingerprint,
    shortFingerprint: shortFingerprint(opened.fingerprint),
    code,
    address: setUrl({ code }, state),
    classes: count,
    images: measured.totalImages,
    synsets: measured.totalSynsets,
    overlaps: {
      pairs,
      checked: (count * (count - 1)) / 2,
      first: Array.from({ length: Math.min(pairs, NAMED_PAIRS) }, (_, i) => ({
        a: names[a[i]!]!,
        b: names[b[i]!]!,
        synsets: synsets[i]!,
      })),
      href:
        published === undefined && code.length > LONGEST_CODE ? undefined : overlapsUrl(published?.name ?? code, state),
      withSubtrees:
        published === undefined
          ? countSubtreePairs(catalogue.taxonomy, catalogue.talliesOf(dataset).ones, set)
          : catalogue.subtreePairsOf(published),
    },
    balance: balance && {
      ...balance,
      largestName: names[balance.largest]!,
      smallestName: names[balance.smallest]!,
    },
    ownImages: {
      least: set.classes.reduce(
        (least, { includes: [{ node }] }) => Math.min(least, dataset.ownImages(node)),
        Infinity,
      ),
      without: set.classes.filter(({ includes: [{ node }] }) => dataset.ownImages(node) === 0).length,
    },
    coverage: catalogue.publishedSets
      .filter((list) => list !== published)
      .map((list) => ({
        name: list.name,
        title: list.title,
        ...coverageOf(
          owner,
          list.set.classes.flatMap(({ includes }) => includes.map(({ node }) => node)),
        ),
        href: setUrl({ name: list.name }, state),
      }))
      .filter(({ covered }) => covered > 0),
    depths: depthsOf(catalogue, opened),
    map: await mapOfSet(context, opened),
    show: choice.show,
    shows: SET_VIEWS.map((show) => ({ show, href: urlOf({ show: show === 'table' ? undefined : show }) })),
    rows: await Promise.all(
      order
        .slice(0, isWhole ? undefined : first)
        .map((at) => describeClass(context, opened, at, held[at]!, choice.show === 'table' ? 'chip' : 'tile')),
    ),
    sort: choice.sort,
    sorts: SORTS.map((sort) => ({ sort, href: urlOf({ sort: sort === 'index' ? undefined : sort }) })),
    allRows: isWhole || count > MOST_SHOWN ? undefined : urlOf({ rows: 'all' }),
    files,
    cutAgain: cutUrl({ n: count }, state),
  };
}

/** Returns the links of files, with sizes where they are known. */
export function fileLinks(
  { key }: OpenedSet,
  { state }: PageContext,
  files: readonly Omit<SetFileLink, 'href'>[],
): SetFileLink[] {
  return files.map((file) => ({ ...file, href: setFileUrl(key, file.name, state) }));
}

function depthsOf({ treeDepth }: Catalogue, { set }: OpenedSet): { depth: number; classes: number }[] {
  const counts: number[] = [];
  for (const { includes } of set.classes) {
    const depth = treeDepth[nodeIndex(includes[0].node)]!;
    counts[depth] = (counts[depth] ?? 0) + 1;
  }
  return Object.entries(counts).map(([depth, classes]) => ({ depth: Number(depth), classes }));
}
