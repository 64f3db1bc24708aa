import type { APIRoute } from 'astro';
import { sitemapIndex } from '../format/sitemap.ts';
import { sitemapCount } from '../view/sitemap-addresses.ts';
import { contextOf } from '../site/request.ts';

/** The index of sitemaps: as many parts as the synsets and the words need. */
export const GET: APIRoute = async ({ url }) => {
  const { catalogue, origin } = await contextOf(url);
  const parts = sitemapCount(catalogue.taxonomy.size) + sitemapCount(catalogue.searcher.words.size);
  const addresses = Array.from({ length: parts }, (_, part) => `${origin}/sitemap/${String(part)}.xml`);
  return new Response(sitemapIndex(addresses), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
