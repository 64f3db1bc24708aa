import { type APIRoute } from 'astro';
import { nodeIndex } from '../../../../../../domain/node-index.ts';
import { picturesOf } from '../../../../../../store/pictures.ts';
import { type ExploreMontage, placesOfBlock } from '../../../../../../view/explore-blocks.ts';
import { exploreOrder } from '../../../../../../view/explore-source.ts';
import { pictureUrl } from '../../../../../../view/urls.ts';
import { jsonNotFound } from '../../../../../_request.ts';
import { requestedTree } from '../_tree.ts';

/** The montages of a block of places, as far as they are drawn; none where pictures are shown only on request. */
export const GET: APIRoute = async (request) => {
  const found = await requestedTree(request);
  if (found === undefined) return jsonNotFound('such tree');
  const { catalogue, dataset, tree } = found;
  const pictures = await picturesOf(catalogue, dataset);
  const order = exploreOrder(catalogue, dataset, tree).node;
  const places = placesOfBlock(request.params['block'] ?? '', order.length);
  if (pictures === undefined || places === undefined) return jsonNotFound('such block of montages');
  const montages = await Promise.all(places.map(async (at): Promise<ExploreMontage[]> => {
    const place = order[at]!;
    if (place < 0) return [];
    const node = nodeIndex(place);
    const montage = pictures.sensitiveSubject(node) === undefined ? await pictures.montage(node) : undefined;
    return montage === undefined ? [] : [[at, pictureUrl(dataset.name, 'montage', catalogue.taxonomy.wnid(node), montage)]];
  }));
  return Response.json(montages.flat());
};
