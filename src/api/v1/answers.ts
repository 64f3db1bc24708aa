import type { z } from 'zod';
import { nounFileName } from '../../domain/wordnet/lexicographer-file.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { percent, type Percentile } from '../../domain/percentile.ts';
import { wnidOf } from '../../domain/wordnet/wnid.ts';
import { croissantUrl, exportsUrl } from '../../view/export-urls.ts';
import { findDepiction } from '../../view/images/depiction.ts';
import { synsetUrl } from '../../view/urls.ts';
import { ApiError, type ApiRequest, required, synsetNamed } from './request.ts';
import { lowestCommonHypernyms } from '../../domain/taxonomy/shortest-paths.ts';
import type * as shapes from './shapes.ts';

/** A synset as others refer to it. */
export function referenceTo(
  { catalogue: { taxonomy, lexicon }, dataset }: ApiRequest,
  node: NodeIndex,
): z.infer<typeof shapes.synsetReference> {
  return {
    wnid: taxonomy.wnid(node),
    name: lexicon.name(node),
    words: lexicon.lemmas(node),
    images: { own: dataset.ownImages(node), subtree: dataset.subtreeImages(node) },
  };
}

/** The synset that the path names. */
export function nodeOf({ path, catalogue }: ApiRequest): NodeIndex {
  return synsetNamed(path['wnid'] ?? '', catalogue);
}

/** Everything about a synset. */
export function synsetAnswer(request: ApiRequest): z.infer<typeof shapes.synset> {
  const { catalogue, dataset, origin } = request;
  const { taxonomy, lexicon } = catalogue;
  const node = nodeOf(request);
  const { columns } = taxonomy;
  const offset31 = columns.offset31[node]!;
  const imagePercentile = dataset.imagePercentile(node);
  const { definition, examples } = lexicon.gloss(node);
  return {
    ...referenceTo(request, node),
    definition,
    examples: [...examples],
    instance: taxonomy.isInstance(node),
    lexicographerFile: nounFileName(columns.lexicographerFile[node]!),
    hypernyms: taxonomy.parentCount(node),
    hyponyms: taxonomy.hyponymsOf(node).length,
    instances: taxonomy.instancesOf(node).length,
    subtreeSynsets: taxonomy.subtreeSynsets(node),
    subtreeSynsetsWithImages: dataset.subtreeSynsetsWithImages(node),
    synsetsBelow: columns.synsetsBelow[node]!,
    minDepth: columns.minDepth[node]!,
    maxDepth: columns.maxDepth[node]!,
    height: columns.height[node]!,
    popularityPercentile: twoDigits(dataset.popularityPercentile(node)),
    imagePercentile: imagePercentile === undefined ? null : twoDigits(imagePercentile),
    senseKeys: [...new Set(lexicon.senses(node).map(({ senseKey }) => senseKey))],
    wordnet31: offset31 === 0 ? null : wnidOf(offset31),
    labels: catalogue.labelsOf(node).map(({ list, index }) => ({ classList: list.name, index })),
    dataset: dataset.name,
    page: origin + synsetUrl(taxonomy.wnid(node)),
  };
}

/** Returns the pictures that illustrate a synset; null where nothing may, as with people. */
export async function depictionAnswer(request: ApiRequest): Promise<z.infer<typeof shapes.depiction>> {
  const node = nodeOf(request);
  const illustrator = await request.illustratorOf?.(request.dataset);
  const found = illustrator && (await findDepiction(illustrator, node, request.origin));
  return { wnid: request.catalogue.taxonomy.wnid(node), picture: null, photograph: null, ...found };
}

/** Every path from the root down to a synset. */
export function pathsAnswer(request: ApiRequest): z.infer<typeof shapes.paths> {
  const { taxonomy } = request.catalogue;
  const node = nodeOf(request);
  return {
    wnid: taxonomy.wnid(node),
    paths: taxonomy.paths(node).map((path) => path.map((step) => referenceTo(request, step))),
  };
}

/** Returns the common hypernyms of two synsets. */
export function commonAnswer(request: ApiRequest): z.infer<typeof shapes.commonHypernyms> {
  const { catalogue, query } = request;
  const { taxonomy } = catalogue;
  const [a, b] = [synsetNamed(required(query, 'a'), catalogue), synsetNamed(required(query, 'b'), catalogue)];
  const lowest = lowestCommonHypernyms(taxonomy, a, b);
  return {
    a: taxonomy.wnid(a),
    b: taxonomy.wnid(b),
    depth: taxonomy.columns.maxDepth[lowest[0]!]!,
    hypernyms: lowest.map((node) => referenceTo(request, node)),
  };
}

/** The class of a list at an index. */
export function labelAnswer(request: ApiRequest): z.infer<typeof shapes.label> {
  const { catalogue, path } = request;
  const { publishedSets, lexicon } = catalogue;
  const list = publishedSets.find(({ name }) => name === path['classlist']);
  if (list === undefined)
    throw new ApiError(
      404,
      `There is no class list of that name; there are: ${publishedSets.map(({ name }) => name).join(', ')}.`,
    );
  const index = /^\d{1,9}$/.test(path['index'] ?? '') ? Number(path['index']) : -1;
  const node = catalogue.nodeOfLabel(list.name, index);
  if (node === undefined)
    throw new ApiError(
      404,
      `The classes of ${list.name} are numbered from 0 to ${String(list.set.classes.length - 1)}.`,
    );
  return { classList: list.name, index, ...referenceTo(request, node), definition: lexicon.gloss(node).definition };
}

/** All datasets. */
export function datasetAnswers({ catalogue: { datasets }, origin }: ApiRequest): z.infer<typeof shapes.dataset>[] {
  return datasets.map(
    ({ description: { name, title, description, homepage, credit, licence, published }, unit, totals }) => ({
      name,
      title,
      description,
      homepage: homepage ?? null,
      credit,
      licence,
      published,
      unit,
      images: totals.images,
      synsetsWithImages: totals.synsetsWithImages,
      synsets: totals.synsets,
      exports: origin + exportsUrl('dataset', name),
      croissant: origin + croissantUrl(name),
    }),
  );
}

/** Returns per cent with two digits, rounded down so that none is 100. */
function twoDigits(percentile: Percentile): number {
  return Math.floor(percent(percentile) * 100) / 100;
}
