import { nodeIndex } from '../../../../../../domain/taxonomy/node-index.ts';
import { exploreOrder } from '../../../../../../view/explore/source.ts';
import { illustrator, type PlacePictures } from '../../../../../../view/images/illustration.ts';
import { requestedPlaces, treeRoute } from '../_tree.ts';

/** Maximum number of pictures for one tile. */
const MOST = 6;

/** The pictures that illustrate a block of places, or, as `top`, the places with the largest subtrees; places that nothing illustrates are left out. */
export const GET = treeRoute('such block of pictures', async (found) => {
  const { catalogue, dataset } = found;
  const shelf = await catalogue.illustrationsOf(dataset);
  const order = exploreOrder(found).node;
  const places = requestedPlaces(found);
  if (shelf === undefined || places === undefined) return undefined;
  const pictures = illustrator(catalogue, shelf);
  const rows = places.map(async (at): Promise<PlacePictures[]> => {
    if (order[at]! < 0) return [];
    const node = nodeIndex(order[at]!);
    const [icon, tiles] = await Promise.all([pictures.find(node, 'icon'), pictures.findSeveral(node, MOST, 'tile')]);
    if (icon === undefined) {
      const alone = await pictures.findPhotographs(node, MOST);
      return alone.length === 0 ? [] : [[at, '', [], alone]];
    }
    const photographs = tiles.map(({ photo }) => photo?.src ?? '');
    const row = [at, icon.src, tiles.map(({ src }) => src)] as const;
    return [photographs.some((photo) => photo !== '') ? [...row, photographs] : row];
  });
  return Response.json((await Promise.all(rows)).flat());
});
