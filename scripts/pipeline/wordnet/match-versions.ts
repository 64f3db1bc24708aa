import type { LemmaSenses } from './match-senses.ts';
import type { NounData } from './read-noun-data.ts';
import type { SenseIndex } from './read-sense-index.ts';

/**
 * The offset of each synset in another version of WordNet, by sense keys, which keep their meaning between versions.
 *
 * It is the one that most lemmas of the synset lead to, the first of equals.
 *
 * @param senses the words of the lemmas, in the numbers that `other` shares.
 * @param other the sense index of that version.
 * @returns by row; 0 if none of the synset's sense keys is there.
 */
export function matchVersions(nouns: NounData, { word }: Pick<LemmaSenses, 'word'>, other: SenseIndex): Uint32Array {
  const matched = new Uint32Array(nouns.offset.length);
  const offsets: number[] = [];
  for (let row = 0; row < matched.length; row++) {
    offsets.length = 0;
    for (let i = nouns.lemmaStart[row]!; i < nouns.lemmaStart[row + 1]!; i++) {
      const sense = other.find(word[i]!, nouns.lexicographerFile[row]!, nouns.lexId[i]!);
      if (sense !== undefined) offsets.push(other.offset[sense]!);
    }
    matched[row] = mostCommon(offsets);
  }
  return matched;
}

/** The most common of a few numbers, the first of equals; 0 for none. */
function mostCommon(numbers: readonly number[]): number {
  let best = 0;
  let bestCount = 0;
  for (const candidate of numbers) {
    const count = numbers.reduce((sum, number) => sum + (number === candidate ? 1 : 0), 0);
    if (count > bestCount) [best, bestCount] = [candidate, count];
  }
  return best;
}
