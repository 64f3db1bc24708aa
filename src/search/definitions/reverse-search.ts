import type { Catalogue } from '../../domain/catalogue.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { baseForms } from '../words/morphology.ts';
import { wordsOf } from '../words/normalise.ts';
import { eachPosting } from '../index/postings.ts';
import { alikeWords, UNTELLING } from '../words/related-words.ts';
import { SenseHints } from '../lemmas/sense-hints.ts';
import { SortedKeys } from '../index/sorted-keys.ts';
import { COMMON } from '../words/spans.ts';
import { stemsOf } from '../words/stems.ts';
import type { Vocabulary } from '../index/vocabulary.ts';

/** A synset that fits a description. */
export interface DescribedHit {
  readonly node: number;
  /** Fit, from 0 to 1 and a little more. */
  readonly fit: number;
}

/** Maximum number of words of a description. */
const MOST_WORDS = 12;
/** Candidates whose place in the taxonomy is looked at. */
const MOST_CANDIDATES = 600;
/** Steps in which bits are counted to find the likeliest candidates; more bits than these are as many. */
const STEPS_OF_BITS = 1024;
const STEPS_A_BIT = 8;
/** Worth of a word that means the same, and of a synonym or the name of the next synset above, beside that of the word itself. */
const ALIKE_WORTH = 0.8;
const SYNONYM_WORTH = 0.65;
/** Worth of the name of a synset whose gloss has the word, and how many of these count, the best known. */
const NEIGHBOUR_WORTH = 0.3;
const MOST_NEIGHBOURS = 40;
/** Number of stems whose neighbours are cached. */
const MOST_CACHED = 512;
/** Worth of a word that only the synset above has. */
const INHERITED_WORTH = 0.3;
/** Senses of a word whose synonyms count, the likeliest. */
const USUAL_SENSES = 3;
/** Bits of a word that no definition has, and of being below the synset that the description begins with. */
const UNKNOWN_BITS = 6;
const GENUS_BITS = 5;
/** Share of the popularity's bits that counts. */
const POPULARITY = 0.6;
/** Bits of being named by two words of the description, and the mark of such a synset. */
const COMPOUND_BITS = 10;
const COMPOUND = 255;
/** Words that end the noun that a description begins with. */
const BORDERS: ReadonlySet<string> = new Set(
  'that which who whom whose where when used made kept worn hung for to with without having of from by in on under at near like'.split(
    ' ',
  ),
);
/** Words that only one thing fits: `largest planet`. */
/** Bits that a synset of another lexicographer file than the genus is behind. */
const OTHER_FILE_BITS = 2;
const SINGULAR = /\b(?:\w{2,}est|most|first|capital)\b/i;
/** Bits that an instance, such as a mountain by its name, is behind. */
const INSTANCE_BITS = 12;
/** Bytes of a usual gloss, and the bits that each more of them costs, at most twice. */
const USUAL_GLOSS = 90;

/**
 * Finds the synsets that a description fits: a reverse dictionary.
 *
 * A word counts where it stands in a synset's words or gloss, less so where one that means the same does: a synonym by
 * the taxonomy, the name of the synset above, or one of a short list for verbs and adjectives. The first noun is taken for
 * the genus, and what is below it in the taxonomy gains.
 */
export class ReverseSearch {
  readonly #catalogue: Catalogue;
  readonly #vocabulary: Vocabulary;
  readonly #hints: SenseHints;
  readonly #stems: SortedKeys;
  /** State of each node: bits so far, and the last word that was counted; all zero between questions. */
  readonly #bits: Float32Array;
  readonly #counted: Uint8Array;
  /** Bits that each word of the question gave each node. */
  readonly #bitsOfWord: Map<number, number>[] = [];
  /** Neighbours of stems that were asked for lately. */
  readonly #neighboursOf = new Map<string, readonly string[]>();

  constructor(catalogue: Catalogue, vocabulary: Vocabulary) {
    const { search, taxonomy, lexicon } = catalogue;
    this.#catalogue = catalogue;
    this.#vocabulary = vocabulary;
    this.#hints = new SenseHints(taxonomy, lexicon);
    this.#stems = new SortedKeys({ text: search.stemText, end: search.stemEnd });
    this.#bits = new Float32Array(taxonomy.size);
    this.#counted = new Uint8Array(taxonomy.size);
  }

  /** Returns the synsets that fit best, at most `count`; none for a text of fewer than two telling words. */
  search(text: string, count: number): DescribedHit[] {
    const words = wordsOf(text)
      .filter((word) => !COMMON.has(word) && !UNTELLING.has(word))
      .slice(0, MOST_WORDS);
    if (words.length < 2) return [];
    const isSingular = SINGULAR.test(text);
    const touched: number[] = [];
    this.#bitsOfWord.length = 0;
    const asked = words.reduce((sum, word, at) => sum + this.#addWord(word, at + 1, touched), 0);
    const { taxonomy } = this.#catalogue;
    const { popularity } = taxonomy.columns;
    const { glossEnd } = this.#catalogue.lexicon.columns;
    this.#addCompounds(words, touched);
    const genus = this.#genusOf(text);
    const { lexicographerFile } = this.#catalogue.lexicon.columns;
    const files = new Set(
      Array.from(genus)
        .slice(0, USUAL_SENSES)
        .map((node) => lexicographerFile[node]),
    );
    const kin = new Set(Array.from(genus).flatMap((node) => taxonomy.primaryParent(nodeIndex(node)) ?? []));
    const worth = (node: number): number => {
      const length = (glossEnd[node + 1]! - glossEnd[node]!) / USUAL_GLOSS;
      return this.#bits[node]! + POPULARITY * Math.log2(1 + popularity[node]!) - Math.min(Math.max(length - 1, 0), 2);
    };
    const hits = this.#likeliest(touched)
      .map((node) => ({ node, bits: worth(node) + this.#inherited(node) }))
      .map(({ node, bits }) => {
        const isKind = this.#hints.isBelow(nodeIndex(node), genus);
        const isKin = !isKind && this.#hints.isBelow(nodeIndex(node), kin);
        const place = isKind ? GENUS_BITS : isKin ? GENUS_BITS / 2 : 0;
        const instance = !isSingular && taxonomy.isInstance(nodeIndex(node)) ? INSTANCE_BITS : 0;
        const other = files.size === 0 || files.has(lexicographerFile[node]) ? 0 : OTHER_FILE_BITS;
        return { node, fit: (bits + place - instance - other) / (asked + GENUS_BITS) };
      })
      .filter(({ node }) => !genus.has(node))
      .sort((a, b) => b.fit - a.fit || a.node - b.node);
    for (const node of touched) {
      this.#bits[node] = 0;
      this.#counted[node] = 0;
    }
    return hits.slice(0, count);
  }

  /**
   * Returns the nodes with most bits, {@link MOST_CANDIDATES} and those that have as many as the last of them, in O(nodes).
   */
  #likeliest(nodes: readonly number[]): number[] {
    const counts = new Uint32Array(STEPS_OF_BITS);
    const step = (node: number): number => Math.min(Math.floor(this.#bits[node]! * STEPS_A_BIT), STEPS_OF_BITS - 1);
    for (const node of nodes) counts[step(node)]!++;
    let least = STEPS_OF_BITS - 1;
    for (let among = counts[least]!; least > 0 && among < MOST_CANDIDATES;) among += counts[--least]!;
    return nodes.filter((node) => step(node) >= least);
  }

  /** Returns the nodes of the noun that the description begins with: the longest name that the words before the first of {@link BORDERS} end with. */
  #genusOf(text: string): ReadonlySet<number> {
    const all = wordsOf(text).slice(0, MOST_WORDS);
    const border = all.findIndex((word, at) => at > 0 && BORDERS.has(word));
    const words = border === -1 ? all : all.slice(0, border);
    for (let from = 0; from < words.length; from++) {
      const nodes = this.#vocabulary.nodesOf(words.slice(from).join(''));
      if (nodes.size > 0) return nodes;
    }
    return new Set();
  }

  /** Returns the single words among the lemmas of a word's usual senses and of the synsets above those. */
  #related(word: string): string[] {
    const { taxonomy, lexicon } = this.#catalogue;
    const nodes = [...this.#vocabulary.nodesOf(word)].slice(0, USUAL_SENSES).map(nodeIndex);
    const above = nodes.flatMap((node) => taxonomy.primaryParent(node) ?? []);
    return [...nodes, ...above].flatMap((node) => lexicon.lemmas(node)).filter((lemma) => !lemma.includes(' '));
  }

  /** Returns the stems of the single words among the lemmas of the best known synsets that have a stem: those of `gnomon` for *shadow*. */
  #neighbours(stem: string): readonly string[] {
    const cached = this.#neighboursOf.get(stem);
    if (cached !== undefined) return cached;
    const found = this.#findNeighbours(stem);
    if (this.#neighboursOf.size >= MOST_CACHED) this.#neighboursOf.clear();
    this.#neighboursOf.set(stem, found);
    return found;
  }

  #findNeighbours(stem: string): readonly string[] {
    const position = this.#stems.find(stem);
    if (position === undefined) return [];
    const { taxonomy, lexicon, search } = this.#catalogue;
    const { popularity } = taxonomy.columns;
    const nodes: number[] = [];
    eachPosting(search.postings, search.postingStart[position]!, search.postingStart[position + 1]!, (node) => {
      if (!taxonomy.isInstance(nodeIndex(node))) nodes.push(node);
    });
    const lemmas = nodes
      .sort((a, b) => popularity[b]! - popularity[a]!)
      .slice(0, MOST_NEIGHBOURS)
      .flatMap((node) => lexicon.lemmas(nodeIndex(node)));
    return [...new Set(stemsOf(lemmas.filter((lemma) => !lemma.includes(' ')).join(' ')))];
  }

  /** Returns the bits of the words that a node lacks and the synset above it has. */
  #inherited(node: number): number {
    const parent = this.#catalogue.taxonomy.primaryParent(nodeIndex(node));
    if (parent === undefined) return 0;
    let bits = 0;
    for (const given of this.#bitsOfWord) if (!given.has(node)) bits += INHERITED_WORTH * (given.get(parent) ?? 0);
    return bits;
  }

  /** Counts the synsets that the first word and another one name together: *raincoat* for `coat for rain`. */
  #addCompounds([head = '', ...others]: readonly string[], touched: number[]): void {
    const heads = [head, ...alikeWords(head), ...this.#related(head)].map((word) => word.toLowerCase());
    for (const other of others)
      for (const form of new Set([other, ...baseForms(other, () => [])]))
        for (const end of new Set(heads))
          for (const node of this.#vocabulary.nodesOf(form + end)) {
            if (this.#counted[node] === 0) touched.push(node);
            this.#counted[node] = COMPOUND;
            this.#bits[node]! += COMPOUND_BITS;
          }
  }

  /** Counts a word for each synset that has it or one that means the same. @returns the bits that the word is worth. */
  #addWord(word: string, number: number, touched: number[]): number {
    const [own = word] = stemsOf(word);
    const bits = this.#tellingBits(own) ?? UNKNOWN_BITS;
    this.#bitsOfWord.push(new Map());
    this.#addStem(own, bits, number, touched);
    for (const stem of stemsOf(alikeWords(word).join(' '))) this.#addStem(stem, ALIKE_WORTH * bits, number, touched);
    for (const stem of stemsOf(this.#related(word).join(' ')))
      this.#addStem(stem, SYNONYM_WORTH * bits, number, touched);
    for (const stem of this.#neighbours(own)) this.#addStem(stem, NEIGHBOUR_WORTH * bits, number, touched);
    return bits;
  }

  /** Returns how telling a stem is: the bits of its share of all synsets; `undefined` for those that are unknown or too common. */
  #tellingBits(stem: string): number | undefined {
    const position = this.#stems.find(stem);
    if (position === undefined) return undefined;
    const { postingStart } = this.#catalogue.search;
    // Nearly all entries take two bytes.
    const count = (postingStart[position + 1]! - postingStart[position]!) / 2;
    return count < 1 ? undefined : Math.log2(this.#bits.length / count);
  }

  #addStem(stem: string, bits: number, number: number, touched: number[]): void {
    const position = this.#stems.find(stem);
    if (position === undefined) return;
    const given = this.#bitsOfWord[number - 1]!;
    const { postings, postingStart } = this.#catalogue.search;
    eachPosting(postings, postingStart[position]!, postingStart[position + 1]!, (node) => {
      if (this.#counted[node] === number) return;
      if (this.#counted[node] === 0) touched.push(node);
      this.#counted[node] = number;
      this.#bits[node]! += bits;
      given.set(node, bits);
    });
  }
}
