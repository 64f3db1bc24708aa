import { CARD_BLOCK } from '../../../../../../view/explore/blocks.ts';
import { exploreWords } from '../../../../../../view/explore/source.ts';
import { lastingJson, requestedPlaces, treeRoute } from '../_tree.ts';

/** Words and glosses of a block of places in preorder. */
export const GET = treeRoute('such block of words', (found) => {
  const places = requestedPlaces(found, CARD_BLOCK);
  return places && lastingJson(exploreWords(found, places));
});
