/**
 * The ranking of results. All scores are in bits: one more, and a synset is twice as likely to be meant.
 *
 * The constants were chosen by looking at one half of the judged queries (`data/search/README.md`). A lemma typed whole
 * comes first, then inflected forms and beginnings; but kinds overlap, so that a rare abbreviation does not come
 * before the common word that begins alike.
 */

/** Properties of a lemma in one of its senses, whatever the query. */
export interface SenseEvidence {
  /** Expected uses of the lemma in this sense: its frequency times the sense's share of its tags. */
  readonly use: number;
  /** Position among the lemma's noun senses, from 1. */
  readonly senseNumber: number;
  /** Whether the lemma is the synset's first: its name. */
  readonly names: boolean;
  /** Own images of the synset, in the dataset that has most. */
  readonly images: number;
  /** Whether the synset is an instance, such as a person or a city by name. */
  readonly instance: boolean;
}

/** Returns the strength of the link from a lemma to one of its synsets; from 0 up to, not including, 32. */
export function senseWeight({ use, senseNumber, names, images, instance }: SenseEvidence): number {
  const weight =
    4 +
    Math.log2(1 + use) -
    0.25 * Math.min(senseNumber - 1, 8) +
    (names ? 1 : 0) +
    0.7 * Math.min(Math.log10(1 + images), 3) -
    (instance ? 2.5 : 0);
  return Math.min(Math.max(weight, 0), 31.875);
}

/** Ways in which a synset is found, the surest first. */
export const MATCH_KINDS = [
  'identifier',
  'exact',
  'inflected',
  'translation',
  'prefix',
  'word',
  'signpost',
  'part',
  'misspelt',
  'definition',
  'restriction',
] as const;
/** One way to be found. */
export type MatchKind = (typeof MATCH_KINDS)[number];

/**
 * Worth of each kind of match. Any match of the typed letters ranks above any similar spelling: the gap is larger than
 * all weights.
 */
const WORTH: Readonly<Record<MatchKind, number>> = {
  identifier: 120,
  exact: 76,
  inflected: 68,
  translation: 80,
  prefix: 57,
  word: 54,
  signpost: 76,
  part: 40,
  misspelt: 12,
  definition: 0,
  restriction: 0,
};
/** Bits that a word gains in the language that the reader chose: above all English words. */
export const CHOSEN_LANGUAGE = 26;
/** Cost of each edit between the typed text and a lemma of seven letters; in fewer it costs more. */
const EDIT_COST = 5;
const EDIT_LETTERS = 7;
/** Additional cost of an edit in the first letter: people seldom get that wrong. */
const INITIAL_COST = 2;
/** Bonus for a lemma that sounds like the misspelt text. */
const SOUND_WORTH = 6;
/** Bits of a lemma that two words are, run together and with a slip: above what each of them names. */
export const RUN_APART_WORTH = 40;
/** Cost of a lemma that only begins with what was meant by a misspelling. */
const BEGINNING_COST = 4;
/** Edits that count at most in a lemma that sounds like what was typed. */
const EDITS_OF_SOUND = 3;
/** Cost of a lemma that is written with other gaps than typed: `superman`, `super man`. */
const GAP_COST = 1;
/** Bonus for a lemma spelt exactly as typed, capitals included: `US`, `C`. */
const SPELLING_WORTH = 2;
/** Cost of a lemma with capitals where none were typed: `CRO` for `cro`. */
const CAPITALS_COST = 3;
/** Cost of a coarse sense (`data/search/coarse.tsv`): below all that begins like what was typed. */
const COARSE_COST = 32;
/** Cost of each heavier sense of a lemma that is not typed in full: its later senses are offered once it is. */
const LATER_SENSE_COST = 2;
const LATER_SENSE_LIMIT = 4;
/** Cost of each letter of a lemma that is not typed yet, and the maximum number that count. */
const REST_COST = 0.15;
const REST_LIMIT = 20;

/** Difference between the typed letters and a similar lemma. */
export interface Misspelling {
  /** Edits between the two, at least 1. */
  readonly edits: number;
  /** Letters typed. */
  readonly length: number;
  readonly otherInitial: boolean;
  readonly sameSound: boolean;
}

/** Difference in writing between the typed text and a lemma of the same letters. */
export interface Writing {
  readonly otherGaps: boolean;
  readonly otherCapitals: boolean;
  readonly sameSpelling: boolean;
}

/** A synset found by one of its lemmas, or by its definition. */
export interface Match {
  readonly kind: MatchKind;
  /** {@link senseWeight} of the lemma found; for a definition, {@link definitionWeight}. */
  readonly weight: number;
  /** Letters of the lemma beyond what was typed. */
  readonly rest: number;
  /** Heavier senses of the same lemma. */
  readonly heavierSenses: number;
  readonly misspelling: Misspelling | undefined;
  readonly writing: Writing | undefined;
}

/** Returns the weight of a coarse sense, spelt out. */
export function coarseWeight(weight: number): number {
  return weight - COARSE_COST;
}

/** Makes a match that has only a kind and a weight. */
export function plainMatch(kind: MatchKind, weight: number): Match {
  return { kind, weight, rest: 0, heavierSenses: 0, misspelling: undefined, writing: undefined };
}

/** Returns the likelihood that a match is the meant one; results are sorted by it. */
export function score({ kind, weight, rest, heavierSenses, misspelling, writing }: Match): number {
  let bits = WORTH[kind] + weight;
  bits -= REST_COST * Math.min(rest, REST_LIMIT);
  if (kind !== 'exact' && kind !== 'inflected') bits -= LATER_SENSE_COST * Math.min(heavierSenses, LATER_SENSE_LIMIT);
  if (misspelling !== undefined) {
    const edits = misspelling.sameSound ? Math.min(misspelling.edits, EDITS_OF_SOUND) : misspelling.edits;
    bits -= EDIT_COST * edits * (EDIT_LETTERS / misspelling.length);
    if (rest > 0) bits -= BEGINNING_COST;
    if (misspelling.sameSound) bits += SOUND_WORTH;
    if (misspelling.otherInitial) bits -= INITIAL_COST;
  }
  if (writing !== undefined) {
    if (writing.otherGaps) bits -= GAP_COST;
    if (writing.otherCapitals) bits -= CAPITALS_COST;
    if (writing.sameSpelling) bits += SPELLING_WORTH;
  }
  return bits;
}

/** Evidence for a synset that a part of a phrase names. */
export interface PartEvidence {
  /** {@link senseWeight} of the part in the sense. */
  readonly weight: number;
  readonly heavierSenses: number;
  /** Words of the part, and of the phrase that are not in it. */
  readonly words: number;
  readonly missing: number;
  /** Whether the part ends where the head of the phrase does: *table* of `dining room table`. */
  readonly endsAtHead: boolean;
  /** Number of the other words and of the hint that fit the sense. */
  readonly hints: number;
  /** Position of the alternative, from 0. */
  readonly place: number;
  /** Number of other alternatives that name the sense whole: *kitchen stove*, *range*. */
  readonly votes: number;
}

/** Returns the fit of a part of a phrase for the whole, in bits, from 0 to about 12. */
export function partWeight(evidence: PartEvidence): number {
  const { weight, heavierSenses, words, missing, endsAtHead, hints, place, votes } = evidence;
  const whole = missing === 0 ? 4 : 0;
  const sense = Math.min(weight, 14) / 4 - 0.9 * Math.min(heavierSenses, 5);
  return 4 + sense + 2 * (words - 1) + (endsAtHead ? 3 : 0) + whole + 4 * Math.min(hints + votes, 2) - 0.25 * place;
}

/** Evidence for a synset whose lemmas and gloss contain words of the query. */
export interface DefinitionEvidence {
  /** Sum over its words of how telling they are, in bits. */
  readonly relevance: number;
  /** Bytes of the gloss. */
  readonly glossLength: number;
  /** `popularityScore` of the synset. */
  readonly popularity: number;
}

/** Average bytes of a gloss in WordNet. */
const USUAL_GLOSS = 70;

/**
 * Returns how well a definition fits, in bits, from 0 to 8: rare words, in a short gloss, of a popular synset fit best.
 */
export function definitionWeight({ relevance, glossLength, popularity }: DefinitionEvidence): number {
  const dense = relevance / (0.75 + (0.25 * glossLength) / USUAL_GLOSS);
  return 8 * (1 - 2 ** -((dense + 0.5 * Math.log2(1 + popularity)) / 16));
}

/** Bits that a definition gains besides {@link definitionWeight} for a text that is no lemma; it competes with what parts of the text name. */
export const DEFINITION_BITS = {
  /** For all words of a short text, and for most words of a description. */
  whole: 44,
  many: 50,
  /** For a place below what parts of the text name. */
  belowParts: 36,
  /** Where one of the words is in a lemma. */
  inLemma: 3,
  /** For all words of a text with the marks of a description: above definitions that merely mean the same; and more the better the synset fits. */
  complete: 18,
  fit: 6,
  /** For a synset that a description fits, and for a perfect fit. */
  described: 50,
  perfectFit: 14,
} as const;

/** Weights in bits of words without a lemma of their own, which lemmas have by {@link senseWeight}. */
export const WORD_BITS = {
  /** A word that definitions have. */
  defined: 2,
  /** A signpost: that of a common noun. */
  signpost: 10,
  /** The synset of a signpost as part of a phrase. */
  signpostPart: 12,
} as const;
