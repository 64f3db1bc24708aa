import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { ArchiveBytes } from '../archive/growing-bytes.ts';
import { escapeMarkup } from '../markup.ts';

/** Writes a list of wnids, one a line, with the blank lines at the end that clients expect. */
export function encodeSynsetList(
  nodes: Iterable<NodeIndex>,
  { columns: { offset } }: Taxonomy,
  blankLines: number,
): Uint8Array<ArrayBuffer> {
  const out = new ArchiveBytes();
  for (const node of nodes) {
    out.wnid(offset[node]!);
    out.ascii('\n');
  }
  out.ascii('\n'.repeat(blankLines));
  return out.toBytes();
}

/** Writes a list of synsets as HTML: each links to its boxes, with its lemmas as text; the wnid ends the address. */
export function encodeSynsetWordlist(
  nodes: Iterable<NodeIndex>,
  { columns: { offset } }: Taxonomy,
  lexicon: Lexicon,
): Uint8Array<ArrayBuffer> {
  const out = new ArchiveBytes();
  const encoder = new TextEncoder();
  for (const node of nodes) {
    out.ascii('<a href="../../api/download/imagenet.bbox.synset?wnid=');
    out.wnid(offset[node]!);
    out.ascii('">');
    out.bytes(encoder.encode(escapeMarkup(lexicon.words(node))));
    out.ascii('</a><br/>\n');
  }
  return out.toBytes();
}
