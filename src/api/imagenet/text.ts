import { hyponymWalk } from '../../domain/taxonomy/hyponym-walk.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import {
  formatBoxRedirect,
  formatHyponyms,
  formatLemmas,
  formatSynsetList,
  formatSynsetWordlist,
  formatUrlMapping,
  formatUrls,
  INVALID_URL,
} from '../../format/imagenet/text.ts';
import { htmlAnswer, notThere, textAnswer } from '../text-answer.ts';
import { type ImageNetParts, synsetNamed } from './parts.ts';
import { nodesWithImages } from '../../domain/dataset/dataset.ts';

type Endpoint = (parts: ImageNetParts, query: URLSearchParams) => Response | Promise<Response>;

/** Every text endpoint by its name without `.php`. Errors are answers like any other: the status is 200. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'imagenet.synset.geturls': ofSynset(async (node, { holdings }) =>
    formatUrls((await holdings.urls?.itemsOf(node)) ?? []),
  ),
  'imagenet.synset.geturls.getmapping': ofSynset(async (node, { holdings }) =>
    formatUrlMapping((await holdings.urls?.itemsOf(node)) ?? []),
  ),
  'wordnet.synset.getwords': ofSynset(formatWords),
  'imagenet.synset.getwords': ofSynset(formatWords),
  'wordnet.structure.hyponym': ofSynset(formatHyponymsOf),
  ...listsOf('synset', 2, ({ dataset, catalogue }) => nodesWithImages(dataset, catalogue.taxonomy)),
  ...listsOf('bbox', 1, ({ holdings }) => holdings.boxes?.nodes() ?? []),
  // No dataset here has features or attributes of images.
  ...listsOf('sbow', 1, () => []),
  ...listsOf('attributes', 1, () => []),
  'imagenet.check_latest_version': ({ dataset }) => textAnswer(dataset.name),
  'verification.user_accesskey': () => textAnswer('OK'),
};

/** Endpoints that clients call with `.php` at the end, too. */
const WITH_PHP = /^(.*\.obtain_synset_(?:word)?list|imagenet\.check_latest_version|verification\.user_accesskey)\.php$/;

/** Answers a text endpoint; 404 for a name that none has. */
export async function answerText(name: string, query: URLSearchParams, parts: ImageNetParts): Promise<Response> {
  const plain = name.replace(WITH_PHP, '$1');
  const endpoint = Object.hasOwn(ENDPOINTS, plain) ? ENDPOINTS[plain] : undefined;
  return endpoint === undefined ? notThere('There is no endpoint of that name.') : endpoint(parts, query);
}

/** Answers `/api/download/NAME`: a page that leads to the boxes of a synset, and a sentence for features. */
export function answerDownload(name: string, query: URLSearchParams, parts: ImageNetParts): Response {
  if (/^imagenet\.(?:sbow|sift|attributes?)\.synset$/.test(name)) return notThere(NO_FEATURES);
  if (name !== 'imagenet.bbox.synset') return notThere('There is no download of that name.');
  const found = synsetNamed(query.get('wnid') ?? '', parts);
  if (found === undefined) return textAnswer(INVALID_URL);
  return htmlAnswer(formatBoxRedirect(found.wnid, query.get('dataset') ?? undefined));
}

/** Sentence about image features and attributes, which ImageNet no longer publishes. */
export const NO_FEATURES =
  'Features and attributes of images are not held here: ImageNet computed them from its images and no longer gives them out.';

function ofSynset(
  body: (node: NodeIndex, parts: ImageNetParts, query: URLSearchParams) => string | Promise<string>,
): Endpoint {
  return async (parts, query) => {
    const found = synsetNamed(query.get('wnid') ?? '', parts);
    return textAnswer(found === undefined ? INVALID_URL : await body(found.node, parts, query));
  };
}

function formatWords(node: NodeIndex, { catalogue: { lexicon } }: ImageNetParts): string {
  return formatLemmas(lexicon.lemmas(node));
}

function formatHyponymsOf(
  node: NodeIndex,
  { catalogue: { taxonomy }, order }: ImageNetParts,
  query: URLSearchParams,
): string {
  const isFull = query.get('full') === '1';
  const below = isFull ? hyponymWalk(taxonomy, order, node) : order.sortById(taxonomy.hyponymsOf(node));
  return formatHyponyms(
    taxonomy.wnid(node),
    Iterator.from(below).map((hyponym) => taxonomy.wnid(hyponym)),
  );
}

function listsOf(
  kind: string,
  blankLines: number,
  nodesOf: (parts: ImageNetParts) => Iterable<NodeIndex>,
): Record<string, Endpoint> {
  const nodes = (parts: ImageNetParts): NodeIndex[] => parts.order.sortByList(nodesOf(parts));
  return {
    [`imagenet.${kind}.obtain_synset_list`]: (parts) =>
      textAnswer(formatSynsetList(nodes(parts), parts.catalogue.taxonomy, blankLines)),
    [`imagenet.${kind}.obtain_synset_wordlist`]: (parts) =>
      htmlAnswer(formatSynsetWordlist(nodes(parts), parts.catalogue.taxonomy, parts.catalogue.lexicon)),
  };
}
