import { BLOCK, CARD_BLOCK } from '../../../src/view/explore/blocks.ts';
import { exploreDataUrl, exploreFiles } from '../../../src/view/explore/files.ts';
import { exploreOrder } from '../../../src/view/explore/source.ts';
import { PICTURES } from './owner.ts';
import type { PartKind } from './part-kind.ts';
import { treesOf } from './states.ts';

/** The explorer's data of one dataset, and the pictures that only the explorer names. Its addresses hold the version of the data. */
export const EXPLORER: PartKind = {
  names: ({ catalogue: { datasets } }) => datasets.map(({ name }) => name),
  inputs: (_, { everything }) => [everything],
  write: async (name, { copy, renderer, writer }) => {
    const { catalogue } = copy;
    const { datasets, version } = catalogue;
    const dataset = datasets.find((one) => one.name === name)!;
    const seeds = treesOf(catalogue, dataset).flatMap((tree) => {
      const files = exploreFiles(exploreDataUrl(version, dataset.name, tree.kind));
      const places = exploreOrder({ catalogue, dataset, tree }).node.length;
      const blocks = (length: number): number[] =>
        Array.from({ length: Math.ceil(places / length) }, (_, block) => block);
      return [
        files.tree,
        files.marks,
        files.ids,
        files.labels('top'),
        ...blocks(BLOCK).map(files.labels),
        ...blocks(CARD_BLOCK).map(files.cards),
        ...(copy.pictured.size > 0 ? ['top' as const, ...blocks(BLOCK)].map(files.pictures) : []),
        ...datasets.filter((other) => other !== dataset).map((other) => files.coverage(other.name)),
      ];
    });
    await renderer.writeAll(seeds, writer, PICTURES);
  },
};
