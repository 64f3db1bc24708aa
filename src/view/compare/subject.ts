import { CLASSES_PREFIX } from '../../domain/dataset/collection.ts';
import type { Comparison } from '../../domain/dataset/comparison.ts';
import { type Slice, uniteSlices } from '../../domain/taxonomy/descendants.ts';
import { isGroup, sameNode, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { idOf, nodeOfId, type PageContext } from '../page-context.ts';
import { type CompareChoice, compareUrl } from '../urls.ts';

/** Comparison that an address names, and its part of the tree. */
export interface CompareSubject {
  /** The page's context with the tree that branches are taken from: that of the first of the two that has one. */
  readonly context: PageContext;
  readonly comparison: Comparison;
  /** Top of the compared part: the tree's root, or a node in it. */
  readonly top: TreeNode;
  /** Compared synsets; `undefined` for all nouns, in the tree or not. */
  readonly slices: readonly Slice[] | undefined;
  readonly choice: Required<Pick<CompareChoice, 'a' | 'b'>> & CompareChoice;
}

/** Reads the two names of an address; defaults are the first dataset, and the first class list or else the second dataset. */
export function compareNames(
  { catalogue: { datasets, classLists } }: PageContext,
  query: URLSearchParams,
): { readonly a: string; readonly b: string } {
  const [first, second] = datasets;
  const [list] = classLists;
  const other = list === undefined ? (second ?? first).name : CLASSES_PREFIX + list.name;
  return { a: nonEmpty(query.get('a')) ?? first.name, b: nonEmpty(query.get('b')) ?? other };
}

function nonEmpty(text: string | null): string | undefined {
  return text === null || text === '' ? undefined : text;
}

/** Forms the subject of a comparison, in a subtree if the query names one. */
export function compareSubject(page: PageContext, comparison: Comparison, query: URLSearchParams): CompareSubject {
  const { a, b } = comparison;
  const dataset = [a, b].find((one) => one.dataset?.release !== undefined)?.dataset ?? page.dataset;
  const { catalogue, state } = page;
  const tree = state.tree === 'wordnet' ? catalogue.wordnetTree : catalogue.treeOf(dataset);
  const context: PageContext = { ...page, dataset, tree };
  const asked = nodeOfId(context, query.get('at') ?? undefined);
  const isThere = asked !== undefined && (isGroup(asked) || tree.has(asked)) && !sameNode(asked, tree.root);
  const top = isThere ? asked : tree.root;
  return {
    context,
    comparison,
    top,
    slices: isThere ? slicesOf(context, top) : undefined,
    choice: { a: a.id, b: b.id, at: isThere ? (isGroup(top) ? top.id : catalogue.taxonomy.wnid(top)) : undefined },
  };
}

/** The distinct synsets of a node of a tree, itself included. */
export function slicesOf({ catalogue: { taxonomy }, dataset }: PageContext, node: TreeNode): readonly Slice[] {
  if (!isGroup(node)) return taxonomy.descendants(node);
  const release = dataset.release!.tree;
  return sameNode(node, release.root) ? release.slices : release.miscSlices;
}

/** The distinct synsets of several nodes of a tree together. */
export function slicesOfAll(context: PageContext, nodes: readonly TreeNode[]): readonly Slice[] {
  return uniteSlices(nodes.flatMap((node) => slicesOf(context, node)));
}

/** Returns the same comparison in the subtree of a node; the whole comparison for the root of the tree. */
export function comparedAt({ context, choice }: Pick<CompareSubject, 'context' | 'choice'>, node: TreeNode): string {
  return compareUrl(
    { ...choice, at: sameNode(node, context.tree.root) ? undefined : idOf(context, node) },
    context.state,
  );
}
