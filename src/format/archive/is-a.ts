import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { ArchiveBytes } from './growing-bytes.ts';

/**
 * Encodes `wordnet.is_a.txt`: every hypernym edge, `parent child`, children in the release's order; every line ends with LF.
 *
 * Clients keep the last parent that they read of a child. The parents of a child come in the order of their ids, but for
 * those that `parents` names. Instances are left out, as ImageNet left them out.
 */
export function encodeArchiveIsA(
  taxonomy: Taxonomy,
  order: SynsetOrder,
  parents: ReadonlyMap<NodeIndex, readonly NodeIndex[]>,
): Uint8Array {
  const {
    size,
    columns: { offset },
  } = taxonomy;
  const out = new ArchiveBytes();
  for (const child of order.sortById(Array.from({ length: size }, (_, node) => nodeIndex(node)))) {
    for (const parent of parents.get(child) ?? order.sortById(taxonomy.hypernymsOf(child))) {
      out.wnid(offset[parent]!);
      out.ascii(' ');
      out.wnid(offset[child]!);
      out.ascii('\n');
    }
  }
  return out.toBytes();
}
