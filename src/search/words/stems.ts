import lunr from 'lunr';
import { wordsOf } from './normalise.ts';

/** Maximum length of a stemmed word in letters; the stemmer's patterns take time beyond proportion on longer ones. */
export const LONGEST_WORD = 40;

/** lunr's analysis of words, without its stop words: a stem that most definitions have gets no postings. */
const PIPELINE = new lunr.Pipeline();
PIPELINE.add(lunr.stemmer);

/** Stems found before, by word: the same words come again and again, and a stem takes a microsecond. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

/** Returns the stem of a word, by lunr's form of Porter's algorithm. */
export function stemWord(word: string): string {
  let stem = known.get(word);
  if (stem === undefined) {
    stem = PIPELINE.runString(word)[0]!;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, stem);
  }
  return stem;
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
