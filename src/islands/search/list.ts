import type { Markup } from '../../components/markup.ts';
import { searchOptionItem, textOptionItem } from '../../components/search/option.ts';
import type { Suggestions } from '../../view/search/suggestions.ts';
import type { RecentChoice } from './recent.ts';

/** An option of the list, with its target and its mark-up. */
export type ListOption =
  | { readonly kind: 'synset'; readonly href: string; readonly words: string; readonly item: Markup }
  | { readonly kind: 'results'; readonly href: string; readonly item: Markup }
  | { readonly kind: 'forget'; readonly item: Markup };

/** Number of words from which a text that names nothing surely may describe something. */
const DESCRIPTION_WORDS = 3;

/**
 * The options for an answer: synsets, then all results. For a text that may be a description the last one says that
 * definitions are searched there: while typing they are not compared by meaning.
 */
export function suggestedOptions({ query, options, results, enter }: Suggestions): ListOption[] {
  const text = query.trim();
  const isDescription = enter === results && text.split(/\s+/).length >= DESCRIPTION_WORDS;
  if (options.length === 0 && !isDescription) return [];
  const all = textOptionItem(isDescription ? `Search definitions for “${text}”` : `All results for “${text}”`);
  return [
    ...options.map((option): ListOption => ({
      kind: 'synset',
      href: option.href,
      words: option.words,
      item: searchOptionItem(option),
    })),
    { kind: 'results', href: results, item: all },
  ];
}

/** The options for an empty box: earlier choices, then one that forgets them. */
export function recentOptions(choices: readonly RecentChoice[]): ListOption[] {
  if (choices.length === 0) return [];
  return [
    ...choices.map(({ href, words }): ListOption => ({
      kind: 'synset',
      href,
      words,
      item: textOptionItem(words, 'chosen before'),
    })),
    { kind: 'forget', item: textOptionItem('Forget these') },
  ];
}
