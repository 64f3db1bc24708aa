import { z } from 'zod';
import { nodesOf } from '../../domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import {
  commonAnswer,
  datasetAnswers,
  depictionAnswer,
  labelAnswer,
  nodeOf,
  pathsAnswer,
  referenceTo,
  synsetAnswer,
} from './answers.ts';
import { classSetAnswer, classSetList, setClassList, setOverlapList, setSynsetList } from './class-sets.ts';
import { type Listing, listingOf, PAGE } from './listing.ts';
import { type ApiParameter, classSet, cursor, dataset, inPath, inQuery, instances, limit, wnid } from './parameters.ts';
import { ApiError, type ApiRequest, required } from './request.ts';
import * as shapes from './shapes.ts';

type ListAnswer = (request: ApiRequest) => Listing<object> | Promise<Listing<object>>;

/** An address of the interface, and what it answers. */
export interface ApiRoute {
  /** Below the interface's own address, variable parts in braces. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly ApiParameter[];
  /** The shape of the answer, or of one item of a list. */
  readonly shape: z.ZodType;
  readonly answer:
    | { readonly kind: 'one'; readonly of: (request: ApiRequest) => object | Promise<object> }
    | { readonly kind: 'list'; readonly of: ListAnswer };
  /** True if the whole list is also available as JSON lines. */
  readonly lines: boolean;
}

/** Every route, in the order in which they are described. */
export const API_ROUTES: readonly ApiRoute[] = [
  one('/synsets/{wnid}', 'A synset with everything that is known of it', [wnid, dataset], shapes.synset, synsetAnswer),
  list(
    '/synsets/{wnid}/hyponyms',
    'The synsets right below: hyponyms, then instances',
    [wnid, dataset],
    shapes.relatedSynset,
    (request) => related(request, (taxonomy, node) => [taxonomy.hyponymsOf(node), taxonomy.instancesOf(node)]),
  ),
  list(
    '/synsets/{wnid}/hypernyms',
    'The synsets right above: hypernyms, the primary one first, then instance hypernyms',
    [wnid, dataset],
    shapes.relatedSynset,
    (request) => related(request, (taxonomy, node) => [taxonomy.hypernymsOf(node), taxonomy.instanceHypernymsOf(node)]),
  ),
  one('/synsets/{wnid}/paths', 'Every path from the root', [wnid, dataset], shapes.paths, pathsAnswer),
  list(
    '/synsets/{wnid}/subtree',
    'The synset and all below it over hyponyms, each once; on request with named instances',
    [wnid, dataset, instances],
    shapes.synsetReference,
    (request) => {
      const { taxonomy } = request.catalogue;
      const node = nodeOf(request);
      const slices = withInstances(request) ? taxonomy.descendantsWithInstances(node) : taxonomy.descendants(node);
      const all = (): Generator<NodeIndex> => nodesOf(slices, taxonomy.columns.level);
      return {
        total: all().reduce((count) => count + 1, 0),
        from: (start) =>
          all()
            .drop(start)
            .map((at) => referenceTo(request, at)),
      };
    },
    true,
  ),
  list(
    '/synsets/{wnid}/images',
    'The image files of a synset that the site holds',
    [wnid, dataset],
    shapes.image,
    async (request) => {
      const node = nodeOf(request);
      const files = await (await request.holdingsOf(request.dataset)).files?.itemsOf(node);
      return listingOf(files ?? [], ({ name, size }) => ({
        image: name.replace(/\.[^.]*$/, ''),
        file: name,
        bytes: size,
      }));
    },
    true,
  ),
  list(
    '/synsets/{wnid}/urls',
    'Where a synset’s images were found on the web',
    [wnid, dataset],
    shapes.imageUrl,
    async (request) => {
      const node = nodeOf(request);
      const urls = await (await request.holdingsOf(request.dataset)).urls?.itemsOf(node);
      return listingOf(urls ?? [], ({ id, url }) => ({ image: id, url }));
    },
    true,
  ),
  one(
    '/synsets/{wnid}/depiction',
    'The picture and the photograph that illustrate a synset, its own or borrowed',
    [wnid, dataset],
    shapes.depiction,
    depictionAnswer,
  ),
  list(
    '/search',
    'The synsets that a text may mean, the likeliest first',
    [
      inQuery('q', 'Words, an identifier, or restrictions, as in the search box.', { required: true, example: 'dog' }),
      dataset,
    ],
    shapes.foundSynset,
    found,
  ),
  list('/datasets', 'The datasets', [], shapes.dataset, (request) =>
    listingOf(datasetAnswers(request), (answer) => answer),
  ),
  one(
    '/lowest-common-hypernym',
    'The deepest synsets above two others',
    [
      inQuery('a', 'The wnid of one.', { required: true, example: 'n02084071' }),
      inQuery('b', 'The wnid of the other.', { required: true, example: 'n02121620' }),
      dataset,
    ],
    shapes.commonHypernyms,
    commonAnswer,
  ),
  one(
    '/labels/{classlist}/{index}',
    'The class of a list at an index',
    [
      inPath('classlist', 'The name of the list.', { example: 'in1k' }),
      inPath('index', 'From 0.', { schema: z.int().min(0), example: 207 }),
      dataset,
    ],
    shapes.label,
    labelAnswer,
  ),
  list('/class-sets', 'The published class sets', [dataset], shapes.classSet, classSetList),
  one(
    '/class-sets/{set}',
    'A class set, published or whole in the address, with its files',
    [classSet, dataset],
    shapes.classSetWithFiles,
    classSetAnswer,
  ),
  list(
    '/class-sets/{set}/classes',
    'The classes of a set, in the order of their labels',
    [classSet, dataset],
    shapes.setClass,
    setClassList,
    true,
  ),
  list(
    '/class-sets/{set}/synsets',
    'The synsets with images of all classes, each with its class',
    [classSet, dataset],
    shapes.setSynset,
    setSynsetList,
    true,
  ),
  list(
    '/class-sets/{set}/overlaps',
    'The pairs of classes that share synsets',
    [classSet, dataset],
    shapes.setOverlap,
    setOverlapList,
    true,
  ),
];

function one(
  path: string,
  summary: string,
  parameters: readonly ApiParameter[],
  shape: z.ZodType,
  of: (request: ApiRequest) => object | Promise<object>,
): ApiRoute {
  return { path, summary, parameters, shape, answer: { kind: 'one', of }, lines: false };
}

function list(
  path: string,
  summary: string,
  parameters: readonly ApiParameter[],
  shape: z.ZodType,
  of: ListAnswer,
  lines = false,
): ApiRoute {
  return { path, summary, parameters: [...parameters, limit, cursor], shape, answer: { kind: 'list', of }, lines };
}

/** @throws ApiError 400 if the parameter is neither `true` nor `false`. */
function withInstances({ query }: ApiRequest): boolean {
  const value = query.get('instances') ?? 'false';
  if (value !== 'true' && value !== 'false')
    throw new ApiError(400, `The query parameter instances must be true or false, not ${JSON.stringify(value)}.`);
  return value === 'true';
}

function related(
  request: ApiRequest,
  find: (taxonomy: Taxonomy, node: NodeIndex) => [kinds: NodeIndex[], instances: NodeIndex[]],
): Listing<object> {
  const [kinds, named] = find(request.catalogue.taxonomy, nodeOf(request));
  const item = (node: NodeIndex, at: number): object => ({
    ...referenceTo(request, node),
    instance: at >= kinds.length,
  });
  return listingOf([...[...kinds, ...named].entries()], ([at, node]) => item(node, at));
}

function found(request: ApiRequest): Listing<object> {
  const {
    catalogue: { lexicon },
    dataset: shown,
    query,
    searcher,
  } = request;
  const text = required(query, 'q');
  const { total } = searcher().search(text, shown, { from: 0, count: 0 });
  return {
    total,
    from: (start) =>
      Iterator.from(searcher().search(text, shown, { from: start, count: PAGE.most }).found).map(
        ({ node, kind, lemma }) => ({
          ...referenceTo(request, node),
          definition: lexicon.gloss(node).definition,
          match: kind,
          lemma: lemma ?? null,
        }),
      ),
  };
}
