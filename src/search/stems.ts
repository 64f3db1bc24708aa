import { stemmer } from 'stemmer';
import { wordsOf } from './normalise.ts';

/** The longest word that is stemmed; the stemmer's patterns take time beyond proportion on longer ones. */
export const LONGEST_WORD = 40;

/**
 * Returns the stems of a text's words, by Porter's algorithm, in order and with repetitions.
 *
 * The stems of *lives*, *living* and *live* are one. Words of more than 40 letters are skipped: English has none.
 */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => word.length <= LONGEST_WORD)
    .map(stemmer);
}
