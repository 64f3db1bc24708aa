import type { APIRoute } from 'astro';
import { siteOrigin } from '../store/served.ts';

/** Lets every robot in, except to fragments and lists, and points at the sitemap. */
export const GET: APIRoute = () =>
  new Response(
    ['User-agent: *', 'Disallow: /tree/', 'Disallow: /*/lists/', `Sitemap: ${siteOrigin()}/sitemap.xml`, ''].join('\n'),
    { headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  );
