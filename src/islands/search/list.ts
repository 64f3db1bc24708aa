import type { Markup } from '../../components/markup.ts';
import { searchOptionItem, textOptionItem } from '../../components/search/option.ts';
import type { Suggestions } from '../../view/search/suggestions.ts';
import type { RecentChoice } from './recent.ts';

/** An option of the list, what choosing it does, and its mark-up. */
export type ListOption =
  | { readonly kind: 'synset'; readonly href: string; readonly words: string; readonly item: Markup }
  | { readonly kind: 'results'; readonly href: string; readonly item: Markup }
  | { readonly kind: 'forget'; readonly item: Markup };

/** The options for an answer: synsets, then all results. */
export function suggestedOptions({ query, options, results }: Suggestions): ListOption[] {
  if (options.length === 0) return [];
  const all = textOptionItem(`All results for “${query.trim()}”`);
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

/** The options for an empty box: what was chosen before, then to forget it. */
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
