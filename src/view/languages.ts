import type { NodeIndex } from '../domain/taxonomy/node-index.ts';
import type { Language } from '../domain/wordnet/language.ts';
import type { PageContext } from './page-context.ts';

/** Words of a synset in another language. */
export interface Translated {
  /** Code for the attribute `lang`. */
  readonly code: string;
  /** English name of the language. */
  readonly language: string;
  readonly words: readonly string[];
}

/** Returns the words of a synset in some languages, without those that have none. */
export function translate(languages: readonly Language[], node: NodeIndex): Translated[] {
  return languages
    .map((language) => ({
      code: language.description.code,
      language: language.name,
      words: language.wordsOf(node),
    }))
    .filter(({ words }) => words.length > 0);
}

/** Returns the words of a synset in the language that the reader chose, or in all languages if none was chosen. */
export function translations({ catalogue, language }: PageContext, node: NodeIndex): Translated[] {
  return translate(language === undefined ? catalogue.languages : [language], node);
}
