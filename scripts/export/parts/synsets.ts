import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { plainAddress } from '../../../src/view/plain/address.ts';
import { jsonUrl, synsetUrl, TABS, treeUrl } from '../../../src/view/urls.ts';
import type { Copy } from '../copy.ts';
import { ownerOf, synsetOwner } from './owner.ts';
import type { PartKind } from './part-kind.ts';
import { choiceOf, statesOf } from './states.ts';

/** Maximum number of stretches into which the synsets are cut; 81 synsets of WordNet's make one. */
const STRETCHES = 1024;

/**
 * The pages of a stretch of synsets in one dataset, their twins, their branches of the tree, and their pictures; the
 * part is named after the dataset and the number of the stretch in wnid order.
 *
 * Pages depend on the whole of their dataset. Of the others they show the counts of the synset itself.
 */
export const SYNSETS: PartKind = {
  names: (copy) => {
    return Array.from({ length: STRETCHES }, (_, stretch) => stretch)
      .filter((stretch) => nodesOf(stretch, copy).length > 0)
      .flatMap((stretch) => copy.catalogue.datasets.map(({ name }) => `${name} ${String(stretch)}`));
  },
  inputs: (name, inputs, copy) => {
    const { dataset, nodes } = subjectOf(name, copy);
    return [inputs.shared, inputs.ofDataset(dataset.name), inputs.countsOf(nodes)];
  },
  write: async (name, { copy, renderer, writer }) => {
    const { taxonomy } = copy.catalogue;
    const { dataset, nodes } = subjectOf(name, copy);
    const choice = choiceOf(copy.catalogue, dataset);
    const states = statesOf(copy.catalogue, dataset);
    for (const node of nodes) {
      const id = taxonomy.wnid(node);
      const owner = synsetOwner(id, choice);
      const seeds = states.flatMap((state) => {
        const pages = TABS.map((tab) => synsetUrl(id, state, tab));
        return [...pages, ...pages.map(jsonUrl), ...(taxonomy.isLeaf(node) ? [] : [treeUrl(id, state)])];
      });
      // Without images in its subtree a synset is shown in the first dataset alone.
      const addresses = seeds.map((seed) => plainAddress(seed, copy.holdings)).filter((one) => ownerOf(one) === owner);
      await renderer.writeAll(addresses, writer, owner);
    }
  },
};

function subjectOf(name: string, copy: Copy): { dataset: Copy['catalogue']['datasets'][number]; nodes: NodeIndex[] } {
  const [dataset, stretch] = name.split(' ');
  return {
    dataset: copy.catalogue.datasets.find((one) => one.name === dataset)!,
    nodes: nodesOf(Number(stretch), copy),
  };
}

/** Returns the nodes of a stretch that have pages. */
function nodesOf(stretch: number, { catalogue: { taxonomy }, chosen }: Copy): NodeIndex[] {
  const length = Math.ceil(taxonomy.size / STRETCHES);
  const first = stretch * length;
  return Array.from(taxonomy.columns.wnidOrder.subarray(first, first + length), nodeIndex).filter(
    (node) => chosen[node] === 1,
  );
}
