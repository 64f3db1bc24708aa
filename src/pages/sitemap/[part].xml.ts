import { type APIRoute } from 'astro';
import { nodeIndex } from '../../domain/node-index.ts';
import { sitemap, SITEMAP_LENGTH } from '../../format/sitemap.ts';
import { aboutUrl, datasetsUrl, homeUrl, statsUrl, synsetUrl } from '../../view/urls.ts';
import { contextOf, jsonNotFound } from '../_request.ts';

/** One part of the sitemap: synsets in wnid order, and in the first part the other pages. */
export const GET: APIRoute = async ({ url, params }) => {
  const { catalogue, origin } = await contextOf(url);
  const part = /^\d{1,4}$/.test(params['part'] ?? '') ? Number(params['part']) : NaN;
  const places = catalogue.taxonomy.columns.wnidOrder.subarray(part * SITEMAP_LENGTH, (part + 1) * SITEMAP_LENGTH);
  if (Number.isNaN(part) || places.length === 0) return jsonNotFound('sitemap of that number');
  const pages = part === 0 ? [homeUrl(), statsUrl(), datasetsUrl(), aboutUrl()] : [];
  const synsets = Array.from(places, (place) => synsetUrl(catalogue.taxonomy.wnid(nodeIndex(place))));
  const addresses = [...pages, ...synsets].map((path) => origin + path);
  return new Response(sitemap(addresses), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
