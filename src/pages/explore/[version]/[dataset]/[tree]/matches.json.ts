import type { APIRoute } from 'astro';
import { exploreMatches } from '../../../../../view/explore/matches.ts';
import { jsonNotFound } from '../../../../../site/json.ts';
import { requestedTree } from './_tree.ts';

/** The places of a tree that a search for `q` finds. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  if (found === undefined) return jsonNotFound('such tree');
  return Response.json(
    exploreMatches(found.catalogue, found.dataset, found.tree, (request.url.searchParams.get('q') ?? '').slice(0, 200)),
  );
};
