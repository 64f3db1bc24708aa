import type { Catalogue } from '../../domain/catalogue.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { type Evidence, likelihoodOf } from './description-fit.ts';
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
  /** Share of the description that it has, from 0 to 1, by which descriptions compare. */
  readonly fit: number;
  /** Likelihood of being meant, in bits, by which the synsets of one description compare. */
  readonly likelihood: number;
}

/** Maximum number of words of a description. */
const MOST_WORDS = 12;
/** Candidates whose place in the taxonomy is looked at. */
const MOST_CANDIDATES = 1200;
/** Links of a word to a synset by number, the weakest first, and the worth of each. */
const LINKS = { none: 0, synonym: 1, alike: 2, plain: 3, gloss: 4, lemma: 5 } as const;
const WORTH = [0, 0.65, 0.8, 0.95, 1, 1] as const;
/** Senses of a word whose synonyms count, the likeliest. */
const USUAL_SENSES = 3;
/** Bits of a word that no definition has. */
const UNKNOWN_BITS = 6;
/** Bits of being named by two words of the description, for a candidate. */
const COMPOUND_BITS = 8;
/** Share of the popularity's bits that counts for a candidate. */
const FAME = 0.6;
/** Number of synsets below a broad class. */
const BROAD = 50;
/** Words that end the noun that a description begins with. */
const BORDERS: ReadonlySet<string> = new Set(
  'that which who whom whose where when used made kept worn hung for to with without having of from by in on under at near like you right standing sitting hanging living growing between covered moved shaped'.split(
    ' ',
  ),
);
/** Words that only one thing fits: `largest planet`. */
const SINGULAR = /\b(?:\w{2,}est|most|first|capital)\b/i;

/** Result of a reverse search. */
export interface Described {
  readonly hits: readonly DescribedHit[];
  /** Whether the text begins with a broad class, as descriptions do: `bird with a large beak`, not `plate of spaghetti`. */
  readonly isOfClass: boolean;
}

/** A word of a description. */
interface AskedWord {
  /** Weight of the word in bits, more for rarer ones. */
  readonly bits: number;
  /** The nodes that it names by itself. */
  readonly named: ReadonlySet<number>;
  /** Strongest link of each node, by its number in {@link LINKS}. */
  readonly links: Uint8Array;
}

/** The noun that a description begins with. */
interface Genus {
  readonly nodes: ReadonlySet<number>;
  /** The nodes next above these. */
  readonly above: ReadonlySet<number>;
  /** Lexicographer files of the usual senses. */
  readonly files: ReadonlySet<number>;
  /** Number of synsets below the broadest of the usual senses. */
  readonly size: number;
}

/**
 * Finds the synsets that a description fits: a reverse dictionary.
 *
 * A word counts where it occurs in a synset's words, in its gloss or among its plain words (`data/search/plain-words.tsv`), less so where
 * one that means the same does: a synonym by the taxonomy, the name of the synset above, or one of a short list for verbs and
 * adjectives. The first noun is taken for the genus, and what is below it in the taxonomy gains. {@link likelihoodOf} weighs all that.
 */
export class ReverseSearch {
  readonly #catalogue: Catalogue;
  readonly #vocabulary: Vocabulary;
  readonly #hints: SenseHints;
  readonly #stems: SortedKeys;
  /** Bits of each node so far; all zero between questions. */
  readonly #bits: Float32Array;
  /** Links of each word of the description, by its place; all zero between questions. */
  readonly #links: Uint8Array[] = [];
  /** Bits of each node's popularity. */
  readonly #fame: Float32Array;

  constructor(catalogue: Catalogue, vocabulary: Vocabulary) {
    const { search, taxonomy, lexicon } = catalogue;
    this.#catalogue = catalogue;
    this.#vocabulary = vocabulary;
    this.#hints = new SenseHints(taxonomy, lexicon);
    this.#stems = new SortedKeys({ text: search.stemText, end: search.stemEnd });
    this.#bits = new Float32Array(taxonomy.size);
    this.#fame = Float32Array.from(taxonomy.columns.popularity, (popularity) => Math.log2(1 + popularity));
  }

  /** Returns the synsets that fit best, at most `count`; none for a text of fewer than two telling words. */
  search(text: string, count: number): Described {
    const words = tellingWords(text);
    if (words.length < 2) return { hits: [], isOfClass: false };
    const touched: number[] = [];
    const asked = words.map((word, place) => this.#addWord(word, place, touched));
    const compounds = this.#addCompounds(words, agentsOf(text), touched);
    const genus = this.#genusOf(text);
    const isSingular = SINGULAR.test(text);
    const hits = this.#likeliest(touched)
      .filter((node) => !genus.nodes.has(node))
      .map((node) => {
        const isInstance = !isSingular && this.#catalogue.taxonomy.isInstance(nodeIndex(node));
        const isCompound = compounds.has(node);
        const evidence = { ...this.#evidenceOf(node, asked, genus), isInstance, isCompound };
        return { node, likelihood: likelihoodOf(evidence), fit: fitOf(evidence, asked) };
      })
      .sort((a, b) => b.likelihood - a.likelihood || a.node - b.node);
    for (const { links } of asked) for (const node of touched) links[node] = LINKS.none;
    for (const node of touched) this.#bits[node] = 0;
    return { hits: hits.slice(0, count), isOfClass: genus.size >= BROAD };
  }

  /** Returns the nodes with most bits, {@link MOST_CANDIDATES} and those that have as many as the last of them. */
  #likeliest(nodes: readonly number[]): number[] {
    const bits = Float32Array.from(nodes, (node) => this.#bits[node]! + FAME * this.#fame[node]!);
    const least = bits.toSorted().at(-MOST_CANDIDATES) ?? 0;
    return nodes.filter((_, i) => bits[i]! >= least);
  }

  #evidenceOf(node: number, asked: readonly AskedWord[], genus: Genus): Omit<Evidence, 'isInstance' | 'isCompound'> {
    const { taxonomy, lexicon } = this.#catalogue;
    const { glossEnd, lexicographerFile } = lexicon.columns;
    const parent = taxonomy.primaryParent(nodeIndex(node));
    const sums = new Float64Array(WORTH.length);
    const all = bitsOf(asked);
    let above = 0;
    let words = 0;
    let share = 0;
    for (const { bits, named, links } of asked) {
      const link = links[node]!;
      const own = WORTH[link]!;
      // What has the word for its name would have been called so.
      if (link !== LINKS.lemma || !named.has(node)) sums[link]! += bits;
      above += bits * Math.max((parent === undefined ? 0 : WORTH[links[parent]!]!) - own, 0);
      words += own;
      share += (bits * own) / all;
    }
    const isBelow = (nodes: ReadonlySet<number>): boolean => this.#hints.isBelow(nodeIndex(node), nodes);
    return {
      inGloss: sums[LINKS.gloss]!,
      inLemma: sums[LINKS.lemma]!,
      inPlainWords: sums[LINKS.plain]!,
      above,
      words,
      share,
      fame: this.#fame[node]!,
      glossLength: glossEnd[node + 1]! - glossEnd[node]!,
      place: isBelow(genus.nodes) ? 'below' : isBelow(genus.above) ? 'beside' : 'elsewhere',
      isOtherFile: genus.files.size > 0 && !genus.files.has(lexicographerFile[node]!),
    };
  }

  /** Returns the noun that a description begins with: the longest name that the words before the first of {@link BORDERS} end with. */
  #genusOf(text: string): Genus {
    const { taxonomy, lexicon } = this.#catalogue;
    const all = wordsOf(text).slice(0, MOST_WORDS);
    const border = all.findIndex((word, at) => at > 0 && BORDERS.has(word));
    const words = border === -1 ? all : all.slice(0, border);
    const nodes =
      words.map((_, from) => this.#vocabulary.nodesOf(words.slice(from).join(''))).find(({ size }) => size > 0) ??
      new Set<number>();
    const usual = [...nodes].slice(0, USUAL_SENSES);
    return {
      nodes,
      above: new Set([...nodes].flatMap((node) => taxonomy.primaryParent(nodeIndex(node)) ?? [])),
      files: new Set(usual.map((node) => lexicon.columns.lexicographerFile[node]!)),
      size: Math.max(0, ...usual.map((node) => taxonomy.columns.synsetsBelow[node]!)),
    };
  }

  /** Returns the single words among the lemmas of a word's usual senses and of the synsets above those. */
  #related(named: ReadonlySet<number>): string[] {
    const { taxonomy, lexicon } = this.#catalogue;
    const nodes = [...named].slice(0, USUAL_SENSES).map(nodeIndex);
    const above = nodes.flatMap((node) => taxonomy.primaryParent(node) ?? []);
    return [...nodes, ...above].flatMap((node) => lexicon.lemmas(node)).filter((lemma) => !lemma.includes(' '));
  }

  /**
   * Counts the synsets that a word names together with the first one or with who does something to it, and returns them:
   * *raincoat* for `coat for rain`, *anteater* for `animal that eats ants`.
   */
  #addCompounds(
    [head = '', ...others]: readonly string[],
    agents: readonly string[],
    touched: number[],
  ): ReadonlySet<number> {
    const compounds = new Set<number>();
    const related = this.#related(this.#vocabulary.nodesOf(head));
    const heads = new Set([head, ...alikeWords(head), ...related, ...agents].map((word) => word.toLowerCase()));
    for (const other of others)
      for (const form of new Set([other, ...baseForms(other, () => [])]))
        for (const end of heads) for (const node of this.#vocabulary.nodesOf(form + end)) compounds.add(node);
    for (const node of compounds) this.#addBits(node, COMPOUND_BITS, touched);
    return compounds;
  }

  /** Counts a word for each synset that has it or one that means the same. */
  #addWord(word: string, place: number, touched: number[]): AskedWord {
    const [own = word] = stemsOf(word);
    const named = this.#vocabulary.nodesOf(word);
    const links = (this.#links[place] ??= new Uint8Array(this.#bits.length));
    const asked = { bits: this.#tellingBits(own) ?? UNKNOWN_BITS, named, links };
    this.#addStem(own, asked, LINKS, touched);
    for (const [words, link] of [
      [alikeWords(word), LINKS.alike],
      [this.#related(named), LINKS.synonym],
    ] as const)
      for (const stem of new Set(stemsOf(words.join(' '))))
        this.#addStem(stem, asked, { plain: link, gloss: link, lemma: link }, touched);
    return asked;
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

  /** Links a word to the synsets that have a stem in their words, their gloss or their plain words. */
  #addStem(
    stem: string,
    { bits, links }: AskedWord,
    by: { readonly plain: number; readonly gloss: number; readonly lemma: number },
    touched: number[],
  ): void {
    const position = this.#stems.find(stem);
    if (position === undefined) return;
    const { postings, postingStart, plainPostings, plainStart } = this.#catalogue.search;
    const add = (node: number, link: number): void => {
      const before = links[node]!;
      if (link <= before) return;
      links[node] = link;
      this.#addBits(node, bits * (WORTH[link]! - WORTH[before]!), touched);
    };
    eachPosting(postings, postingStart[position]!, postingStart[position + 1]!, (node, inLemma) => {
      add(node, inLemma ? by.lemma : by.gloss);
    });
    eachPosting(plainPostings, plainStart[position]!, plainStart[position + 1]!, (node) => {
      add(node, by.plain);
    });
  }

  #addBits(node: number, bits: number, touched: number[]): void {
    if (this.#bits[node] === 0) touched.push(node);
    this.#bits[node]! += bits;
  }
}

/** Returns the words of a description that tell something, each stem once. */
function tellingWords(text: string): string[] {
  const words = wordsOf(text).filter((word) => !COMMON.has(word) && !UNTELLING.has(word));
  return [...new Map(words.map((word) => [stemsOf(word)[0] ?? word, word])).values()].slice(0, MOST_WORDS);
}

/** Returns the nouns that may name who does what a text's verbs say: *maker* of `making`; nothing says that they are words. */
function agentsOf(text: string): string[] {
  return [...text.matchAll(/\b([a-z]{2,})(?:ing|s)\b/g)].map(([, stem]) => `${stem!.replace(/e$/, '')}er`);
}

/** Bits of the genus in a description's fit. */
const GENUS_BITS = { below: 5, beside: 2.5, elsewhere: 0 } as const;

/**
 * Returns the share of a description that a synset has, its genus counted as well; 0 for an instance, and for a synset
 * that has one word alone: *wife* of `woman with umbrella`.
 */
function fitOf({ words, share, above, place, isInstance }: Evidence, asked: readonly AskedWord[]): number {
  const all = bitsOf(asked);
  if (isInstance || (words <= 1 && above === 0)) return 0;
  return (share * all + above / 2 + GENUS_BITS[place]) / (all + GENUS_BITS.below);
}

function bitsOf(asked: readonly AskedWord[]): number {
  return asked.reduce((sum, { bits }) => sum + bits, 0);
}
