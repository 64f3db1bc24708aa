import type { FileRequest, FileRoute } from '../../api/file-route.ts';
import { textAnswer } from '../../api/text-answer.ts';
import { pickNode } from '../../domain/dataset/surprise.ts';
import { sitemap, sitemapIndex } from '../../format/sitemap.ts';
import { catalogue, siteOrigin } from '../../store/served.ts';
import { openSearchDescription, openSearchSuggestions, suggestions } from '../../view/search/suggestions.ts';
import { setSitemap, sitemapAddresses, sitemapCount, wordSitemap } from '../../view/sitemap-addresses.ts';
import { homeUrl, synsetUrl } from '../../view/urls.ts';
import { jsonNotFound } from '../json.ts';
import { contextOf } from '../request.ts';

/** Files for browsers and search engines, suggestions as one types, and the way to a random synset. */
export const WAYS_IN: readonly FileRoute[] = [
  { pattern: '/suggest.json', file: suggest },
  // By this browsers add the site to their search engines.
  {
    pattern: '/opensearch.xml',
    file: () => text(openSearchDescription(siteOrigin()), 'application/opensearchdescription+xml'),
  },
  { pattern: '/surprise', file: surprise },
  { pattern: '/robots.txt', file: robots },
  { pattern: '/sitemap.xml', file: indexOfSitemaps },
  { pattern: '/sitemap/:part.xml', file: partOfSitemap },
];

function text(body: string, type: string): Response {
  return textAnswer(body, 200, `${type}; charset=utf-8`, {});
}

/** Suggestions of the search box for `q`; with `form=opensearch`, in the form that browsers expect. */
async function suggest({ url, query }: FileRequest): Promise<Response> {
  const context = await contextOf(url);
  const answer = suggestions(context, query.get('q') ?? '');
  return query.get('form') === 'opensearch'
    ? text(JSON.stringify(openSearchSuggestions(context, answer)), 'application/x-suggestions+json')
    : Response.json(answer);
}

/** Redirects to a random synset with images and its own picture; people and insults have none. */
async function surprise({ url }: FileRequest): Promise<Response> {
  const { catalogue, dataset, state } = await contextOf(url);
  const shelf = await catalogue.illustrationsOf(dataset);
  const node = pickNode(
    catalogue.taxonomy.size,
    (candidate) =>
      dataset.ownImages(candidate) > 0 && !catalogue.isCoarse(candidate) && shelf?.lender(candidate) !== undefined,
  );
  const location = node === undefined ? homeUrl(state) : synsetUrl(catalogue.taxonomy.wnid(node), state);
  return new Response(null, { status: 302, headers: { Location: location, 'Cache-Control': 'no-store' } });
}

/** Lets every robot in, except to fragments and lists, and points at the sitemap. */
function robots(): Response {
  const lines = ['User-agent: *', 'Disallow: /tree/', 'Disallow: /*/lists/', `Sitemap: ${siteOrigin()}/sitemap.xml`];
  return text(`${lines.join('\n')}\n`, 'text/plain');
}

/** The index of sitemaps: as many parts as the synsets and the words need. */
function indexOfSitemaps(): Response {
  const { taxonomy, searcher } = catalogue();
  const parts = sitemapCount(taxonomy.size) + sitemapCount(searcher.words.size);
  const addresses = Array.from({ length: parts }, (_, part) => `${siteOrigin()}/sitemap/${String(part)}.xml`);
  return text(sitemapIndex(addresses), 'application/xml');
}

/** One part of the sitemap: synsets in wnid order, in the first part the other pages too, then words in the order of their keys. */
function partOfSitemap({ params: { part: number = '' } }: FileRequest): Response {
  const opened = catalogue();
  const { taxonomy, searcher } = opened;
  const part = /^\d{1,4}$/.test(number) ? Number(number) : NaN;
  const addresses =
    sitemapAddresses(taxonomy, taxonomy.columns.wnidOrder, part) ??
    wordSitemap(searcher.words, part - sitemapCount(taxonomy.size));
  if (addresses === undefined) return jsonNotFound('sitemap of that number');
  const sets = part === 0 ? setSitemap(opened) : [];
  return text(sitemap([...sets, ...addresses].map((path) => siteOrigin() + path)), 'application/xml');
}
