import { type Catalogue } from '../domain/catalogue.ts';
import { type Dataset } from '../domain/dataset.ts';
import { hyponymWalk } from '../domain/hyponym-walk.ts';
import { type ImageHoldings } from '../domain/image-holdings.ts';
import { type NodeIndex } from '../domain/node-index.ts';
import { parseWnid, type Wnid } from '../domain/wnid.ts';
import {
  formatBoxRedirect,
  formatHyponyms,
  formatLemmas,
  formatUrlMapping,
  formatUrls,
  INVALID_URL,
} from '../format/imagenet-text.ts';
import { encodeSynsetList, encodeSynsetWordlist } from '../format/imagenet-synset-list.ts';
import { htmlAnswer, notThere, textAnswer } from './plain-answer.ts';

/** What ImageNet's old API speaks of. */
export interface ImageNetParts {
  readonly catalogue: Pick<Catalogue, 'taxonomy' | 'lexicon'>;
  /** The release. */
  readonly dataset: Dataset;
  /** What the release has besides its counts. */
  readonly holdings: ImageHoldings;
}

type Endpoint = (parts: ImageNetParts, query: URLSearchParams) => Response | Promise<Response>;

/** Every text endpoint that is no whole file, by its name. Errors are answers like any other: the status is 200. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'imagenet.synset.geturls': ofSynset(async (node, { holdings }) => formatUrls((await holdings.urls?.of(node)) ?? [])),
  'imagenet.synset.geturls.getmapping': ofSynset(async (node, { holdings }) =>
    formatUrlMapping((await holdings.urls?.of(node)) ?? []),
  ),
  'wordnet.synset.getwords': ofSynset(words),
  'imagenet.synset.getwords': ofSynset(words),
  'wordnet.structure.hyponym': ofSynset(hyponyms),
  ...listsOf('bbox', ({ holdings }) => holdings.boxes?.nodes() ?? []),
  // The site takes up image features and attributes from nobody, so no synset has any.
  ...listsOf('sbow', () => []),
  ...listsOf('attributes', () => []),
  'imagenet.check_latest_version.php': ({ dataset }) => textAnswer(dataset.name),
};

/** Answers a text endpoint; 404 for a name that none has. */
export async function answerImageNetText(
  name: string,
  query: URLSearchParams,
  parts: ImageNetParts,
): Promise<Response> {
  const endpoint = Object.hasOwn(ENDPOINTS, name) ? ENDPOINTS[name] : undefined;
  return endpoint === undefined ? notThere('There is no endpoint of that name.') : endpoint(parts, query);
}

/** Answers `imagenet.bbox.synset`: a page that leads to the boxes of a synset. */
export function answerBoxRedirect(query: URLSearchParams, parts: ImageNetParts): Response {
  const found = synsetOf(query, parts);
  return found === undefined ? textAnswer(INVALID_URL) : htmlAnswer(formatBoxRedirect(found.wnid));
}

/** The synset that a request names, or `undefined` for any other text, or none. */
export function synsetOf(
  query: URLSearchParams,
  { catalogue: { taxonomy } }: ImageNetParts,
): { node: NodeIndex; wnid: Wnid } | undefined {
  const wnid = parseWnid(query.get('wnid') ?? '');
  const node = wnid && taxonomy.node(wnid);
  return wnid === undefined || node === undefined ? undefined : { node, wnid };
}

function ofSynset(
  body: (node: NodeIndex, parts: ImageNetParts, query: URLSearchParams) => string | Promise<string>,
): Endpoint {
  return async (parts, query) => {
    const found = synsetOf(query, parts);
    return textAnswer(found === undefined ? INVALID_URL : await body(found.node, parts, query));
  };
}

function words(node: NodeIndex, { catalogue: { lexicon } }: ImageNetParts): string {
  return formatLemmas(lexicon.lemmas(node));
}

function hyponyms(node: NodeIndex, { catalogue: { taxonomy } }: ImageNetParts, query: URLSearchParams): string {
  const below = query.get('full') === '1' ? hyponymWalk(taxonomy, node) : taxonomy.hyponymsOf(node);
  return formatHyponyms(
    taxonomy.wnid(node),
    Iterator.from(below).map((hyponym) => taxonomy.wnid(hyponym)),
  );
}

function listsOf(kind: string, nodes: (parts: ImageNetParts) => Iterable<NodeIndex>): Record<string, Endpoint> {
  return {
    [`imagenet.${kind}.obtain_synset_list`]: (parts) =>
      textAnswer(encodeSynsetList(nodes(parts), parts.catalogue.taxonomy, 1)),
    [`imagenet.${kind}.obtain_synset_wordlist`]: (parts) =>
      htmlAnswer(encodeSynsetWordlist(nodes(parts), parts.catalogue.taxonomy, parts.catalogue.lexicon)),
  };
}
