import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { displayLemma } from '../../domain/wordnet/sense.ts';
import { textAt } from '../../domain/text-column.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import { baseKeys } from '../words/morphology.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import type { TermIndex } from './term-index.ts';

/** A word with all its senses; words that differ in capitals, accents, hyphens and gaps only are one. */
export interface Word {
  /** Spelling of the word in its heaviest sense. */
  readonly text: string;
  /** The senses by writing, then by number. */
  readonly senses: readonly WordSense[];
}

/** One sense of a word. */
export interface WordSense {
  readonly node: NodeIndex;
  /** Spelling of the lemma in this sense. */
  readonly lemma: string;
  /** Number of the sense among the lemma's, from 1. */
  readonly number: number;
}

const encoder = new TextEncoder();
/** Maximum number of terms examined for compounds. */
const MOST_COMPOUNDS = 400;

/** Finds words as a dictionary has them: each once, with all its senses. */
export class WordIndex {
  readonly #terms: TermIndex;
  readonly #lexicon: Lexicon;
  readonly #isCoarse: (node: NodeIndex) => boolean;

  /** @param isCoarse whether a synset is found only when spelt out. */
  constructor(terms: TermIndex, lexicon: Lexicon, isCoarse: (node: NodeIndex) => boolean) {
    this.#terms = terms;
    this.#lexicon = lexicon;
    this.#isCoarse = isCoarse;
  }

  /** Number of words. */
  get size(): number {
    return this.#terms.terms.size;
  }

  /** Returns a word by its position in the order of keys, or `undefined` if all its senses are found only when spelt out. */
  at(term: number): string | undefined {
    const isShown = this.#terms.nodesOf(term).some((node) => !this.#isCoarse(nodeIndex(node)));
    return isShown ? this.#spelling(this.#terms.lemmaOf(term)) : undefined;
  }

  /** Finds the word that a text is, or `undefined`. */
  find(text: string): Word | undefined {
    const term = this.#terms.terms.find(keyOf(wordsOf(text)));
    if (term === undefined) return undefined;
    const senses: WordSense[] = [];
    this.#terms.eachSense(term, (node, lemma) => {
      const number = this.#lexicon.columns.senseNumber[lemma]!;
      senses.push({ node: nodeIndex(node), lemma: this.#spelling(lemma), number });
    });
    const spelling = this.#spelling(this.#terms.lemmaOf(term));
    const rank = ({ lemma }: WordSense): string => (sameLetters(lemma, spelling) ? '' : lemma.toLowerCase());
    senses.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.number - b.number));
    return { text: spelling, senses };
  }

  /** Whether a text is a word that has capitals in all its senses, such as *Shepard*. */
  isName(text: string): boolean {
    const word = this.find(text);
    return word?.senses.every(({ lemma }) => lemma !== lemma.toLowerCase()) === true;
  }

  /** Returns the words that a text is an inflected form of. */
  bases(text: string): string[] {
    return baseKeys(wordsOf(text), this.#terms.exceptions)
      .map((key) => this.#terms.terms.find(key))
      .flatMap((term) => (term === undefined ? [] : [this.#spelling(this.#terms.lemmaOf(term))]));
  }

  /** Returns the compounds that begin or end with a word, the best known first. @param count maximum number of each. */
  compounds(text: string, count: number): { readonly beginning: string[]; readonly ending: string[] } {
    const key = keyOf(wordsOf(text));
    const { terms } = this.#terms;
    const beginning = this.#terms
      .heaviest(terms.startingWith(key), MOST_COMPOUNDS)
      .filter((term) => this.#terms.hasWordAt(term, encoder.encode(key).length));
    const ending = this.#terms.endingWith(key).sort((a, b) => this.#terms.topWeight(b) - this.#terms.topWeight(a));
    const spelt = (list: readonly number[]): string[] =>
      list
        .map((term) => this.at(term))
        .filter((word) => word !== undefined)
        .slice(0, count);
    return { beginning: spelt(beginning), ending: spelt(ending) };
  }

  #spelling(lemma: number): string {
    const { lemmaText, lemmaEnd } = this.#lexicon.columns;
    return displayLemma(textAt({ text: lemmaText, end: lemmaEnd }, lemma));
  }
}

function sameLetters(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
