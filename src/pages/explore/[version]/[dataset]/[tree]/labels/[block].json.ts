import type { APIRoute } from 'astro';
import { exploreLabels } from '../../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../../site/json.ts';
import { immutable, requestedPlaces, requestedTree } from '../_tree.ts';

/** Ids and names of a block of places in preorder, or, as `top`, of the places with the largest subtrees. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  const places = found && requestedPlaces(found, request.params['block'] ?? '');
  if (found === undefined || places === undefined) return jsonNotFound('such block of labels');
  return immutable(
    JSON.stringify(exploreLabels(found.catalogue, found.dataset, found.tree, places)),
    'application/json; charset=utf-8',
  );
};
