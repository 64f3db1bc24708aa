import type { APIRoute } from 'astro';
import { openSearchSuggestions, suggestions } from '../view/search/suggestions.ts';
import { contextOf } from '../site/request.ts';

/** Suggestions of the search box for `q`; with `form=opensearch`, in the form that browsers expect. */
export const GET: APIRoute = async ({ url }) => {
  const context = await contextOf(url);
  const answer = suggestions(context, url.searchParams.get('q') ?? '');
  if (url.searchParams.get('form') !== 'opensearch') return Response.json(answer);
  const headers = { 'Content-Type': 'application/x-suggestions+json; charset=utf-8' };
  return new Response(JSON.stringify(openSearchSuggestions(context, answer)), { headers });
};
