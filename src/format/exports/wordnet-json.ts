import type { Catalogue } from '../../domain/catalogue.ts';
import { nounFileName } from '../../domain/wordnet/lexicographer-file.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { PointerKind } from '../../domain/wordnet/pointer.ts';
import { storedLemma } from '../../domain/wordnet/sense.ts';
import { type Selection, withAllAbove } from './selection.ts';

type Words = Pick<Catalogue, 'taxonomy' | 'lexicon'>;

/** Names of the relations between whole synsets in the Global WordNet Association's formats. */
const RELATIONS: Readonly<Partial<Record<PointerKind, string>>> = {
  hypernym: 'hypernym',
  instanceHypernym: 'instance_hypernym',
  hyponym: 'hyponym',
  instanceHyponym: 'instance_hyponym',
  memberHolonym: 'holo_member',
  substanceHolonym: 'holo_substance',
  partHolonym: 'holo_part',
  memberMeronym: 'mero_member',
  substanceMeronym: 'mero_substance',
  partMeronym: 'mero_part',
  domainTopic: 'domain_topic',
  domainRegion: 'domain_region',
  domainUsage: 'exemplifies',
  inDomainTopic: 'has_domain_topic',
  inDomainRegion: 'has_domain_region',
  inDomainUsage: 'is_exemplified_by',
};

/**
 * Yields a selection and its ancestors as a lexicon in the Global WordNet Association's JSON-LD.
 *
 * Relations that lead out of it are left out, since their other end is missing. Each entry and each synset is on a line of its own.
 */
export function* wordnetJson(words: Words, selection: Selection): Generator<string> {
  const nodes = withAllAbove(words.taxonomy, selection.nodes);
  const head = {
    '@context': { '@language': 'en' },
    '@id': `pwn30-${selection.name}`,
    '@type': 'lime:Lexicon',
    label: `${selection.title}: nouns of Princeton WordNet`,
    language: 'en',
    email: 'wordnet@princeton.edu',
    license: 'https://wordnet.princeton.edu/license-and-commercial-use',
    version: '3.0',
    url: 'https://wordnet.princeton.edu/',
    description: selection.description,
  };
  yield `{"@context": "http://globalwordnet.github.io/schemas/wn-json-context-1.0.json",\n"@graph": [${JSON.stringify(head).slice(0, -1)},\n"entry": [\n`;
  yield* lines(entries(words, nodes));
  yield '],\n"synset": [\n';
  yield* lines(synsets(words, nodes));
  yield ']}]}\n';
}

function* lines(values: Iterable<object>): Generator<string> {
  let before = '';
  for (const value of values) {
    yield before + JSON.stringify(value);
    before = ',\n';
  }
  yield '\n';
}

function* entries({ taxonomy, lexicon }: Words, nodes: readonly NodeIndex[]): Generator<object> {
  const byLemma = new Map<string, NodeIndex[]>();
  for (const node of nodes) {
    for (const lemma of lexicon.lemmas(node)) {
      const synsets = byLemma.get(lemma);
      if (synsets) synsets.push(node);
      else byLemma.set(lemma, [node]);
    }
  }
  for (const [lemma, synsets] of byLemma) {
    // An id is part of an address, so it may hold only characters of addresses.
    const id = encodeURIComponent(storedLemma(lemma));
    yield {
      '@id': `pwn30-${id}-n`,
      lemma: { writtenForm: lemma },
      partOfSpeech: 'noun',
      sense: synsets.map((node) => ({
        '@id': `pwn30-${id}-${digits(taxonomy.wnid(node))}-n`,
        synsetRef: synsetId(taxonomy.wnid(node)),
      })),
    };
  }
}

function* synsets({ taxonomy, lexicon }: Words, nodes: readonly NodeIndex[]): Generator<object> {
  const here = new Set(nodes);
  for (const node of nodes) {
    const { definition, examples } = lexicon.gloss(node);
    const relations = taxonomy.pointersOf(node).flatMap((pointer) => {
      const relType = RELATIONS[pointer.kind];
      if (
        relType === undefined ||
        pointer.partOfSpeech !== 'n' ||
        pointer.words.source !== 0 ||
        !here.has(pointer.node)
      )
        return [];
      return [{ relType, target: synsetId(taxonomy.wnid(pointer.node)) }];
    });
    yield {
      '@id': synsetId(taxonomy.wnid(node)),
      partOfSpeech: 'noun',
      lexfile: nounFileName(lexicon.columns.lexicographerFile[node]!),
      definition: [{ gloss: definition }],
      ...(examples.length === 0 ? {} : { example: examples.map((value) => ({ value })) }),
      ...(relations.length === 0 ? {} : { relations }),
    };
  }
}

function synsetId(wnid: string): string {
  return `pwn30-${digits(wnid)}-n`;
}

function digits(wnid: string): string {
  return wnid.slice(1);
}
