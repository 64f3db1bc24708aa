import type { Catalogue } from '../../domain/catalogue.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';

type Words = Pick<Catalogue, 'taxonomy' | 'lexicon'>;

/** Lists of synsets, one a line in their order; every line ends with LF. */

/** The wnid alone: `synsets.txt` of Caffe, timm and others. */
export function* wnidLines({ taxonomy }: Words, nodes: Iterable<NodeIndex>): Generator<string> {
  for (const node of nodes) yield `${taxonomy.wnid(node)}\n`;
}

/** Yields the wnid and the lemmas: separated by a space for Caffe and Kaggle, by a tab for TensorFlow and timm. */
export function* wordLines(
  { taxonomy, lexicon }: Words,
  nodes: Iterable<NodeIndex>,
  between: ' ' | '\t',
): Generator<string> {
  for (const node of nodes) yield `${taxonomy.wnid(node)}${between}${lexicon.words(node)}\n`;
}

/** Yields the wnid, a tab and the definition without examples, for timm. */
export function* definitionLines({ taxonomy, lexicon }: Words, nodes: Iterable<NodeIndex>): Generator<string> {
  for (const node of nodes) yield `${taxonomy.wnid(node)}\t${lexicon.gloss(node).definition}\n`;
}
