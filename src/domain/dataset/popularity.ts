/** Use of one lemma of a synset, from which we judge how often people mean the synset by it. */
export interface LemmaUse {
  /** The lemma as WordNet spells it, with spaces between words. */
  readonly lemma: string;
  /** Times this sense was tagged. */
  readonly tagCount: number;
  /** Times any sense of the lemma was tagged, in all parts of speech. */
  readonly lemmaTagCount: number;
  /** Senses of the lemma in all parts of speech, at least 1. */
  readonly lemmaSenses: number;
}

/** Occurrences of a word, by its lower-case form; `undefined` for a word the list does not have. */
export type WordFrequency = (word: string) => number | undefined;

/** Frequency given to a word that the list does not have: half of the rarest that it has. */
export const UNLISTED_FREQUENCY = 0.5;
/** Occurrences of a phrase's rarest word for one occurrence of the phrase, for each word beyond the first. */
export const PHRASE_RARITY = 200;
/** Added to the tag count of every sense, so that one never tagged still has a small share. */
export const SENSE_SMOOTHING = 0.2;
/** Cap of a lemma's frequency, as a multiple of its tag count plus one. */
export const TAGGED_LIMIT = 500;

/**
 * Returns the expected number of times that people mean a synset: over its lemmas, the frequency of the lemma times the
 * share of its uses that have this sense, summed.
 *
 * - A single word has its frequency in the list; an unlisted one half of what the rarest listed word has.
 * - A phrase has the frequency of its rarest word, divided by 200 for each further word.
 * - Abbreviations (one letter, or several capitals: *I*, *IT*, *US*) count as unlisted: the list does not tell them
 * from the words that are spelled alike.
 * - No lemma counts for more than 500 times its tagged uses plus one. It holds back words that live as pronouns and
 * auxiliaries (*he*, *can*, *will*), which WordNet does not tag.
 * - The share of a sense is its tag count over that of all senses of the lemma, of every part of speech, with 0.2 added
 * to each sense.
 *
 * The constants were chosen by looking at the best and worst hundred synsets of the Fall 2011 release. The definition
 * is ours; that of the original release, from web hits and the British National Corpus, cannot be recomputed. The unit
 * has no meaning: only ranks are shown.
 */
export function popularityScore(uses: readonly LemmaUse[], frequency: WordFrequency): number {
  let score = 0;
  for (const use of uses) {
    const share = (use.tagCount + SENSE_SMOOTHING) / (use.lemmaTagCount + SENSE_SMOOTHING * use.lemmaSenses);
    const limit = TAGGED_LIMIT * (use.lemmaTagCount + 1);
    score += Math.min(lemmaFrequency(use.lemma, frequency), limit) * share;
  }
  return score;
}

/** Returns the expected occurrences of a lemma; hyphens and spaces both separate words. */
export function lemmaFrequency(lemma: string, frequency: WordFrequency): number {
  if (isAbbreviation(lemma)) return UNLISTED_FREQUENCY;
  const whole = frequency(lemma.toLowerCase());
  if (whole !== undefined) return whole;
  const words = lemma
    .toLowerCase()
    .split(/[ -]+/)
    .filter((word) => word !== '');
  const rarest = Math.min(...words.map((word) => frequency(word) ?? UNLISTED_FREQUENCY));
  return rarest / PHRASE_RARITY ** (words.length - 1);
}

function isAbbreviation(lemma: string): boolean {
  return lemma.length === 1 || /^[^ -]*[A-Z][^ -]*[A-Z][^ -]*$/.test(lemma);
}
