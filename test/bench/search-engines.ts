import { Document } from 'flexsearch';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { wordsOf } from '../../src/search/words/normalise.ts';
import { Searcher } from '../../src/search/searcher.ts';

/** A search engine over all synsets. */
export interface Engine {
  readonly name: string;
  /** Wnids for a query, the best first, at most eight. */
  readonly answer: (query: string) => readonly string[];
  /** Milliseconds to build its index from the words and glosses, or to open it where it is built before. */
  readonly ready: number;
}

const MOST = 8;

/** A synset as the libraries take it. */
interface Entry {
  readonly id: number;
  readonly wnid: string;
  readonly words: string;
  readonly gloss: string;
  /** Popularity of the synset, from 1 to about 17; lunr does best with less of it. */
  readonly boost: number;
}

/**
 * Opens the engines over the same corpus: lunr, MiniSearch and FlexSearch tuned as well as their options allow, and ours.
 *
 * Tuned means: our own word rule instead of stop words and stems for lemmas, lemmas ten times the weight of glosses,
 * whole words before prefixes before misspellings, and popular synsets first where the library takes a boost.
 */
export function openEngines(catalogue: OpenedCatalogue): Engine[] {
  const entries = Array.from({ length: catalogue.taxonomy.size }, (_, i): Entry => {
    const node = nodeIndex(i);
    return {
      id: i,
      wnid: catalogue.taxonomy.wnid(node),
      words: catalogue.lexicon.lemmas(node).join(' , '),
      gloss: catalogue.lexicon.glossText(node),
      boost: 1 + Math.log2(1 + catalogue.taxonomy.columns.popularity[i]!),
    };
  });
  return [
    engineOf('lunr', () => openLunr(entries)),
    engineOf('MiniSearch', () => openMiniSearch(entries)),
    engineOf('FlexSearch', () => openFlexSearch(entries)),
    ...ours(catalogue),
  ];
}

function engineOf(name: string, open: () => Engine['answer']): Engine {
  const start = performance.now();
  const answer = open();
  return { name, answer, ready: performance.now() - start };
}

function ours(catalogue: OpenedCatalogue): Engine[] {
  const [dataset] = catalogue.datasets;
  let searcher: Searcher | undefined;
  const wnids = (found: readonly { node: Parameters<OpenedCatalogue['taxonomy']['wnid']>[0] }[]): string[] =>
    found.map(({ node }) => catalogue.taxonomy.wnid(node));
  return [
    engineOf('Canopy, type-ahead', () => {
      const opened = (searcher = new Searcher(catalogue));
      return (query) => wnids(opened.suggest(query, MOST, dataset));
    }),
    engineOf('Canopy, results page', () => (query) => {
      const result = searcher!.search(query, dataset, { from: 0, count: 48 });
      result.choices();
      return wnids(result.found.slice(0, MOST));
    }),
  ];
}

function openLunr(entries: readonly Entry[]): Engine['answer'] {
  lunr.tokenizer.separator = /[\s,/_-]+/;
  const plain: lunr.PipelineFunction = (token) => token.update((text) => wordsOf(text).join(''));
  lunr.Pipeline.registerFunction(plain, 'plain');
  const index = lunr((builder) => {
    builder.pipeline.reset();
    builder.pipeline.add(plain);
    builder.searchPipeline.reset();
    builder.field('words', { boost: 10 });
    builder.field('gloss');
    for (const entry of entries) builder.add(entry, { boost: 1 + 0.3 * (entry.boost - 1) });
  });
  const stops = new Set([
    'a',
    'an',
    'the',
    'of',
    'in',
    'to',
    'and',
    'or',
    'for',
    'that',
    'with',
    'by',
    'who',
    'their',
    'is',
    'it',
  ]);
  const wnidOf = (ref: string): string => entries[Number(ref)]!.wnid;
  return (query) =>
    index
      .query((q) => {
        const words = wordsOf(query);
        // In a question of many words only definitions help, and beginnings and misspellings do not.
        const many = words.length > 3;
        for (const word of words) {
          if (many) {
            if (!stops.has(word)) q.term(word, { fields: ['gloss'] });
            continue;
          }
          q.term(word, { boost: 100 });
          q.term(word, { boost: 10, wildcard: lunr.Query.wildcard.TRAILING });
          if (word.length > 3) q.term(word, { boost: 1, editDistance: word.length > 5 ? 2 : 1 });
        }
      })
      .slice(0, MOST)
      .map(({ ref }) => wnidOf(ref));
}

function openMiniSearch(entries: readonly Entry[]): Engine['answer'] {
  const index = new MiniSearch<Entry>({
    fields: ['words', 'gloss'],
    storeFields: ['boost', 'wnid'],
    tokenize: (text) => wordsOf(text),
    processTerm: (term) => term,
    searchOptions: {
      boost: { words: 10 },
      prefix: true,
      fuzzy: 0.25,
      maxFuzzy: 2,
      weights: { fuzzy: 0.1, prefix: 0.3 },
      boostDocument: (_id, _term, stored) => stored!['boost'] as number,
    },
  });
  index.addAll(entries);
  return (query) => {
    const all = index.search(query, { combineWith: 'AND' });
    return (all.length > 0 ? all : index.search(query)).slice(0, MOST).map((result) => result['wnid'] as string);
  };
}

function openFlexSearch(entries: readonly Entry[]): Engine['answer'] {
  const index = new Document({
    document: {
      id: 'id',
      index: [
        { field: 'words', tokenize: 'forward', resolution: 9 },
        { field: 'gloss', tokenize: 'strict', resolution: 3 },
      ],
    },
    encode: (text: string) => wordsOf(text),
  });
  // It has no boost: of equals, the first added comes first.
  for (const { id, words, gloss } of [...entries].sort((a, b) => b.boost - a.boost)) index.add({ id, words, gloss });
  return (query) => {
    const fields = index.search(query, { limit: MOST, suggest: true });
    return [...new Set(fields.flatMap(({ result }) => result as number[]))]
      .slice(0, MOST)
      .map((id) => entries[id]!.wnid);
  };
}
