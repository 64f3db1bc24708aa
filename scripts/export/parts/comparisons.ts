import { collectionIds } from '../../../src/domain/dataset/collection.ts';
import { plainAddress } from '../../../src/view/plain/address.ts';
import { compareUrl, jsonUrl } from '../../../src/view/urls.ts';
import { comparisonOwner } from './owner.ts';
import type { PartKind } from './part-kind.ts';

/** The comparison of two collections, in both orders, with its twins and lists; a part is named after the two. */
export const COMPARISONS: PartKind = {
  names: ({ catalogue }) => {
    const ids = collectionIds(catalogue).map(({ id }) => id);
    return ids.flatMap((a, at) => ids.slice(at + 1).map((b) => `${a} ${b}`));
  },
  // Two class lists are compared in the tree of the first dataset.
  inputs: (name, { shared, ofDataset }, { catalogue: { datasets } }) => [
    shared,
    ofDataset(datasets[0].name),
    ...name.split(' ').map(ofDataset),
  ],
  write: async (name, { copy, renderer, writer }) => {
    const [a = '', b = ''] = name.split(' ');
    for (const pair of [
      { a, b },
      { a: b, b: a },
    ]) {
      const page = compareUrl(pair);
      await renderer.writeAll(
        [page, jsonUrl(page)].map((seed) => plainAddress(seed, copy.holdings)),
        writer,
        comparisonOwner(pair.a, pair.b),
      );
    }
  },
};
