import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { ArchiveBytes } from './growing-bytes.ts';

/** `words.txt`: each synset in wnid order, `wnid TAB lemma, lemma`; lines are parted by LF, the last has none. */
export function encodeArchiveWords({ columns: { wnidOrder, offset } }: Taxonomy, { columns }: Lexicon): Uint8Array {
  const out = new ArchiveBytes();
  wnidOrder.forEach((node, rank) => {
    if (rank > 0) out.ascii('\n');
    out.wnid(offset[node]!);
    out.ascii('\t');
    putWords(out, columns, node);
  });
  return out.toBytes();
}

/** Adds the lemmas of a node, joined by `, `. */
export function putWords(
  out: ArchiveBytes,
  { lemmaStart, lemmaEnd, lemmaText }: Lexicon['columns'],
  node: number,
): void {
  for (let lemma = lemmaStart[node]!; lemma < lemmaStart[node + 1]!; lemma++) {
    if (lemma > lemmaStart[node]!) out.ascii(', ');
    out.lemma(lemmaText, lemmaEnd[lemma]!, lemmaEnd[lemma + 1]!);
  }
}
