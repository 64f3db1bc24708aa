import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import type { Word, WordSense } from '../../search/index/word-index.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import type { KinLink } from '../synset/kin.ts';
import { kinLink } from '../synset/kin.ts';
import { searchUrl, synsetUrl, wordId, wordUrl } from '../urls.ts';
import type { SearchContext } from './page.ts';

/** Maximum number of kinds that a sense shows, and of compounds of the word. */
const MOST_KINDS = 8;
const MOST_COMPOUNDS = 24;
/** Maximum number of near words in place of one that WordNet does not have. */
const MOST_NEAR = 12;

/** A word and its page. */
export interface WordLink {
  readonly word: string;
  readonly href: string;
}

/** One sense of a word: a synset. */
export interface SenseRow {
  readonly wnid: Wnid;
  readonly href: string;
  /** Spelling of the word in this sense. */
  readonly lemma: string;
  /** Number of the sense in WordNet's order, from 1. */
  readonly number: number;
  /** Name such as `crane.n.05`. */
  readonly name: string;
  readonly synonyms: readonly WordLink[];
  readonly definition: string;
  readonly examples: readonly string[];
  readonly isInstance: boolean;
  readonly plate: Plate;
  readonly ownImages: number;
  readonly subtreeImages: number;
  /** The synsets that it is a kind or an instance of. */
  readonly parents: readonly KinLink[];
  /** Some of the synsets that are kinds of it, those with most images first. */
  readonly kinds: readonly KinLink[];
  /** Number of synsets that are kinds of it. */
  readonly allKinds: number;
}

/** All senses of a word; the JSON twin of its page. */
export interface WordPage {
  readonly word: string;
  /** Spelling of the word in addresses. */
  readonly id: string;
  readonly dataset: string;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  readonly senses: readonly SenseRow[];
  /** Words that this one is an inflected form of as well. */
  readonly bases: readonly WordLink[];
  /** Words of several parts that begin, or end, with this one. */
  readonly beginning: readonly WordLink[];
  readonly ending: readonly WordLink[];
  readonly search: string;
}

/** Suggestions in place of a word that WordNet does not have. */
export interface AbsentWord {
  readonly word: string;
  /** The nearest synset of a word newer than WordNet 3.0. */
  readonly nearest: { readonly words: string; readonly href: string } | undefined;
  readonly near: readonly WordLink[];
  readonly search: string;
}

/** Finds the word that an address names, or that its text is an inflected form of; `undefined` if WordNet has neither. */
export function findWord({ catalogue }: SearchContext, asked: string): Word | undefined {
  const { words } = catalogue.searcher;
  const text = asked.replaceAll('_', ' ');
  return (
    words.find(text) ??
    words
      .bases(text)
      .map((base) => words.find(base))
      .find((word) => word !== undefined)
  );
}

/** Gathers all senses of a word. */
export async function wordPage(context: SearchContext, { text, senses }: Word): Promise<WordPage> {
  const { catalogue, dataset, state } = context;
  const { words } = catalogue.searcher;
  const link = (word: string): WordLink => ({ word, href: wordUrl(word, state) });
  const { beginning, ending } = words.compounds(text, MOST_COMPOUNDS);
  return {
    word: text,
    id: wordId(text),
    dataset: dataset.name,
    unit: dataset.unit,
    senses: await Promise.all(senses.map((sense) => senseRow(context, sense))),
    bases: words.bases(text).map(link),
    beginning: beginning.map(link),
    ending: ending.map(link),
    search: searchUrl(text, state),
  };
}

async function senseRow(context: SearchContext, { node, lemma, number }: WordSense): Promise<SenseRow> {
  const { catalogue, dataset, state } = context;
  const { taxonomy, lexicon } = catalogue;
  const { definition, examples } = lexicon.gloss(node);
  const wnid = taxonomy.wnid(node);
  const kinds = taxonomy.hyponymsOf(node).sort((a, b) => dataset.subtreeImages(b) - dataset.subtreeImages(a));
  const links = (nodes: readonly NodeIndex[]): Promise<KinLink[]> =>
    Promise.all(nodes.map((other) => kinLink(context, other)));
  return {
    wnid,
    href: synsetUrl(wnid, state),
    lemma,
    number,
    name: `${lemma.replaceAll(' ', '_')}.n.${String(number).padStart(2, '0')}`,
    synonyms: lexicon
      .lemmas(node)
      .filter((other) => other !== lemma)
      .map((other) => ({ word: other, href: wordUrl(other, state) })),
    definition,
    examples,
    isInstance: taxonomy.isInstance(node),
    plate: await findPlate(context, node, 'tile'),
    ownImages: dataset.ownImages(node),
    subtreeImages: dataset.subtreeImages(node),
    parents: await links([...taxonomy.hypernymsOf(node), ...taxonomy.instanceHypernymsOf(node)]),
    kinds: await links(kinds.slice(0, MOST_KINDS)),
    allKinds: kinds.length,
  };
}

/** Finds words near one that WordNet does not have. */
export function absentWord({ catalogue, dataset, state }: SearchContext, asked: string): AbsentWord {
  const word = asked.replaceAll('_', ' ');
  const { found, signpost } = catalogue.searcher.search(word, dataset, { from: 0, count: 2 * MOST_NEAR });
  const near = [...new Set(found.map(({ node, lemma }) => lemma ?? catalogue.lexicon.firstLemma(node)))];
  return {
    word,
    nearest: signpost && {
      words: catalogue.lexicon.words(signpost.node),
      href: synsetUrl(catalogue.taxonomy.wnid(signpost.node), state),
    },
    near: near.slice(0, MOST_NEAR).map((lemma) => ({ word: lemma, href: wordUrl(lemma, state) })),
    search: searchUrl(word, state),
  };
}
