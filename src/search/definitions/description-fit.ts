/** Evidence for a synset as the one that a description means. Bits are sums over words of how telling these are. */
export interface Evidence {
  /** Bits of the words in the definition, in a lemma with other words, and among the plain words. */
  readonly inGloss: number;
  readonly inLemma: number;
  readonly inPlainWords: number;
  /** Bits that the synset above has and this one lacks. */
  readonly above: number;
  /** Number of the description's words that the synset has, each by the worth of its link. */
  readonly words: number;
  /** Share of the description's bits that the synset has, each word by the worth of its link; from 0 to 1. */
  readonly share: number;
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

/** Bytes that are added to a definition's where its words are counted, so that the shortest are not the surest. */
const LEAST_GLOSS = 20;

/**
 * Weights of the evidence, in bits: one more, and a synset is twice as likely to be meant.
 *
 * They are round: a logistic regression over the open half of `data/search/descriptions.tsv` gave their sizes, and rounded they answer
 * both halves as well. Every one of them costs answers where it is 0; evidence that did not was left out.
 */
const WEIGHT = {
  inGloss: 0.25,
  inLemma: 0.4,
  inPlainWords: 0.4,
  above: 0.25,
  share: 9,
  fame: 0.35,
  dense: 7.5,
  place: { below: 2, beside: 1.5, elsewhere: 0 },
  otherFile: -1.5,
  instance: -4,
  compound: 4,
} as const;

/** Returns how likely a synset is meant, in bits that compare the synsets of one description. */
export function likelihoodOf(evidence: Evidence): number {
  return (
    WEIGHT.inGloss * evidence.inGloss +
    WEIGHT.inLemma * evidence.inLemma +
    WEIGHT.inPlainWords * evidence.inPlainWords +
    WEIGHT.above * evidence.above +
    WEIGHT.share * evidence.share ** 2 +
    WEIGHT.fame * evidence.fame +
    (WEIGHT.dense * evidence.inGloss) / (evidence.glossLength + LEAST_GLOSS) +
    WEIGHT.place[evidence.place] +
    (evidence.isOtherFile ? WEIGHT.otherFile : 0) +
    (evidence.isInstance ? WEIGHT.instance : 0) +
    (evidence.isCompound ? WEIGHT.compound : 0)
  );
}
