import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { ArchiveBytes } from './growing-bytes.ts';

/** `gloss.txt`: each synset in wnid order, `wnid TAB gloss`, the gloss as WordNet has it; every line ends with LF. */
export function encodeArchiveGlosses(
  { columns: { wnidOrder, offset } }: Taxonomy,
  { columns: { glossText, glossEnd } }: Lexicon,
): Uint8Array {
  const out = new ArchiveBytes();
  for (const node of wnidOrder) {
    out.wnid(offset[node]!);
    out.ascii('\t');
    out.bytes(glossText.subarray(glossEnd[node], glossEnd[node + 1]));
    out.ascii('\n');
  }
  return out.toBytes();
}
