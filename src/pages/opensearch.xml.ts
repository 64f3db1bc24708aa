import type { APIRoute } from 'astro';
import { siteOrigin } from '../store/served.ts';
import { openSearchDescription } from '../view/search/suggestions.ts';

/** OpenSearch description, by which browsers add the site to their search engines. */
export const GET: APIRoute = () =>
  new Response(openSearchDescription(siteOrigin()), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml; charset=utf-8' },
  });
