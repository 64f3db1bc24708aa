/** Evidence for a synset as the one that a description means. Bits are sums over words of how telling these are. */
export interface Evidence {
  /** Bits of the words that stand in the definition, in a lemma beside other words, and among the plain words. */
  readonly inGloss: number;
  readonly inLemma: number;
  readonly inPlainWords: number;
  /** Bits of the words in whose place one stands that means the same. */
  readonly alike: number;
  /** Bits that the synset above has and this one lacks, and those that only the one above both has. */
  readonly above: number;
  readonly farAbove: number;
  /** Share of the words that are found, and of their bits, each by the worth of its link; from 0 to 1. */
  readonly words: number;
  readonly bits: number;
  /** Base-2 logarithm of 1 + the synset's popularity. */
  readonly fame: number;
  /** Bytes of the definition and its examples. */
  readonly glossLength: number;
  /** Place of the synset by what the description begins with: below it in the taxonomy, below what is next above it, or elsewhere. */
  readonly place: 'below' | 'beside' | 'elsewhere';
  /** Whether the description begins with something of another lexicographer file. */
  readonly isOtherFile: boolean;
  /** Whether the synset is an instance, such as a mountain by its name, and not asked for as one. */
  readonly isInstance: boolean;
  /** Whether two words of the description name the synset together: *raincoat* for `coat for rain`. */
  readonly isCompound: boolean;
}

/** Bytes of a usual definition. */
const USUAL_GLOSS = 70;
/** Bytes that are added to a definition's where its words are counted, so that the shortest are not the surest. */
const LEAST_GLOSS = 20;

/**
 * Weights of the evidence, in bits: one more, and a synset is twice as likely to be meant.
 *
 * They are the multinomial logistic regression of the right synset among the likeliest 600, by gradient descent with a penalty of 0.02
 * on squared weights, over the half of `data/search/descriptions.tsv` that is not set aside.
 */
const WEIGHT = {
  inGloss: 0.25,
  inLemma: 0.36,
  inPlainWords: 0.37,
  alike: 0.13,
  above: 0.24,
  farAbove: 0.26,
  words: 2.7,
  bits: 7.2,
  fame: 0.34,
  length: -0.31,
  dense: 7.4,
  below: 2.2,
  beside: 1.5,
  otherFile: -1.5,
  instance: -4.6,
  compound: 4.1,
} as const;

/** Returns how likely a synset is meant, in bits that compare the synsets of one description. */
export function likelihoodOf(evidence: Evidence): number {
  const { place } = evidence;
  return (
    WEIGHT.inGloss * evidence.inGloss +
    WEIGHT.inLemma * evidence.inLemma +
    WEIGHT.inPlainWords * evidence.inPlainWords +
    WEIGHT.alike * evidence.alike +
    WEIGHT.above * evidence.above +
    WEIGHT.farAbove * evidence.farAbove +
    WEIGHT.words * evidence.words +
    WEIGHT.bits * evidence.bits ** 2 +
    WEIGHT.fame * evidence.fame +
    WEIGHT.length * Math.log2(1 + evidence.glossLength / USUAL_GLOSS) +
    (WEIGHT.dense * evidence.inGloss) / (evidence.glossLength + LEAST_GLOSS) +
    (place === 'elsewhere' ? 0 : WEIGHT[place]) +
    (evidence.isOtherFile ? WEIGHT.otherFile : 0) +
    (evidence.isInstance ? WEIGHT.instance : 0) +
    (evidence.isCompound ? WEIGHT.compound : 0)
  );
}
