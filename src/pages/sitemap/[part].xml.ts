import type { APIRoute } from 'astro';
import { sitemap } from '../../format/sitemap.ts';
import { setSitemap, sitemapAddresses, sitemapCount, wordSitemap } from '../../view/sitemap-addresses.ts';
import { jsonNotFound } from '../../site/json.ts';
import { contextOf } from '../../site/request.ts';

/** One part of the sitemap: synsets in wnid order, in the first part the other pages too, then words in the order of their keys. */
export const GET: APIRoute = async ({ url, params }) => {
  const { catalogue, origin } = await contextOf(url);
  const { taxonomy, searcher } = catalogue;
  const part = /^\d{1,4}$/.test(params['part'] ?? '') ? Number(params['part']) : NaN;
  const addresses =
    sitemapAddresses(taxonomy, taxonomy.columns.wnidOrder, part) ??
    wordSitemap(searcher.words, part - sitemapCount(taxonomy.size));
  if (addresses === undefined) return jsonNotFound('sitemap of that number');
  const sets = part === 0 ? setSitemap(catalogue) : [];
  return new Response(sitemap([...sets, ...addresses].map((path) => origin + path)), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
