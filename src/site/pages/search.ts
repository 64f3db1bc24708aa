import { searchHelp, searchStart } from '../../components/search/help.ts';
import { searchResults } from '../../components/search/results.ts';
import { html } from '../../components/markup.ts';
import { pathEnds, searchPage } from '../../view/search/page.ts';
import { jsonUrl, pathUrl, searchUrl } from '../../view/urls.ts';
import type { Route } from '../route.ts';

/** The results of a search; an identifier leads to its synset, the name of a file to its image, and `dog .. cat` to the path between two. */
export const SEARCH: Route = {
  pattern: '/search',
  twin: ({ context, query }) => searchPage(context, query, (dataset) => context.catalogue.picturesOf(dataset)),
  async page({ context, query }) {
    const ends = pathEnds(query.get('q') ?? '');
    if (ends !== undefined) return { location: pathUrl(...ends, context.state), status: 302 };
    const page = await searchPage(context, query, (dataset) => context.catalogue.picturesOf(dataset));
    if (page.identified !== undefined) return { location: page.identified, status: 302 };
    const about = { description: 'Search WordNet’s nouns by words, identifiers and definitions.', path: '/search' };
    if (page.query === '') return { context, about: { ...about, title: 'Search' }, main: searchStart(context) };
    return {
      context,
      about: { ...about, title: `“${page.query}”`, json: jsonUrl(searchUrl(page.query, context.state)) },
      query: page.query,
      main: html`${searchResults(page)}${page.total === 0 && page.files.length === 0 && searchHelp(context)}`,
    };
  },
};
