import { quoteAttribute } from '../../format/imagenet/attribute.ts';
import { parseQuery } from '../../search/query.ts';
import type { MatchKind } from '../../search/rank.ts';
import type { SearchableCatalogue } from '../../search/searcher.ts';
import type { PageContext } from '../page-context.ts';
import { MOST_OPTIONS } from './limits.ts';
import { type SearchOption, searchOption } from './option.ts';
import { searchUrl } from '../urls.ts';

/** Suggestions of the search box for a text. */
export interface Suggestions {
  /** The text as it was sent. */
  readonly query: string;
  readonly options: readonly SearchOption[];
  /** Target of Enter without a choice: the first option if it is a safe guess, else the results. */
  readonly enter: string;
  /** The results page. */
  readonly results: string;
}

/** Found in one of these ways, a synset is what was typed, or begins with it. */
const LITTLE_DOUBT: readonly MatchKind[] = ['identifier', 'exact', 'inflected', 'translation', 'prefix'];

/** Suggests synsets for a text while it is typed, the likeliest first. */
export function suggestions(context: PageContext<SearchableCatalogue>, typed: string): Suggestions {
  const found = context.catalogue.searcher.suggest(typed.trim(), MOST_OPTIONS, context.dataset, context.language);
  const { words, restrictions } = parseQuery(typed);
  const options = found.map((one) => searchOption(context, one, words));
  const results = searchUrl(typed.trim(), context.state);
  const [first] = found;
  const sure = first !== undefined && LITTLE_DOUBT.includes(first.kind) && restrictions.length === 0;
  return { query: typed, options, enter: sure ? options[0]!.href : results, results };
}

/**
 * Suggestions as the OpenSearch suggestions extension has them: the query, then completions, descriptions and
 * addresses side by side.
 */
export function openSearchSuggestions(
  { origin }: PageContext,
  { query, options }: Suggestions,
): readonly [string, string[], string[], string[]] {
  return [
    query,
    options.map(({ words }) => words),
    options.map(({ definition }) => definition),
    options.map(({ href }) => new URL(href, origin).href),
  ];
}

/** The OpenSearch 1.1 description of the site. @param origin scheme, host and port. */
export function openSearchDescription(origin: string): string {
  const url = (type: string, address: string): string =>
    `  <Url type=${quoteAttribute(type)} template=${quoteAttribute(origin + address)}/>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>Canopy</ShortName>
  <Description>Words, identifiers and definitions of WordNet’s nouns</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Image width="16" height="16" type="image/svg+xml">${origin}/icon.svg</Image>
${url('text/html', '/search?q={searchTerms}')}${url('application/json', '/search.json?q={searchTerms}')}${url('application/x-suggestions+json', '/suggest.json?form=opensearch&q={searchTerms}')}</OpenSearchDescription>
`;
}
