import type { z } from 'zod';
import { balanceOf, classByNode } from '../../domain/class-set/measures.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { formatMembers } from '../../format/class-set/member-text.ts';
import { setFiles } from '../../format/class-set/set-files.ts';
import { openCode, type OpenedSet, openPublished } from '../../view/sets/opened-set.ts';
import { setFileUrl, setUrl } from '../../view/sets/urls.ts';
import { type Listing, listingOf } from './listing.ts';
import { ApiError, type ApiRequest } from './request.ts';
import type * as shapes from './shapes.ts';

/** Lists the published class sets. */
export function classSetList(request: ApiRequest): Listing<z.infer<typeof shapes.classSet>> {
  const { catalogue, dataset } = request;
  return listingOf(catalogue.publishedSets, ({ name }) =>
    describeSet(request, openPublished(catalogue, dataset, name)!),
  );
}

/** A class set by its name or its code, with the addresses of its files. */
export async function classSetAnswer(request: ApiRequest): Promise<z.infer<typeof shapes.classSetWithFiles>> {
  const { catalogue, dataset, origin } = request;
  const opened = setOf(request);
  const state = stateOf(request);
  const address = origin + setUrl(opened.key, state);
  const { urls } = await request.holdingsOf(dataset);
  const files = setFiles({ ...opened, catalogue, dataset, address, files: address, urls });
  return {
    ...describeSet(request, opened),
    files: files.map(({ name, readBy }) => ({ name, readBy, url: origin + setFileUrl(opened.key, name, state) })),
  };
}

/** Lists the classes of a set in the order of their labels. */
export function setClassList(request: ApiRequest): Listing<z.infer<typeof shapes.setClass>> {
  const { taxonomy } = request.catalogue;
  const { set, names, measured } = setOf(request);
  return listingOf([...set.classes.entries()], ([index, one]) => ({
    index,
    name: names[index]!,
    members: formatMembers(taxonomy, one),
    synsets: one.includes.map(({ node }) => taxonomy.wnid(node)),
    images: measured.images[index]!,
    synsetsWithImages: measured.synsets[index]!,
  }));
}

/** Lists the synsets with images of all classes, each with the first class that holds it, in wnid order. */
export function setSynsetList(request: ApiRequest): Listing<z.infer<typeof shapes.setSynset>> {
  const { catalogue, dataset } = request;
  const { names, measured } = setOf(request);
  const { columns } = catalogue.taxonomy;
  const owner = classByNode(measured.slices, columns.level);
  const held = Array.from(columns.wnidOrder, nodeIndex).filter(
    (node) => owner[node]! >= 0 && dataset.ownImages(node) > 0,
  );
  return listingOf(held, (node) => ({
    wnid: catalogue.taxonomy.wnid(node),
    index: owner[node]!,
    name: names[owner[node]!]!,
    images: dataset.ownImages(node),
  }));
}

/** Lists the pairs of classes that share synsets. */
export function setOverlapList(request: ApiRequest): Listing<z.infer<typeof shapes.setOverlap>> {
  const { names, measured } = setOf(request);
  const { pairs, a, b, synsets } = measured.overlaps;
  const named = (index: number): z.infer<typeof shapes.setOverlap>['a'] => ({ index, name: names[index]! });
  return listingOf(
    Array.from({ length: pairs }, (_, at) => at),
    (at) => ({ a: named(a[at]!), b: named(b[at]!), synsets: synsets[at]! }),
  );
}

function describeSet({ origin, ...request }: ApiRequest, opened: OpenedSet): z.infer<typeof shapes.classSet> {
  const { published, set, measured } = opened;
  const balance = balanceOf(measured.images);
  return {
    name: published?.name ?? null,
    title: opened.title,
    origin: published?.origin ?? null,
    licence: published?.licence ?? null,
    code: opened.code,
    fingerprint: opened.fingerprint,
    classes: set.classes.length,
    images: measured.totalImages,
    synsetsWithImages: measured.totalSynsets,
    overlaps: measured.overlaps.pairs,
    ratio: balance?.ratio ?? null,
    effectiveClasses: balance?.effective ?? null,
    unknown: [...(published?.unknown ?? [])],
    dataset: request.dataset.name,
    page: origin + setUrl(opened.key, stateOf(request)),
  };
}

/** @throws ApiError 404 if the address holds neither the name of a published set nor a code. */
function setOf({ catalogue, dataset, path }: ApiRequest): OpenedSet {
  const text = path['set'] ?? '';
  const published = openPublished(catalogue, dataset, text);
  if (published !== undefined) return published;
  const opened = openCode(catalogue, dataset, text);
  if ('fault' in opened)
    throw new ApiError(
      404,
      `There is no published class set ${JSON.stringify(text.slice(0, 60))}, and no code of one, for ${opened.fault}. There are: ${catalogue.publishedSets.map(({ name }) => name).join(', ')}.`,
    );
  return opened;
}

function stateOf({ catalogue, dataset }: Pick<ApiRequest, 'catalogue' | 'dataset'>): { readonly dataset?: string } {
  return dataset === catalogue.datasets[0] ? {} : { dataset: dataset.name };
}
