import { isGroup, type TreeNode, type TreeView } from '../../domain/taxonomy/tree-view.ts';
import { childrenInOrder } from '../../format/imagenet/structure.ts';
import { quoteAttribute } from '../../format/imagenet/attribute.ts';
import { notThere, textAnswer } from '../text-answer.ts';
import type { ImageNetParts } from './parts.ts';

/** Number of a release's root in the tree's addresses; the group of all other synsets has the next. */
const ROOT_ID = 82_127;

/** Returns the number of a node in the old tree's addresses: a synset's in the release's order, or a group's. */
export function treeIdOf(
  node: TreeNode,
  { order, tree }: Pick<ImageNetParts, 'order'> & { readonly tree: TreeView },
): number {
  if (!isGroup(node)) return order.idOf(node);
  return isGroup(tree.root) && node.id === tree.root.id ? ROOT_ID : ROOT_ID + 1;
}

/**
 * Answers `/python/tree.py/SubtreeXML?rootid=`: a node of the dataset's tree and its children.
 *
 * `subtree_size` counts the node itself; its synsets count once each.
 */
export function answerSubtree(query: URLSearchParams, parts: ImageNetParts): Response {
  const { catalogue, dataset, order } = parts;
  const { lexicon, taxonomy } = catalogue;
  const tree = catalogue.treeOf(dataset);
  const id = Number(query.get('rootid') ?? '');
  const node = findNode(id, tree, parts);
  if (node === undefined) return notThere('There is no node of that number in the tree.');
  const open = (one: TreeNode): string => {
    const words = isGroup(one) ? one.title : lexicon.words(one);
    const gloss = isGroup(one) ? `${one.title}.` : lexicon.glossText(one);
    const offset = isGroup(one) ? one.id : taxonomy.wnid(one).slice(1);
    return (
      `<synset synsetid="${String(treeIdOf(one, { order, tree }))}" synsetoffset="${offset}" words=${quoteAttribute(words)} ` +
      `gloss=${quoteAttribute(gloss)} subtree_size="${String(tree.bracket(one) + 1)}" num_children="${String(tree.children(one).length)}"`
    );
  };
  const children = childrenInOrder(tree, node, order).map((child) => `${open(child)}/>\n`);
  return textAnswer(`${open(node)}>\n${children.join('')}</synset>\n`, 200, 'text/xml; charset=utf-8');
}

function findNode(id: number, tree: TreeView, { order }: ImageNetParts): TreeNode | undefined {
  if (id === ROOT_ID) return tree.root;
  if (id === ROOT_ID + 1 && isGroup(tree.root)) return tree.children(tree.root).find(isGroup);
  const node = order.nodeOf(id);
  return node !== undefined && tree.has(node) ? node : undefined;
}
