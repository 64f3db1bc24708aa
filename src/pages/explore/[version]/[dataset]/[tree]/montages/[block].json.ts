import { type APIRoute } from 'astro';
import { nodeIndex } from '../../../../../../domain/node-index.ts';
import { type ExploreMontage, placesOfBlock } from '../../../../../../view/explore/blocks.ts';
import { exploreOrder } from '../../../../../../view/explore/source.ts';
import { illustrator } from '../../../../../../view/images/illustration.ts';
import { tilePictures } from '../../../../../../view/treemap/tile-picture.ts';
import { jsonNotFound } from '../../../../../../site/json.ts';
import { requestedTree } from '../_tree.ts';

/** The pictures of a block of places, as far as they are drawn; none where pictures are shown only on request. */
export const GET: APIRoute = async (request) => {
  const found = requestedTree(request);
  if (found === undefined) return jsonNotFound('such tree');
  const { catalogue, dataset, tree } = found;
  const [shelf, lent] = await Promise.all([catalogue.picturesOf(dataset), catalogue.illustrationsOf(dataset)]);
  const order = exploreOrder(catalogue, dataset, tree).node;
  const places = placesOfBlock(request.params['block'] ?? '', order.length);
  if ((shelf ?? lent) === undefined || places === undefined) return jsonNotFound('such block of montages');
  const borrowed = lent && illustrator(catalogue, lent);
  const pictures = tilePictures(dataset.name, shelf, borrowed, (node) => catalogue.taxonomy.wnid(node));
  const montages = await Promise.all(
    places.map(async (at): Promise<ExploreMontage[]> => {
      if (order[at]! < 0) return [];
      const node = nodeIndex(order[at]!);
      const [subtree, own] = await Promise.all([pictures.subtree(node), pictures.own(node)]);
      return subtree === undefined && own === undefined ? [] : [[at, subtree ?? null, own ?? null]];
    }),
  );
  return Response.json(montages.flat());
};
