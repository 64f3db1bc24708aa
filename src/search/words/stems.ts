import lunr from 'lunr';
import { wordsOf } from './normalise.ts';

/** Maximum length of a stemmed word in letters; the stemmer's patterns take time beyond proportion on longer ones. */
export const LONGEST_WORD = 40;

/** lunr's analysis of words, without its stop words: a stem that most definitions have gets no postings. */
const PIPELINE = new lunr.Pipeline();
PIPELINE.add(lunr.stemmer);

/** Returns the stem of a word, by lunr's form of Porter's algorithm. */
export function stemWord(word: string): string {
  return PIPELINE.runString(word)[0]!;
}

/**
 * Returns the stems of a text's words, in order and with repetitions.
 *
 * The stems of *lives*, *living* and *live* are one. Words of more than 40 letters are skipped: English has none.
 */
export function stemsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => word.length <= LONGEST_WORD)
    .map(stemWord);
}
