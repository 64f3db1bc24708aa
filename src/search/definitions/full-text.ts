import type { SearchColumns } from '../../domain/wordnet/search-columns.ts';
import { eachPosting } from '../index/postings.ts';
import { SortedKeys } from '../index/sorted-keys.ts';
import { stemsOf } from '../words/stems.ts';

/** A synset whose lemmas and gloss contain some words of the query. */
export interface TextHit {
  readonly node: number;
  /** Number of the query's words that it contains. */
  readonly found: number;
  /** Sum over them of how telling they are, in bits; more where the word is in a lemma. */
  readonly relevance: number;
  /** Whether one of the words is in a lemma. */
  readonly inLemma: boolean;
}

/** Result of a full-text search. */
export interface TextResult {
  /** Synsets with most of the words, in no particular order. */
  readonly hits: readonly TextHit[];
  /** Distinct words that were looked for: those in the index, without the most common. */
  readonly asked: number;
  /** Whether there is a synset with all words, and no word that the index does not know. */
  readonly complete: boolean;
}

/** Maximum number of words of a query. */
const MOST_WORDS = 24;
/** Bonus in bits for a word in a lemma instead of in the gloss only. */
const LEMMA_WORTH = 1.5;

/**
 * Full text over lemmas and glosses: an inverted index by stems.
 *
 * A synset's glosses are too short for the frequency of a word in them to tell anything; a hit's relevance is the sum
 * of the inverse document frequencies of its words (Spärck Jones, Journal of Documentation 28, 1972).
 *
 * Why not lunr: over the same judged queries it answers fewer right and takes a hundred times as long, and its index
 * takes seconds and hundreds of megabytes to build or open (`npm run bench -- search` shows both).
 */
export class FullText {
  readonly #columns: SearchColumns;
  readonly #stems: SortedKeys;
  readonly #size: number;
  /** Number of words found in each node; all zero between queries. */
  readonly #found: Uint8Array;
  readonly #relevance: Float32Array;
  readonly #inLemma: Uint8Array;
  /** Weight of each stem; 0 until it is needed. */
  readonly #telling: Float32Array;

  /** @param size number of nodes. */
  constructor(columns: SearchColumns, size: number) {
    this.#columns = columns;
    this.#stems = new SortedKeys({ text: columns.stemText, end: columns.stemEnd });
    this.#size = size;
    this.#found = new Uint8Array(size);
    this.#relevance = new Float32Array(size);
    this.#inLemma = new Uint8Array(size);
    this.#telling = new Float32Array(columns.stemEnd.length);
  }

  /**
   * Finds the synsets with all words of a text, or else those with most of them.
   *
   * Words of every twelfth synset or more (*of*, *the*) are ignored, as are words beyond the first 24.
   */
  search(text: string): TextResult {
    const stems = [...new Set(stemsOf(text))].slice(0, MOST_WORDS);
    const known = stems.map((stem) => this.#stems.find(stem)).filter((stem) => stem !== undefined);
    const asked = known.filter((stem) => this.#columns.postingStart[stem]! < this.#columns.postingStart[stem + 1]!);
    const touched: number[] = [];
    for (const stem of asked) this.#add(stem, touched);
    let most = 0;
    for (const node of touched) most = Math.max(most, this.#found[node]!);
    const hits: TextHit[] = [];
    for (const node of touched) {
      const found = this.#found[node]!;
      // One of three words or fewer is no likeness.
      if (found === most && (found === asked.length || 2 * found > asked.length)) {
        hits.push({ node, found, relevance: this.#relevance[node]!, inLemma: this.#inLemma[node] === 1 });
      }
      this.#found[node] = 0;
      this.#inLemma[node] = 0;
      this.#relevance[node] = 0;
    }
    return {
      hits,
      asked: asked.length,
      complete: known.length === stems.length && hits.length > 0 && most === asked.length,
    };
  }

  /** Returns how telling a stem is, in bits, counted once. */
  #tellingBits(stem: number): number {
    const { postings, postingStart } = this.#columns;
    const known = this.#telling[stem]!;
    if (known > 0) return known;
    let count = 0;
    for (let at = postingStart[stem]!; at < postingStart[stem + 1]!; at++) if (postings[at]! < 0x80) count++;
    return (this.#telling[stem] = Math.log2(this.#size / count));
  }

  #add(stem: number, touched: number[]): void {
    const { postings, postingStart } = this.#columns;
    const start = postingStart[stem]!;
    const end = postingStart[stem + 1]!;
    const telling = this.#tellingBits(stem);
    eachPosting(postings, start, end, (node, inLemma) => {
      if (this.#found[node] === 0) touched.push(node);
      this.#found[node]!++;
      if (inLemma) this.#inLemma[node] = 1;
      this.#relevance[node]! += telling + (inLemma ? LEMMA_WORTH : 0);
    });
  }
}
