import { type APIRoute } from 'astro';
import { largestPlaces, placesOfBlock } from '../../../../../../view/explore/blocks.ts';
import { decodeExplore } from '../../../../../../view/explore/columns.ts';
import { exploreColumns, exploreLabels, exploreOrder } from '../../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../../site/json.ts';
import { immutable, requestedTree } from '../_tree.ts';

/** Ids and names of a block of places in preorder, or, as `top`, of the places with the largest subtrees. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  const places = found && placesOf(found, request.params['block'] ?? '');
  if (found === undefined || places === undefined) return jsonNotFound('such block of labels');
  return immutable(
    JSON.stringify(exploreLabels(found.catalogue, found.dataset, found.tree, places)),
    'application/json; charset=utf-8',
  );
};

function placesOf(
  { catalogue, dataset, tree }: NonNullable<Awaited<ReturnType<typeof requestedTree>>>,
  block: string,
): number[] | undefined {
  if (block === 'top') return largestPlaces(decodeExplore(exploreColumns(catalogue, dataset, tree)).size);
  return placesOfBlock(block, exploreOrder(catalogue, dataset, tree).node.length);
}
