import type { Columns } from '../columns.ts';
/**
 * Columns of a search index.
 *
 * A *term* is the key of one or more lemmas: their words in lower case, written together (`src/search/words/normalise.ts`). A
 * *stem* is the key of the words of a definition.
 */
export const SEARCH_SCHEMA = {
  /** The terms in the order of their bytes, each once. */
  termText: 'u8',
  termEnd: 'u32',
  /** The first sense of each term; one more entry than there are terms. */
  senseStart: 'u32',
  /** The lemma of each sense, by its position among all lemmas of the lexicon; a term's heaviest sense first. */
  senseLemma: 'u32',
  /** Strength of the term's link to the synset, in eighths of a bit (`src/search/rank.ts`). */
  senseWeight: 'u8',
  /** The words inside terms, in the order of the text from there on: the term, and the byte the word begins at. */
  wordTerm: 'u32',
  wordAt: 'u8',
  /** Terms of one word of four letters or more, in the order of how they sound (`src/search/words/sound.ts`). */
  soundTerm: 'u32',
  /** Irregular inflected forms in the order of their bytes. */
  formText: 'u8',
  formEnd: 'u32',
  /** The first base of each form; one more entry than there are forms. */
  formStart: 'u32',
  /** The bases: terms. */
  formTerm: 'u32',
  /** The stems in the order of their bytes. */
  stemText: 'u8',
  stemEnd: 'u32',
  /** The first byte of each stem's postings; one more entry than there are stems. */
  postingStart: 'u32',
  /** Nodes with each stem (`src/search/index/postings.ts`); empty for stems too common to be useful. */
  postings: 'u8',
  /** The same for words that people describe a synset with, which it does not have itself (`data/search/plain-words.tsv`). */
  plainStart: 'u32',
  plainPostings: 'u8',
  /**
   * Nodes that only their exact spelling finds, in ascending order: obscene words, slurs, abuse
   * (`data/search/coarse.tsv`).
   */
  coarse: 'u32',
  /** Words that WordNet 3.0 does not have, and the node nearest to each (`data/search/signposts.tsv`). */
  signText: 'u8',
  signEnd: 'u32',
  signNode: 'u32',
  /** Emoji by their keys (`src/search/identifiers/emoji.ts`), in the order of their bytes, and the node that each depicts. */
  emojiText: 'u8',
  emojiEnd: 'u32',
  emojiNode: 'u32',
} as const;
/** The columns of {@link SEARCH_SCHEMA}. */
export type SearchColumns = Columns<typeof SEARCH_SCHEMA>;
