import type { Language } from '../../domain/wordnet/language.ts';
import { type Hits, NO_LEMMA } from '../hits.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { CHOSEN_LANGUAGE, plainMatch } from '../rank.ts';
import { rangeWhere } from '../index/sorted-keys.ts';

/** A word of another language, and a synset that it names. */
export interface Translation {
  readonly node: number;
  readonly word: string;
  readonly language: Language;
}

/** Maximum number of words of a language that only begin with a text. */
const MOST_BEGINNINGS = 40;
/** Minimum number of letters of a text whose words in other languages are completed. */
const LEAST_BEGINNING = 3;
/** Maximum cost of each letter that is not typed yet. */
const REST = 20;

/** Finds synsets by words of other languages. */
export class Translations {
  readonly #languages: readonly Language[];
  readonly #noted = new Map<number, Translation>();

  constructor(languages: readonly Language[]) {
    this.#languages = languages;
  }

  /**
   * Notes the synsets that a text names in other languages; in the chosen one those that begin with it as well.
   *
   * @returns whether the text is a word of one of them.
   */
  note(text: string, chosen: Language | undefined, hits: Hits): boolean {
    const key = keyOf(wordsOf(text));
    let isWord = false;
    for (const language of key === '' ? [] : this.#languages) {
      const isChosen = language === chosen;
      const completed = isChosen && key.length >= LEAST_BEGINNING;
      for (const { translation, rest } of find(language, key, completed)) {
        isWord ||= rest === 0;
        const before = hits.has(translation.node) ? hits.score(translation.node) : -Infinity;
        const weight = (isChosen ? CHOSEN_LANGUAGE : 0) - Math.min(rest, REST) / 2;
        hits.add(translation.node, plainMatch('translation', weight), NO_LEMMA);
        if (hits.score(translation.node) > before) this.#noted.set(translation.node, translation);
      }
    }
    return isWord;
  }

  /** Returns the word that a noted synset was found by. */
  noted(node: number): Translation | undefined {
    return this.#noted.get(node);
  }

  /** Forgets what was noted. */
  clear(): void {
    this.#noted.clear();
  }
}

/** Finds the words of a language with a key, or that begin with it; capitals, accents and gaps do not count. O(log words + found). */
function find(language: Language, key: string, prefix: boolean): { translation: Translation; rest: number }[] {
  const { keyOrder, wordNode } = language.columns;
  const keyAt = (i: number): string => keyOf(wordsOf(language.word(keyOrder[i]!)));
  const range = rangeWhere(keyOrder.length, (i) => {
    const other = keyAt(i);
    if (prefix && other.startsWith(key)) return 0;
    return other < key ? -1 : other > key ? 1 : 0;
  });
  const end = Math.min(range.end, range.start + MOST_BEGINNINGS);
  return Array.from(keyOrder.subarray(range.start, end), (position, i) => ({
    translation: { node: wordNode[position]!, word: language.word(position), language },
    rest: keyAt(range.start + i).length - key.length,
  }));
}
