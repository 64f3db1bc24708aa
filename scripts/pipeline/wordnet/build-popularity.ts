import { popularityScore, type WordFrequency } from '../../../src/domain/dataset/popularity.ts';
import { displayLemma } from '../../../src/domain/wordnet/sense.ts';
import type { LemmaSenses } from './match-senses.ts';
import type { NounData } from './read-noun-data.ts';
import type { SenseIndex } from './read-sense-index.ts';

/** Popularity scores. */
export interface Popularity {
  /** Score by row: the sum over the synset's words. A word with two spellings counts once, in the last. */
  readonly synset: Float64Array;
  /** Contribution by lemma. */
  readonly lemma: Float64Array;
}

/** Scores the expected uses of each synset, and of each of its lemmas. */
export function buildPopularity(
  nouns: NounData,
  senses: LemmaSenses,
  index: SenseIndex,
  frequency: WordFrequency,
): Popularity {
  const lemma = Float64Array.from(nouns.lemma, (spelling, i) => {
    const word = senses.word[i]!;
    const lemmaTagCount = index.wordTagCount[word]!;
    const lemmaSenses = index.wordSenses[word]!;
    return popularityScore(
      [{ lemma: displayLemma(spelling), tagCount: senses.tagCount[i]!, lemmaTagCount, lemmaSenses }],
      frequency,
    );
  });
  const synset = Float64Array.from(nouns.offset, (_, row) => {
    const end = nouns.lemmaStart[row + 1]!;
    let sum = 0;
    for (let i = nouns.lemmaStart[row]!; i < end; i++) {
      if (!senses.word.subarray(i + 1, end).includes(senses.word[i]!)) sum += lemma[i]!;
    }
    return sum;
  });
  return { synset, lemma };
}
