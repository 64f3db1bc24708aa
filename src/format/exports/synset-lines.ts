import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';

/**
 * Yields synsets, one a line in their order; every line ends with LF.
 *
 * @param textOf returns the text behind the wnid, with the space or tab before it; nothing by default.
 */
export function* synsetLines(
  taxonomy: Taxonomy,
  nodes: Iterable<NodeIndex>,
  textOf: (node: NodeIndex, index: number) => string = () => '',
): Generator<string> {
  let index = 0;
  for (const node of nodes) yield `${taxonomy.wnid(node)}${textOf(node, index++)}\n`;
}
