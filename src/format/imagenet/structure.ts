import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { Lexicon } from '../../domain/wordnet/lexicon.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { SynsetOrder } from '../../domain/wordnet/synset-order.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';
import { isGroup, type TreeNode, type TreeView } from '../../domain/taxonomy/tree-view.ts';
import { quoteAttribute } from './attribute.ts';

/** Data from which the structure of a release is written. */
export interface StructureParts {
  readonly dataset: Dataset;
  readonly tree: TreeView;
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon;
  /** Order of children. */
  readonly order: SynsetOrder;
}

/** Longest structure that is written, in bytes; the Fall 2011 release's has 8,964,228. */
const LONGEST = 100_000_000;

/**
 * Returns `structure_released.xml`: a dataset's tree as nested elements.
 *
 * A synset with several parents is repeated under each of them with all that is below it. Opening tags have a space before
 * the bracket and an LF after it; closing tags follow one another.
 *
 * @throws RangeError if that comes to more than `longest` bytes, as it may where many synsets have many parents.
 */
export function formatStructure(
  { dataset, tree, taxonomy, lexicon, order }: StructureParts,
  longest = LONGEST,
): string {
  const written = new Map<TreeNode, string>();
  const elementOf = (node: TreeNode): string => {
    const known = written.get(node);
    if (known !== undefined) return known;
    const [id, words, gloss] = isGroup(node)
      ? [node.id, node.title, `${node.title}.`]
      : [taxonomy.wnid(node), lexicon.words(node), lexicon.glossText(node)];
    let element = `<synset wnid="${id}" words=${quoteAttribute(words)} gloss=${quoteAttribute(gloss)} >\n`;
    for (const child of childrenInOrder(tree, node, order)) {
      element += elementOf(child);
      if (element.length > longest)
        throw new RangeError(`the tree of ${dataset.name} unfolds to more than ${String(longest)} bytes`);
    }
    element += '</synset>';
    written.set(node, element);
    return element;
  };
  return `<ImageNetStructure>\n\t<releaseData>${dataset.name}</releaseData>\n${elementOf(tree.root)}</ImageNetStructure>\n`;
}

/** Returns the children of a node in the release's order; the branches and the group at its top keep their places. */
export function childrenInOrder(tree: TreeView, node: TreeNode, order: SynsetOrder): readonly TreeNode[] {
  const children = tree.children(node);
  return children.some(isGroup) ? children : order.sortById(children as readonly NodeIndex[]);
}
