import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { collectionIds } from '../../src/domain/dataset/collection.ts';
import type { Catalogue } from '../../src/domain/catalogue.ts';
import type { Dataset } from '../../src/domain/dataset/dataset.ts';
import { nodeIndex, type NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import type { TreeView } from '../../src/domain/taxonomy/tree-view.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import { CURRENT_FILE, MANIFEST_FILE } from '../../src/format/catalogue-files.ts';
import { sitemap, sitemapIndex } from '../../src/format/sitemap.ts';
import { cutShards, shardName, SPLITS_FILE } from '../../src/search/index/shards.ts';
import { COPIES, filesOf } from '../../src/server/static-files.ts';
import { pathOf } from '../../src/server/requests/request-target.ts';
import { BLOCK, CARD_BLOCK } from '../../src/view/explore/blocks.ts';
import { exploreDataUrl, exploreFiles } from '../../src/view/explore/files.ts';
import { exploreUrl } from '../../src/view/explore/options.ts';
import { exploreOrder } from '../../src/view/explore/source.ts';
import { exportsUrl } from '../../src/view/export-urls.ts';
import { plainAddress, servedAddress } from '../../src/view/plain/address.ts';
import { CATALOGUE_FOLDER, isOfCatalogue, SHARDS_FOLDER } from '../../src/view/plain/data.ts';
import { findRoute } from '../../src/view/routes.ts';
import { setsUrl, setUrl } from '../../src/view/sets/urls.ts';
import { sitemapAddresses, sitemapCount } from '../../src/view/sitemap-addresses.ts';
import {
  aboutUrl,
  classListUrl,
  compareUrl,
  datasetsUrl,
  homeUrl,
  jsonUrl,
  plainPageUrl,
  searchUrl,
  statsUrl,
  synsetUrl,
  TABS,
  treeUrl,
  type UrlState,
} from '../../src/view/urls.ts';
import type { Copy } from './copy.ts';
import type { CopyWriter } from './copy-writer.ts';
import type { ListFiles } from './list-files.ts';
import type { CopyRenderer } from './render.ts';

/** Tools for making a part of an export. */
export interface PartTools {
  readonly copy: Copy;
  readonly lists: ListFiles;
  readonly renderer: CopyRenderer;
  readonly writer: CopyWriter;
  /** Scheme, host and port at which readers will reach the copy. */
  readonly origin: string;
  /** The folder of the built site, and that of the builds of the data. */
  readonly siteFolder: string;
  readonly data: string;
}

/** Routes whose files are those of other parts. */
const OTHERS = /^\/(?:pictures|explore|search\/shards|sets)\/:/;

/** Synsets whose files make one part. */
const SYNSETS_A_PART = 256;

/**
 * The parts of an export; each is made by one process, in any order. `comparisons ID` are those of one dataset or class
 * list with every other, `synsets N` those of one stretch in wnid order.
 */
export function partsOf({ catalogue }: Copy): string[] {
  const stretches = Math.ceil(catalogue.taxonomy.size / SYNSETS_A_PART);
  // The long ones first, so that no process waits for another at the end.
  return [
    'lists',
    'pictures',
    'site',
    'sets',
    'catalogue',
    ...collectionIds(catalogue).map(({ id }) => `comparisons ${id}`),
    ...Array.from({ length: stretches }, (_, i) => `synsets ${String(i)}`),
  ];
}

/** Returns the number of a copy's synsets in a part. */
export function synsetsOf(part: string, { catalogue: { taxonomy }, chosen }: Copy): NodeIndex[] {
  const [kind, stretch] = part.split(' ');
  if (kind !== 'synsets') return [];
  const first = Number(stretch) * SYNSETS_A_PART;
  return Array.from(taxonomy.columns.wnidOrder.subarray(first, first + SYNSETS_A_PART), nodeIndex).filter(
    (node) => chosen[node] === 1,
  );
}

/** Writes all files of a part. */
export async function writePart(part: string, tools: PartTools): Promise<void> {
  const [kind = '', name = ''] = part.split(' ');
  switch (kind) {
    case 'comparisons':
      return writeComparisons(name, tools);
    case 'lists':
      for (const { address, chunks } of tools.lists.files) await tools.writer.writeChunks(address.slice(1), chunks());
      return;
    case 'catalogue':
      return writeCatalogue(tools);
    case 'pictures':
      return writeExplorer(tools);
    case 'site':
      return writeSite(tools);
    case 'sets':
      return writeSets(tools);
    default:
      return writeSynsets(synsetsOf(part, tools.copy), tools);
  }
}

/** Writes the pages of synsets, their twins, their branches of the tree, and their pictures. */
async function writeSynsets(nodes: readonly NodeIndex[], { copy, renderer, writer }: PartTools): Promise<void> {
  const { taxonomy } = copy.catalogue;
  const states = statesOf(copy.catalogue);
  for (const node of nodes) {
    const id = taxonomy.wnid(node);
    const seeds = states.flatMap((state) => {
      const pages = TABS.map((tab) => synsetUrl(id, state, tab));
      return [...pages, ...pages.map(jsonUrl), ...(taxonomy.isLeaf(node) ? [] : [treeUrl(id, state)])];
    });
    await renderer.writeAll(
      new Set(seeds.map((seed) => plainAddress(seed, copy.holdings))),
      writer,
      (address) => isNewPicture(address, writer) || ownerOf(address) === id,
    );
  }
}

/** Writes the comparisons of a dataset or class list with every other, their twins and lists. */
async function writeComparisons(a: string, { copy, renderer, writer }: PartTools): Promise<void> {
  const others = collectionIds(copy.catalogue).filter(({ id }) => id !== a);
  for (const { id: b } of others) {
    const page = compareUrl({ a, b });
    await renderer.writeAll(
      [page, jsonUrl(page)].map((seed) => plainAddress(seed, copy.holdings)),
      writer,
      (address) => ownerOf(address) === `comparisons ${a}` && !writer.has(address.slice(1)),
    );
  }
}

/** Writes the pages that are no synset's, and the files that only these lead to. */
async function writeSite({ copy, renderer, writer, siteFolder, origin }: PartTools): Promise<void> {
  const client = path.join(siteFolder, 'client');
  for (const file of await filesOf(client)) {
    if (!Object.values(COPIES).some((ending) => file.endsWith(ending)))
      writer.write(file, await readFile(path.join(client, file)));
  }
  const { catalogue, holdings } = copy;
  const { datasets, classLists } = catalogue;
  writeSitemaps(copy, writer, origin);
  const ofStates = statesOf(catalogue).flatMap((state) => [
    homeUrl(state),
    jsonUrl(homeUrl(state)),
    statsUrl(state),
    jsonUrl(statsUrl(state)),
    exploreUrl({}, state),
    datasetsUrl(state),
    aboutUrl(state),
    plainPageUrl(state),
  ]);
  const groups = datasets.flatMap(({ release }) =>
    release === undefined
      ? []
      : [
          treeUrl(release.tree.root.id),
          treeUrl(release.tree.misc.id),
          synsetUrl(release.tree.misc.id),
          jsonUrl(synsetUrl(release.tree.misc.id)),
        ],
  );
  const seeds = [
    ...ofStates,
    compareUrl(),
    jsonUrl(compareUrl()),
    ...groups,
    ...datasets.map(({ name }) => exportsUrl('dataset', name)),
    ...classLists.flatMap(({ name }) => [classListUrl(name), exportsUrl('classList', name)]),
    searchUrl('').replace(/\?.*/, ''),
    '/word',
    setsUrl(),
    jsonUrl(setsUrl()),
    jsonUrl(datasetsUrl()),
    '/404',
    '/robots.txt',
    '/opensearch.xml',
  ];
  await renderer.writeAll(
    new Set(seeds.map((seed) => plainAddress(seed, holdings))),
    writer,
    (address) => isNewPicture(address, writer) || (ownerOf(address) === 'site' && !writer.has(address.slice(1))),
  );
}

/** Writes the pages of published class sets, their twins and files. */
async function writeSets({ copy, renderer, writer }: PartTools): Promise<void> {
  const seeds = copy.catalogue.publishedSets.flatMap(({ name }) => [setUrl({ name }), jsonUrl(setUrl({ name }))]);
  await renderer.writeAll(
    new Set(seeds),
    writer,
    (address) => isNewPicture(address, writer) || (address.startsWith('/sets/') && !writer.has(address.slice(1))),
  );
}

/** Writes the sitemaps of the synsets that the copy has. */
function writeSitemaps({ catalogue: { taxonomy }, chosen }: Copy, writer: CopyWriter, origin: string): void {
  const nodes = taxonomy.columns.wnidOrder.filter((node) => chosen[node] === 1);
  const parts = Array.from({ length: sitemapCount(nodes.length) }, (_, part) => `sitemap/${String(part)}.xml`);
  writer.write('sitemap.xml', sitemapIndex(parts.map((part) => `${origin}/${part}`)));
  parts.forEach((file, part) => {
    writer.write(file, sitemap(sitemapAddresses(taxonomy, nodes, part)!.map((address) => origin + address)));
  });
}

/** Writes the explorer's data, and the pictures that only the explorer names. */
async function writeExplorer({ copy, renderer, writer }: PartTools): Promise<void> {
  const { catalogue } = copy;
  const { datasets, version } = catalogue;
  const seeds = datasets.flatMap((dataset) =>
    treesOf(catalogue, dataset).flatMap((tree) => {
      const files = exploreFiles(exploreDataUrl(version, dataset.name, tree.kind));
      const places = exploreOrder({ catalogue, dataset, tree }).node.length;
      const blocks = (length: number): number[] =>
        Array.from({ length: Math.ceil(places / length) }, (_, block) => block);
      return [
        files.tree,
        files.marks,
        files.ids,
        files.labels('top'),
        ...blocks(BLOCK).map(files.labels),
        ...blocks(CARD_BLOCK).map(files.cards),
        ...(copy.pictured.size > 0 ? ['top' as const, ...blocks(BLOCK)].map(files.pictures) : []),
        ...datasets.filter((other) => other !== dataset).map((other) => files.coverage(other.name)),
      ];
    }),
  );
  await renderer.writeAll(seeds, writer, (address) => isNewPicture(address, writer));
}

/** Writes the search's data: shards for type-ahead, and columns for a whole search in the browser. */
async function writeCatalogue({ copy: { catalogue }, data, writer }: PartTools): Promise<void> {
  const { shards, splits } = cutShards(catalogue);
  const writeShard = (name: string, text: string): void => {
    writer.write(`${SHARDS_FOLDER.slice(1)}/${name}.txt`, text);
  };
  writeShard(SPLITS_FILE, splits.join('\n'));
  for (const [prefix, text] of shards) writeShard(shardName(prefix), text);
  const folder = CATALOGUE_FOLDER.slice(1);
  writer.write(`${folder}/${CURRENT_FILE}`, await readFile(path.join(data, CURRENT_FILE)));
  const build = path.join(data, catalogue.version);
  for (const file of await filesOf(build)) {
    if (file !== MANIFEST_FILE && !isOfCatalogue(file)) continue;
    writer.write(
      `${folder}/${catalogue.version}/${file}.gz`,
      await promisify(gzip)(await readFile(path.join(build, file))),
    );
  }
}

/** Returns all choices of dataset and tree. */
function statesOf(catalogue: Catalogue): UrlState[] {
  const [first, ...others] = catalogue.datasets;
  return [
    {},
    ...(first.release === undefined ? [] : [{ tree: 'wordnet' as const }]),
    ...others.flatMap((dataset) =>
      treesOf(catalogue, dataset).map((tree): UrlState => ({
        dataset: dataset.name,
        tree: tree.kind === 'wordnet' && dataset.release !== undefined ? 'wordnet' : undefined,
      })),
    ),
  ];
}

function treesOf(catalogue: Catalogue, dataset: Dataset): TreeView[] {
  return dataset.release === undefined
    ? [catalogue.treeOf(dataset)]
    : [catalogue.treeOf(dataset), catalogue.wordnetTree];
}

/**
 * Returns true for the address of a picture that this part has not written: each part writes the pictures that it
 * shows, once.
 */
function isNewPicture(address: string, writer: CopyWriter): boolean {
  return address.startsWith('/pictures/') && !writer.has(address.slice(1));
}

/** Returns the owner of an address of the copy: a synset by its wnid, the site, or another part. */
function ownerOf(address: string): string {
  const served = servedAddress(address);
  const match = findRoute(pathOf(served));
  const { id } = match?.values ?? {};
  if (id !== undefined && parseWnid(id) !== undefined) return id;
  const compared = /^\/compare\b.*[?&]a=([^&]+)/.exec(served)?.[1];
  if (compared !== undefined) return `comparisons ${decodeURIComponent(compared)}`;
  return match === undefined || OTHERS.test(match.route.pattern) ? 'other' : 'site';
}
