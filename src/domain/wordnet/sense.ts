/** A lemma in one of its meanings: the pairing of a word or phrase with a synset. */
export interface Sense {
  /** The lemma as WordNet spells it, but with spaces for underscores: `domestic dog`, `C-clamp`. */
  readonly lemma: string;
  /** Position of this meaning among the lemma's noun meanings, from 1, the most frequent first. */
  readonly senseNumber: number;
  /** Number of times the lemma was tagged with this meaning in WordNet's semantic concordances; often 0. */
  readonly tagCount: number;
  /** Key that identifies the meaning in all WordNet versions: `dog%1:05:00::`. */
  readonly senseKey: string;
}

/** Converts a lemma to the form that people write: spaces for the underscores of WordNet's files. */
export function displayLemma(lemma: string): string {
  return lemma.replaceAll('_', ' ');
}

/** Converts a lemma to the form of WordNet's files: underscores for spaces. */
export function storedLemma(lemma: string): string {
  return lemma.replaceAll(' ', '_');
}

/**
 * Returns the sense key of a noun lemma in its synset.
 *
 * Format of `senseidx(5WN)`: `lemma%ss_type:lex_filenum:lex_id:head_word:head_id`, where nouns have `ss_type` 1 and no
 * head.
 */
export function senseKey(lemma: string, fileNumber: number, lexId: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${storedLemma(lemma).toLowerCase()}%1:${two(fileNumber)}:${two(lexId)}::`;
}

/** Returns the readable name of a synset after its first sense, such as `dog.n.01`, as NLTK and Wn write it. */
export function synsetName(first: Pick<Sense, 'lemma' | 'senseNumber'>): string {
  return `${storedLemma(first.lemma).toLowerCase()}.n.${String(first.senseNumber).padStart(2, '0')}`;
}
