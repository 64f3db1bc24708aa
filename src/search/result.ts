import type { Dataset } from '../domain/dataset/dataset.ts';
import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Choice } from './restrictions/choices.ts';
import type { Identifier } from './identifiers/identifier.ts';
import type { Query } from './query.ts';
import type { MatchKind } from './rank.ts';
import type { Meaning } from './restrictions/restrict.ts';
import type { Signpost } from './lemmas/signposts.ts';
import type { Translation } from './lemmas/translations.ts';

/** A synset that was found, and by what. */
export interface Found {
  readonly node: NodeIndex;
  readonly kind: MatchKind;
  /** Likelihood that it is meant, in bits. */
  readonly score: number;
  /** The lemma it was found by, as people write it; absent for identifiers, definitions and restrictions. */
  readonly lemma: string | undefined;
  /** The word of another language that it was found by. */
  readonly translation: Translation | undefined;
}

/** A text that looks like an identifier, and names no synset here. */
export interface NotHeld {
  readonly text: string;
  readonly kind: Identifier['kind'];
}

/** Result of a query. */
export interface SearchResult {
  readonly query: Query;
  /** Interpretation of each restriction, in their order. */
  readonly meanings: readonly Meaning[];
  /** The dataset whose images the restrictions count. */
  readonly dataset: Dataset;
  /** Number of synsets found. */
  readonly total: number;
  /** The requested part of the results, the likeliest first. */
  readonly found: readonly Found[];
  /** Synsets with lemmas spelt like the text where it is a lemma itself, 48 at most; they are not counted in the total. */
  readonly similar: readonly Found[];
  /** Coarse senses of a text that has others as well; they are not counted in the total. */
  readonly coarse: readonly Found[];
  /** Signpost of a word newer than WordNet 3.0: the word, and the nearest synset, which is the first result. */
  readonly signpost: Signpost | undefined;
  /** Parts of the text that name synsets, where the whole names none; the likeliest first. */
  readonly parts: readonly string[];
  /** Identifiers that name no synset; words are not looked for in their place. */
  readonly notHeld: readonly NotHeld[];
  /** Counts what further restrictions would leave; a millisecond or two for a query that finds thousands. */
  readonly choices: () => Choice[];
}
