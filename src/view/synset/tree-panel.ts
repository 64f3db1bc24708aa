import { isGroup, primaryPathIn, sameNode, type TreeNode } from '../../domain/tree-view.ts';
import { formatCount } from '../numbers.ts';
import { idOf, nameOf, type PageContext } from '../page-context.ts';
import { homeUrl, synsetUrl, treeUrl } from '../urls.ts';

/** One row of the tree panel. */
export interface TreeRow {
  readonly id: string;
  readonly name: string;
  /** The number in brackets, written out; absent for a leaf. */
  readonly bracket: string | undefined;
  readonly href: string;
  readonly isCurrent: boolean;
  /** Whether this is not the synset's primary place: it stands elsewhere too. */
  readonly isRepeated: boolean;
  readonly isInstance: boolean;
  /** The children, where they are shown. */
  readonly level: TreeLevel | undefined;
}

/** Children of one node, all or some. */
export interface TreeLevel {
  readonly rows: readonly TreeRow[];
  /** Siblings left out. */
  readonly hidden: number;
  /** Where the whole level is to be had. */
  readonly allUrl: string;
}

/** The tree panel: a tree, opened at one node. */
export interface TreePanel {
  readonly kind: 'release' | 'wordnet';
  readonly root: TreeRow;
  /** The query, with its question mark, that addresses of branches end in; empty by default. */
  readonly query: string;
  /** Links to the trees there are to choose from, this one included. */
  readonly choices: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
}

/** Rows shown of the first level, of the one that holds the current node, and of its children. */
const NEAR = 12;
/** Rows shown of each level between. */
const FAR = 3;
/** So few siblings are not left out: the line that says so takes as much room. */
const FEW = 2;

/** The tree panel for a page, opened along the primary path of its node. */
export function treePanel(context: PageContext, current: TreeNode): TreePanel {
  const { tree } = context;
  const path = primaryPathIn(tree, current);
  const [, query] = treeUrl('', context.state).split('?');
  return {
    kind: tree.kind,
    root: openRow(context, path, 0),
    query: query === undefined ? '' : `?${query}`,
    choices: treeChoices(context, current),
  };
}

function treeChoices(context: PageContext, current: TreeNode): TreePanel['choices'] {
  const { dataset, state, tree } = context;
  if (dataset.release === undefined) return [];
  const there = (choice: 'wordnet' | undefined): string => {
    const target = { ...state, tree: choice };
    if (isGroup(current))
      return choice === 'wordnet' ? synsetUrl(idOf(context, rootOfWordnet), target) : homeUrl(target);
    return synsetUrl(idOf(context, current), target);
  };
  return [
    { label: dataset.description.title, href: there(undefined), isCurrent: tree.kind === 'release' },
    { label: 'All of WordNet', href: there('wordnet'), isCurrent: tree.kind === 'wordnet' },
  ];
}

const rootOfWordnet = 0 as TreeNode;

/** One row of the path, with the level below it. */
function openRow(context: PageContext, path: readonly TreeNode[], at: number): TreeRow {
  const node = path[at]!;
  const isCurrent = at === path.length - 1;
  const most = at === 0 || isCurrent || at === path.length - 2 ? NEAR : FAR;
  const level = levelOf(context, node, path[at + 1], most, (child) =>
    sameNode(child, path[at + 1]) ? openRow(context, path, at + 1) : rowOf(context, child, node),
  );
  return { ...rowOf(context, node, path[at - 1]), isCurrent, level };
}

/** All children of a node as rows, for the panel to fill in a branch. */
export function treeLevel(context: PageContext, parent: TreeNode): TreeLevel {
  return levelOf(context, parent, undefined, Infinity, (child) => rowOf(context, child, parent));
}

function levelOf(
  context: PageContext,
  parent: TreeNode,
  kept: TreeNode | undefined,
  most: number,
  row: (child: TreeNode) => TreeRow,
): TreeLevel {
  const children = context.catalogue.childrenByName(context.tree, parent);
  const allUrl = treeUrl(idOf(context, parent), context.state);
  if (children.length <= most + FEW) return { rows: children.map(row), hidden: 0, allUrl };
  const start = Math.max(
    0,
    Math.min(children.findIndex((child) => sameNode(child, kept)) - (most >> 1), children.length - most),
  );
  const shown = children.slice(start, start + most);
  return {
    rows: shown.map(row),
    hidden: children.length - shown.length,
    allUrl,
  };
}

function rowOf(context: PageContext, node: TreeNode, parent: TreeNode | undefined): TreeRow {
  const { tree, state, catalogue } = context;
  const isRoot = sameNode(node, tree.root) && isGroup(node);
  return {
    id: idOf(context, node),
    name: nameOf(context, node),
    bracket: hasChildren(context, node) ? formatCount(tree.bracket(node)) : undefined,
    href: isRoot ? homeUrl(state) : synsetUrl(idOf(context, node), state),
    isCurrent: false,
    isRepeated: parent !== undefined && !sameNode(parent, tree.primaryParent(node)),
    isInstance: !isGroup(node) && catalogue.taxonomy.isInstance(node),
    level: undefined,
  };
}

function hasChildren({ catalogue, tree }: PageContext, node: TreeNode): boolean {
  if (isGroup(node)) return true;
  return tree.kind === 'wordnet'
    ? !catalogue.taxonomy.isLeaf(node)
    : catalogue.taxonomy.columns.subtreeSynsets[node]! > 0;
}
