import { lowestAboveAll } from '../../domain/dataset/collection-regions.ts';
import { nodeArray, type Slice } from '../../domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { isGroup } from '../../domain/taxonomy/tree-view.ts';
import { nameOf, type PageContext } from '../page-context.ts';
import { slicesOf } from './subject.ts';

/** Location of synsets: below one synset, or in branches of the tree. */
export interface Whereabouts {
  /** The lowest synset above all of them; `undefined` where that is the root. */
  readonly below: string | undefined;
  /** The branches that hold most of them, the largest first; a synset in two of them counts in both. */
  readonly branches: readonly { readonly name: string; readonly synsets: number }[];
}

/** Maximum number of branches that are named. */
const NAMED = 3;

/** Finds where some synsets lie. O(nodes + branches). */
export function findWhereabouts(context: PageContext, nodes: readonly NodeIndex[]): Whereabouts | undefined {
  if (nodes.length === 0) return undefined;
  const { catalogue, tree } = context;
  const top = lowestAboveAll(catalogue.taxonomy, nodes);
  const flags = new Uint8Array(catalogue.taxonomy.size);
  for (const node of nodes) flags[node] = 1;
  const { level } = catalogue.taxonomy.columns;
  const countIn = (slices: readonly Slice[]): number =>
    nodeArray(slices, level).reduce((count, node) => count + flags[node]!, 0);
  const branches = tree
    .children(tree.root)
    // Misc repeats synsets of the branches.
    .filter((branch) => !isGroup(branch))
    .map((branch) => ({ name: nameOf(context, branch), synsets: countIn(slicesOf(context, branch)) }))
    .filter(({ synsets }) => synsets > 0)
    .sort((a, b) => b.synsets - a.synsets);
  return { below: top === 0 ? undefined : catalogue.lexicon.firstLemma(top), branches: branches.slice(0, NAMED) };
}
