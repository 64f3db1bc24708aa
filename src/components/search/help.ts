import type { PageContext } from '../../view/page-context.ts';
import { searchUrl } from '../../view/urls.ts';
import { html, type Markup } from '../markup.ts';
import { section, type Term, terms } from '../section.ts';

/** Kinds of searches, each with an example. */
export function searchHelp({ catalogue, dataset, state }: PageContext): Markup {
  const [list] = catalogue.classLists;
  const example = (text: string, what: string): Term => [
    html`<a href="${searchUrl(text, state)}"><code>${text}</code></a>`,
    what,
  ];
  const rows = [
    example(
      'golden retriever',
      'Words and phrases in any case, with or without accents, hyphens, apostrophes and spaces. Prefixes work too.',
    ),
    example('wolves', 'Plurals, irregular forms and misspellings find the word.'),
    example('a fish that lives in the deep sea', 'Words of definitions and examples, best matches first.'),
    example(
      'n02084071',
      'Identifiers: wnids, WordNet offsets, names such as dog.n.01, sense keys such as dog%1:05:00::, image ids, addresses.',
    ),
    list && example(`${list.name}:0`, `A class index, counted from 0: the first class of ${list.title}.`),
    example('terrier in:dog', 'Below a synset. A name of several words is joined by _ or quoted: in:"domestic cat".'),
    example('images:>500 in:bird', 'By own images: with >, >=, <, <=, or a number alone.'),
    example('depth:<=6 in:animal', 'By the length of the shortest path from the root.'),
    example('in:tree is:leaf', 'Leaves only. With another filter, leaf is enough.'),
    example(`dataset:${dataset.name} in:musical_instrument`, 'With images in a dataset.'),
  ];
  return section(
    'search-help',
    'What you can search for',
    html`${terms(rows, 'queries')}<p class="soft">Any text works: what is no filter is searched as words. Press <kbd>/</kbd> to search from any page.</p>`,
    'search-help',
  );
}

/** The search page before anything is asked; on a copy of plain files the results take its place. */
export function searchStart(context: PageContext): Markup {
  return html`<search-results data-version="${context.catalogue.version}"><h1>Search</h1>${searchHelp(context)}</search-results>`;
}
