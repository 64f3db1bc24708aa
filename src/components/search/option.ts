import type { MarkedWords, SearchOption } from '../../view/search/option.ts';
import { datasetsText } from '../../view/search/words.ts';
import { html, type Markup } from '../markup.ts';

/** A synset in the list of the search box. */
export function searchOptionItem(option: SearchOption): Markup {
  const { definition, parent, isInstance, images, datasets } = option;
  const details = [
    parent === undefined ? undefined : `${isInstance ? 'an instance of' : 'a kind of'} ${parent}`,
    images,
    datasets.length > 1 ? `in ${datasetsText(datasets)}` : undefined,
  ].filter((part) => part !== undefined);
  return optionItem(
    html`<span>${markedText(option)}</span>${definition !== '' && html`<span class="search-definition">${definition}</span>`}<span class="search-details">${details.join(' · ')}</span>`,
  );
}

/** A line of the search box's list that is no synset of an answer. */
export function textOptionItem(text: string, details?: string): Markup {
  return optionItem(
    html`<span>${text}</span>${details !== undefined && html`<span class="search-details">${details}</span>`}`,
  );
}

function optionItem(lines: Markup): Markup {
  return html`<li role="option" aria-selected="false">${lines}</li>`;
}

/** Text with the part marked that was typed. */
export function markedText({ words, mark: [from, to] = [0, 0] }: MarkedWords): Markup {
  return html`${words.slice(0, from)}${to > from && html`<mark>${words.slice(from, to)}</mark>`}${words.slice(to)}`;
}
