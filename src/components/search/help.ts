import { type PageContext } from '../../view/page-context.ts';
import { searchUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { section, type Term, terms } from '../section.ts';

/** What a search understands, an example each. */
export function searchHelp({ catalogue, dataset, state }: PageContext): Markup {
  const [list] = catalogue.classLists;
  const examples = [
    {
      text: 'golden retriever',
      what: 'Words and phrases in any case, with or without accents, hyphens, apostrophes and spaces; beginnings of words will do.',
    },
    { text: 'wolves', what: 'Plurals and irregular forms lead to the word; a misspelling leads to the nearest ones.' },
    {
      text: 'a fish that lives in the deep sea',
      what: 'Words of definitions and examples: synsets with all of them first, then those with most.',
    },
    {
      text: 'n02084071',
      what: 'Identifiers: wnids, WordNet offsets, names such as dog.n.01, sense keys such as dog%1:05:00::, image ids, addresses.',
    },
    ...(list
      ? [{ text: `${list.name}:0`, what: `A class index, counted from 0: the first class of ${list.title}.` }]
      : []),
    {
      text: 'terrier in:dog',
      what: 'Below a synset. A name of several words is joined by _ or quoted: in:"domestic cat".',
    },
    { text: 'images:>500 in:bird', what: 'By own images: with >, >=, <, <=, or a number alone.' },
    { text: 'depth:<=6 in:animal', what: 'By the length of the shortest path from the root.' },
    { text: 'in:tree is:leaf', what: 'Leaves: nothing stands below them. Beside another restriction leaf is enough.' },
    { text: `dataset:${dataset.name} in:musical_instrument`, what: 'With images in a dataset.' },
  ];
  const rows = examples.map(({ text, what }): Term => [
    html`<a href="${searchUrl(text, state)}"><code>${text}</code></a>`,
    what,
  ]);
  return section(
    'search-help',
    'What can be looked for',
    html`${terms(rows, 'queries')}<p class="soft">Any text is a query: what is not understood is looked for as words. <kbd>/</kbd> leads to the search box.</p>`,
    'search-help',
  );
}

/** The search page before anything is asked; on a copy of plain files the results take its place. */
export function searchStart(context: PageContext): Markup {
  return html`<search-results><h1>Search</h1>${searchHelp(context)}</search-results>`;
}
