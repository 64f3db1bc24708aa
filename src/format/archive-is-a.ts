import { targetsOf, reverse } from '../domain/adjacency.ts';
import { type Taxonomy } from '../domain/taxonomy.ts';
import { ArchiveBytes } from './archive-bytes.ts';

/**
 * `wordnet.is_a.txt`: every hypernym edge, `parent child`, sorted by parent, then child; every line ends with LF.
 *
 * Instances are left out, as ImageNet left them out.
 */
export function encodeArchiveIsA({ hypernyms, columns: { wnidOrder, offset }, wnidRank }: Taxonomy): Uint8Array {
  const out = new ArchiveBytes();
  const hyponyms = reverse(hypernyms);
  for (const parent of wnidOrder) {
    for (const child of targetsOf(hyponyms, parent).sort((a, b) => wnidRank[a]! - wnidRank[b]!)) {
      out.wnid(offset[parent]!);
      out.ascii(' ');
      out.wnid(offset[child]!);
      out.ascii('\n');
    }
  }
  return out.toBytes();
}
