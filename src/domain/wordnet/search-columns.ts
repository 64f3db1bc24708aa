/**
 * Columns of a search index.
 *
 * A *term* is the key of one or more lemmas: their words in lower case, written together (`src/search/words/normalise.ts`). A
 * *stem* is the key of the words of a definition.
 */
export interface SearchColumns {
  /** The terms in the order of their bytes, each once. */
  readonly termText: Uint8Array;
  readonly termEnd: Uint32Array;
  /** The first sense of each term; one more entry than there are terms. */
  readonly senseStart: Uint32Array;
  /** The lemma of each sense, by its position among all lemmas of the lexicon; a term's heaviest sense first. */
  readonly senseLemma: Uint32Array;
  /** Strength of the term's link to the synset, in eighths of a bit (`src/search/rank.ts`). */
  readonly senseWeight: Uint8Array;
  /** The words inside terms, in the order of the text from there on: the term, and the byte the word begins at. */
  readonly wordTerm: Uint32Array;
  readonly wordAt: Uint8Array;
  /** Terms of one word of four letters or more, in the order of how they sound (`src/search/words/sound.ts`). */
  readonly soundTerm: Uint32Array;
  /** Irregular inflected forms in the order of their bytes. */
  readonly formText: Uint8Array;
  readonly formEnd: Uint32Array;
  /** The first base of each form; one more entry than there are forms. */
  readonly formStart: Uint32Array;
  /** The bases: terms. */
  readonly formTerm: Uint32Array;
  /** The stems in the order of their bytes. */
  readonly stemText: Uint8Array;
  readonly stemEnd: Uint32Array;
  /** The first byte of each stem's postings; one more entry than there are stems. */
  readonly postingStart: Uint32Array;
  /** Nodes with each stem (`src/search/index/postings.ts`); empty for stems too common to be useful. */
  readonly postings: Uint8Array;
  /** The same for words that people describe a synset with, which it does not have itself (`data/search/plain-words.tsv`). */
  readonly plainStart: Uint32Array;
  readonly plainPostings: Uint8Array;
  /**
   * Nodes that only their exact spelling finds, in ascending order: obscene words, slurs, abuse
   * (`data/search/coarse.tsv`).
   */
  readonly coarse: Uint32Array;
  /** Words that WordNet 3.0 does not have, and the node nearest to each (`data/search/signposts.tsv`). */
  readonly signText: Uint8Array;
  readonly signEnd: Uint32Array;
  readonly signNode: Uint32Array;
  /** Emoji by their keys (`src/search/identifiers/emoji.ts`), in the order of their bytes, and the node that each depicts. */
  readonly emojiText: Uint8Array;
  readonly emojiEnd: Uint32Array;
  readonly emojiNode: Uint32Array;
}
