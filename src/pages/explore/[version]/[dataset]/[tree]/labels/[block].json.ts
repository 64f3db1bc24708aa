import { exploreLabels } from '../../../../../../view/explore/source.ts';
import { lastingJson, requestedPlaces, treeRoute } from '../_tree.ts';

/** Ids and names of a block of places in preorder, or, as `top`, of the places with the largest subtrees. */
export const GET = treeRoute('such block of labels', (found) => {
  const places = requestedPlaces(found);
  return places && lastingJson(exploreLabels(found, places));
});
