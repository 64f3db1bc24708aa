import type { Catalogue } from '../../domain/catalogue.ts';
import { setOfNodes } from '../../domain/class-set/class-set.ts';
import { type Balance, balanceOf, classByNode, coverageOf, measureSet } from '../../domain/class-set/measures.ts';
import type { NodeIndex } from '../../domain/node-index.ts';
import { nodeIndex } from '../../domain/node-index.ts';
import { formatMembers } from '../../format/class-set/member-text.ts';
import type { FilePurpose } from '../../format/class-set/set-files.ts';
import type { Illustration } from '../images/illustration.ts';
import type { PageContext } from '../page-context.ts';
import { synsetUrl } from '../urls.ts';
import { type OpenedSet, shortFingerprint } from './opened-set.ts';
import { type MapOfSet, mapOfSet } from './set-map.ts';
import { cutUrl, overlapsUrl, type SetChoice, setFileUrl, setUrl } from './urls.ts';

/** Orders of the table of classes. */
export const SORTS = ['index', 'name', 'images', 'depth'] as const;
/** One order. */
export type Sort = (typeof SORTS)[number];

/** Maximum number of rows before the reader asks for all. */
const FIRST_ROWS = 100;
/** Overlapping pairs that are named. */
const NAMED_PAIRS = 8;

/** A class as a row. */
export interface SetRow {
  readonly index: number;
  readonly name: string;
  readonly href: string;
  readonly members: string;
  readonly images: number;
  readonly ownImages: number;
  readonly synsets: number;
  readonly depth: number;
  /** How many classes of ILSVRC it holds. */
  readonly ilsvrc: number;
  readonly picture: Illustration | undefined;
}

/** A file beside a set. */
export interface SetFileLink {
  readonly name: string;
  readonly purpose: FilePurpose;
  readonly readBy: string;
  readonly href: string;
  /** In bytes; `undefined` where the file is long and was not measured. */
  readonly bytes: number | undefined;
}

/** An overlapping pair, by the names of its classes. */
export interface NamedPair {
  readonly a: string;
  readonly b: string;
  readonly synsets: number;
}

/** What the page of a class set shows; its JSON twin. */
export interface SetPage {
  readonly name: string | undefined;
  readonly title: string;
  readonly origin: string | undefined;
  readonly licence: string | undefined;
  readonly splits: Readonly<Record<string, number>> | undefined;
  readonly unknown: readonly string[] | undefined;
  readonly dataset: string;
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
    readonly href: string;
    /** Overlapping pairs if every class had its subtree; `undefined` where all have. */
    readonly withSubtrees: number | undefined;
  };
  readonly balance: (Balance & { readonly largestName: string; readonly smallestName: string }) | undefined;
  readonly leastOwnImages: number;
  readonly coverage: readonly {
    readonly name: string;
    readonly title: string;
    readonly covered: number;
    readonly of: number;
    readonly href: string;
  }[];
  readonly depths: readonly { readonly depth: number; readonly classes: number }[];
  readonly map: MapOfSet | undefined;
  readonly rows: readonly SetRow[];
  readonly sort: Sort;
  readonly sorts: readonly { readonly sort: Sort; readonly href: string }[];
  /** Where all rows stand, if they do not here. */
  readonly allRows: string | undefined;
  readonly files: readonly SetFileLink[];
  readonly cutAgain: string;
}

/** Forms what the page of a class set shows. O(nodes + classes × pictures). */
export async function setPage(
  context: PageContext,
  opened: OpenedSet,
  files: readonly SetFileLink[],
  choice: { readonly sort: Sort; readonly rows: 'all' | undefined },
): Promise<SetPage> {
  const { catalogue, dataset, state } = context;
  const { published, set, names, measured, key, code } = opened;
  const { pairs, a, b, synsets } = measured.overlaps;
  const balance = balanceOf(measured.images);
  const owner = classByNode(measured.slices, catalogue.taxonomy.columns.level);
  const order = sorted(context, opened, choice.sort);
  const count = set.classes.length;
  const isShort = choice.rows === 'all' || count <= FIRST_ROWS;
  const urlOf = (changes: SetChoice): string =>
    setUrl(key, state, { sort: choice.sort === 'index' ? undefined : choice.sort, rows: choice.rows, ...changes });
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
    dataset: dataset.description.title,
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
      href: overlapsUrl(published?.name ?? code, state),
      withSubtrees: pairsWithSubtrees(catalogue, context, opened),
    },
    balance: balance && {
      ...balance,
      largestName: names[balance.largest]!,
      smallestName: names[balance.smallest]!,
    },
    leastOwnImages: set.classes.reduce(
      (least, { includes: [{ node }] }) => Math.min(least, dataset.ownImages(node)),
      Infinity,
    ),
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
    map: mapOfSet(context, opened),
    rows: await Promise.all(
      order.slice(0, isShort ? undefined : FIRST_ROWS).map((at) => rowOf(context, opened, at, held[at]!)),
    ),
    sort: choice.sort,
    sorts: SORTS.map((sort) => ({ sort, href: urlOf({ sort: sort === 'index' ? undefined : sort }) })),
    allRows: isShort ? undefined : urlOf({ rows: 'all' }),
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

function sorted({ catalogue: { treeDepth } }: PageContext, { set, names, measured }: OpenedSet, sort: Sort): number[] {
  const order = Array.from(set.classes.keys());
  const depth = (at: number): number => treeDepth[set.classes[at]!.includes[0].node]!;
  switch (sort) {
    case 'index':
      return order;
    case 'name':
      return order.sort((x, y) => names[x]!.localeCompare(names[y]!, 'en'));
    case 'images':
      return order.sort((x, y) => measured.images[y]! - measured.images[x]!);
    case 'depth':
      return order.sort((x, y) => depth(x) - depth(y));
  }
}

async function rowOf(
  { catalogue, dataset, state, illustrator }: PageContext,
  { set, names, measured }: OpenedSet,
  index: number,
  ilsvrc: number,
): Promise<SetRow> {
  const one = set.classes[index]!;
  const [{ node }] = one.includes;
  return {
    index,
    name: names[index]!,
    href: synsetUrl(catalogue.taxonomy.wnid(node), state),
    members: formatMembers(catalogue.taxonomy, one),
    images: measured.images[index]!,
    ownImages: dataset.ownImages(node),
    synsets: measured.synsets[index]!,
    depth: catalogue.treeDepth[node]!,
    ilsvrc,
    picture: await illustrator?.find(node, 'icon'),
  };
}

function pairsWithSubtrees(catalogue: Catalogue, { dataset }: PageContext, { set }: OpenedSet): number | undefined {
  if (set.classes.every(({ includes }) => includes.every(({ scope }) => scope === 'subtree'))) return undefined;
  if (set.classes.some(({ includes }) => includes.length > 1)) return undefined;
  const nodes: NodeIndex[] = set.classes.map(({ includes: [{ node }] }) => node);
  return measureSet(catalogue.taxonomy, catalogue.talliesOf(dataset), setOfNodes(nodes, 'subtree')).overlaps.pairs;
}

function depthsOf({ treeDepth }: Catalogue, { set }: OpenedSet): { depth: number; classes: number }[] {
  const counts: number[] = [];
  for (const { includes } of set.classes) {
    const depth = treeDepth[nodeIndex(includes[0].node)]!;
    counts[depth] = (counts[depth] ?? 0) + 1;
  }
  return Object.entries(counts).map(([depth, classes]) => ({ depth: Number(depth), classes }));
}
