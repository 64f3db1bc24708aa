import { type APIRoute } from 'astro';
import { sitemap } from '../../format/sitemap.ts';
import { sitemapAddresses } from '../../view/sitemap-addresses.ts';
import { jsonNotFound } from '../../site/json.ts';
import { contextOf } from '../../site/request.ts';

/** One part of the sitemap: synsets in wnid order, and in the first part the other pages. */
export const GET: APIRoute = async ({ url, params }) => {
  const {
    catalogue: { taxonomy },
    origin,
  } = await contextOf(url);
  const part = /^\d{1,4}$/.test(params['part'] ?? '') ? Number(params['part']) : NaN;
  const addresses = sitemapAddresses(taxonomy, taxonomy.columns.wnidOrder, part);
  if (addresses === undefined) return jsonNotFound('sitemap of that number');
  return new Response(sitemap(addresses.map((path) => origin + path)), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
};
