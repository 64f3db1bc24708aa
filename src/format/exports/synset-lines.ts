import { type Catalogue } from '../../domain/catalogue.ts';
import { type NodeIndex } from '../../domain/node-index.ts';

type Words = Pick<Catalogue, 'taxonomy' | 'lexicon'>;

/** Lists of synsets, one a line in their order; every line ends with LF. */

/** The wnid alone: `synsets.txt` of Caffe, timm and others. */
export function* wnidLines({ taxonomy }: Words, nodes: Iterable<NodeIndex>): Generator<string> {
  for (const node of nodes) yield `${taxonomy.wnid(node)}\n`;
}

/** The wnid and the lemmas: after a space for Caffe and Kaggle, a tab for TensorFlow and timm. */
export function* wordLines(
  { taxonomy, lexicon }: Words,
  nodes: Iterable<NodeIndex>,
  between: ' ' | '\t',
): Generator<string> {
  for (const node of nodes) yield `${taxonomy.wnid(node)}${between}${lexicon.words(node)}\n`;
}

/** The wnid, a tab and the definition without its examples, for timm. */
export function* definitionLines({ taxonomy, lexicon }: Words, nodes: Iterable<NodeIndex>): Generator<string> {
  for (const node of nodes) yield `${taxonomy.wnid(node)}\t${lexicon.gloss(node).definition}\n`;
}
