import type { Mark } from '../../search/highlight.ts';
import type { SearchOption } from '../../view/search/option.ts';
import type { Suggestions } from '../../view/search/suggestions.ts';
import type { RecentChoice } from './recent.ts';

/** An option of the list, and what choosing it does. */
export type ListOption =
  | { readonly kind: 'synset'; readonly href: string; readonly words: string; readonly element: HTMLElement }
  | { readonly kind: 'results'; readonly href: string; readonly element: HTMLElement }
  | { readonly kind: 'forget'; readonly element: HTMLElement };

/** The options for an answer: synsets, then all results. */
export function suggestedOptions({ query, options, results }: Suggestions): ListOption[] {
  if (options.length === 0) return [];
  const all = optionElement([textLine(`All results for “${query.trim()}”`)]);
  return [...options.map(synsetOption), { kind: 'results', href: results, element: all }];
}

/** The options for an empty box: what was chosen before, then to forget it. */
export function recentOptions(choices: readonly RecentChoice[]): ListOption[] {
  if (choices.length === 0) return [];
  const options = choices.map(({ href, words }): ListOption => ({
    kind: 'synset',
    href,
    words,
    element: optionElement([textLine(words), line('search-details', 'chosen before')]),
  }));
  return [...options, { kind: 'forget', element: optionElement([textLine('Forget these')]) }];
}

function synsetOption({
  href,
  words,
  mark,
  definition,
  parent,
  isInstance,
  images,
  datasets,
}: SearchOption): ListOption {
  const details = [
    parent === undefined ? undefined : `${isInstance ? 'an instance of' : 'a kind of'} ${parent}`,
    images,
    datasets.length > 1 ? datasets.join(', ') : undefined,
  ];
  const element = optionElement([
    textLine(words, mark),
    ...(definition === '' ? [] : [line('search-definition', definition)]),
    line('search-details', details.filter((part) => part !== undefined).join(' · ')),
  ]);
  return { kind: 'synset', href, words, element };
}

function optionElement(lines: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement('li');
  element.role = 'option';
  element.ariaSelected = 'false';
  element.append(...lines);
  return element;
}

function textLine(text: string, mark?: Mark): HTMLElement {
  const element = document.createElement('span');
  const [from, to] = mark ?? [0, 0];
  const marked = document.createElement('mark');
  marked.textContent = text.slice(from, to);
  element.append(text.slice(0, from), ...(to > from ? [marked] : []), text.slice(to));
  return element;
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
