import { stemmer } from 'stemmer';
import { wordsOf } from './normalise.ts';

/** The longest word that is stemmed; the stemmer's patterns take time beyond proportion on longer ones. */
export const LONGEST_WORD = 40;

/**
 * The stems of a text's words, by Porter's algorithm, in order and with repetitions.
 *
 * The stems of *lives*, *living* and *live* are one. A word of more than 40 letters is left out: there is none in English.
 */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => word.length <= LONGEST_WORD)
    .map(stemmer);
}
