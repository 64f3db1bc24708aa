/** Unevenness of a dataset's images over its synsets. */
export interface Concentration {
  /**
   * Share of the images in the largest synsets: entry `i` is that of the largest `i / (length - 1)` of all synsets
   * with images; from 0 to 1, never falling.
   */
  readonly cumulativeShare: readonly number[];
  /** Fewest synsets that hold half of all images. */
  readonly synsetsOfHalf: number;
  /** Classes of equal size that would be as uneven: `exp` of the entropy of the shares (Hill number of order 1). */
  readonly effectiveSynsets: number;
}

/**
 * Measures how unevenly images are spread over synsets.
 *
 * @param images own images of each synset that has any, the largest first.
 * @param steps intervals of the curve; it has one point more.
 */
export function measureConcentration(images: readonly number[], steps = 100): Concentration {
  const total = images.reduce((sum, count) => sum + count, 0);
  if (total === 0)
    return { cumulativeShare: new Array<number>(steps + 1).fill(0), synsetsOfHalf: 0, effectiveSynsets: 0 };
  const sums = new Float64Array(images.length + 1);
  let entropy = 0;
  for (const [i, count] of images.entries()) {
    sums[i + 1] = sums[i]! + count;
    entropy -= (count / total) * Math.log(count / total);
  }
  const cumulativeShare = Array.from({ length: steps + 1 }, (_, i) => {
    const place = (i / steps) * images.length;
    const below = Math.floor(place);
    const next = Math.min(below + 1, images.length);
    return (sums[below]! + (place - below) * (sums[next]! - sums[below]!)) / total;
  });
  return {
    cumulativeShare,
    synsetsOfHalf: sums.findIndex((sum) => sum * 2 >= total),
    effectiveSynsets: Math.exp(entropy),
  };
}
