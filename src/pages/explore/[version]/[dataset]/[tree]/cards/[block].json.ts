import type { APIRoute } from 'astro';
import { CARD_BLOCK, placesOfBlock } from '../../../../../../view/explore/blocks.ts';
import { exploreOrder, exploreWords } from '../../../../../../view/explore/source.ts';
import { jsonNotFound } from '../../../../../../site/json.ts';
import { immutable, requestedTree } from '../_tree.ts';

/** Words and glosses of a block of places in preorder. */
export const GET: APIRoute = (request) => {
  const found = requestedTree(request);
  const places =
    found &&
    placesOfBlock(
      request.params['block'] ?? '',
      exploreOrder(found.catalogue, found.dataset, found.tree).node.length,
      CARD_BLOCK,
    );
  if (found === undefined || places === undefined) return jsonNotFound('such block of words');
  return immutable(
    JSON.stringify(exploreWords(found.catalogue, found.dataset, found.tree, places)),
    'application/json; charset=utf-8',
  );
};
