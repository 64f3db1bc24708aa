import { lowerBound } from '../binary-search.ts';
import type { Columns } from '../columns.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';
import { textAt } from '../text-column.ts';

/** Words of another language over the same synsets, as a file of the Open Multilingual Wordnet gives them. */
export interface LanguageDescription {
  /** ISO 639 code, as in addresses: `de`. */
  readonly code: string;
  /** Title of the wordnet that the words are from. */
  readonly title: string;
  readonly licence: string;
  readonly homepage: string;
  readonly words: number;
  readonly synsets: number;
}

/** Columns of a language. */
export const LANGUAGE_SCHEMA = {
  /** Words in the order of their nodes. */
  wordText: 'u8',
  wordEnd: 'u32',
  /** Node of each word, ascending. */
  wordNode: 'u32',
  /** Positions of the words in the order of their keys (`src/search/words/normalise.ts`). */
  keyOrder: 'u32',
} as const;
/** The columns of {@link LANGUAGE_SCHEMA}. */
export type LanguageColumns = Columns<typeof LANGUAGE_SCHEMA>;

/** A language that the reader may see words in. */
export class Language {
  readonly description: LanguageDescription;
  readonly columns: LanguageColumns;
  /** English name of the language, or its code where it has none; made once, since a page shows it several times. */
  readonly name: string;

  constructor(description: LanguageDescription, columns: LanguageColumns) {
    this.description = description;
    this.columns = columns;
    const { code } = description;
    this.name = new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  }

  /** Returns the words of a synset in the order of the file; none where the language has no word for it. */
  wordsOf(node: NodeIndex): string[] {
    const { wordNode } = this.columns;
    const words: string[] = [];
    for (let i = lowerBound(wordNode, node); wordNode[i] === node; i++) words.push(this.word(i));
    return words;
  }

  /** Returns a word by its position. */
  word(position: number): string {
    return textAt({ text: this.columns.wordText, end: this.columns.wordEnd }, position);
  }
}
