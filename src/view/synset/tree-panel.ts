import { subtreeFigures } from '../../domain/dataset/subtree-figures.ts';
import { nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { isGroup, primaryPathIn, sameNode, type TreeNode } from '../../domain/taxonomy/tree-view.ts';
import { findPlate, type Plate } from '../images/plates.ts';
import { formatCount } from '../numbers.ts';
import { idOf, nameOf, type PageContext } from '../page-context.ts';
import { type TreeChoice, treeChoices } from '../tree-choices.ts';
import { imagesOf } from './kin.ts';
import { MOST_LISTED } from './page.ts';
import { homeUrl, stateQuery, synsetUrl, treeUrl, withQuery } from '../urls.ts';

/** One row of the tree panel. */
export interface TreeRow {
  readonly id: string;
  readonly name: string;
  /** Synsets in the subtree, written out; absent for a leaf. */
  readonly synsets: string | undefined;
  /** Images in the subtree, written out. */
  readonly images: string;
  /** Whether no image is filed in the subtree: such rows show on request. */
  readonly isBare: boolean;
  readonly plate: Plate;
  readonly href: string;
  readonly isCurrent: boolean;
  /** Whether this is not the synset's primary place: it has another place too. */
  readonly isRepeated: boolean;
  readonly isInstance: boolean;
  /** The children, where they are shown. */
  readonly level: TreeLevel | undefined;
}

/** Children of one node, all or some. */
export interface TreeLevel {
  readonly rows: readonly TreeRow[];
  /** Siblings left out that hold images, and that hold none. */
  readonly hidden: number;
  readonly hiddenBare: number;
  /** Address of the page that lists the whole level: without a script, the way to the siblings left out. */
  readonly allUrl: string;
}

/** The tree panel: a tree, opened at one node. */
export interface TreePanel {
  readonly kind: 'release' | 'wordnet';
  readonly root: TreeRow;
  /** The query, with its question mark, that addresses of branches end in; empty by default. */
  readonly query: string;
  /** Links to the trees there are to choose from, this one included. */
  readonly choices: readonly TreeChoice[];
}

/** Rows shown of the first level, of the one that holds the current node, and of its children. */
const NEAR = 12;
/** Rows shown of each level between. */
const FAR = 3;
/** Number of siblings that are not worth folding: the line that says so takes as much room. */
const FEW = 2;

/** The tree panel for a page, opened along the primary path of its node. */
export async function treePanel(context: PageContext, current: TreeNode): Promise<TreePanel> {
  const { tree } = context;
  const path = primaryPathIn(tree, current);
  const [, query] = treeUrl('', context.state).split('?');
  return {
    kind: tree.kind,
    root: await openRow(context, path, 0),
    query: query === undefined ? '' : `?${query}`,
    choices: treeChoices(context, 'All of WordNet', (state) => {
      if (!isGroup(current)) return synsetUrl(idOf(context, current), state);
      return state.tree === undefined ? homeUrl(state) : synsetUrl(idOf(context, WORDNET_ROOT), state);
    }),
  };
}

const WORDNET_ROOT = nodeIndex(0);

/** One row of the path, with the level below it. */
async function openRow(context: PageContext, path: readonly TreeNode[], at: number): Promise<TreeRow> {
  const node = path[at]!;
  const isCurrent = at === path.length - 1;
  const most = at === 0 || isCurrent || at === path.length - 2 ? NEAR : FAR;
  const level = await levelOf(context, node, path[at + 1], most, (child) =>
    sameNode(child, path[at + 1]) ? openRow(context, path, at + 1) : rowOf(context, child, node),
  );
  // The way to the current row is in sight, with images or without.
  return { ...(await rowOf(context, node, path[at - 1])), isCurrent, isBare: false, level };
}

/** All children of a node as rows, for the panel to fill in a branch. */
export function treeLevel(context: PageContext, parent: TreeNode): Promise<TreeLevel> {
  return levelOf(context, parent, undefined, Infinity, (child) => rowOf(context, child, parent));
}

async function levelOf(
  context: PageContext,
  parent: TreeNode,
  kept: TreeNode | undefined,
  most: number,
  row: (child: TreeNode) => Promise<TreeRow>,
): Promise<TreeLevel> {
  const all = context.catalogue.childrenByName(context.tree, parent);
  const allUrl = allChildrenUrl(context, parent);
  const rowsOf = (children: readonly TreeNode[]): Promise<TreeRow[]> => Promise.all(children.map(row));
  if (all.length <= most + FEW) return { rows: await rowsOf(all), hidden: 0, hiddenBare: 0, allUrl };
  const held = all.filter((child) => imagesOf(context, child) > 0 || sameNode(child, kept));
  const children = held.length === 0 ? all : held;
  const hiddenBare = all.length - children.length;
  if (children.length <= most + FEW) return { rows: await rowsOf(children), hidden: 0, hiddenBare, allUrl };
  const start = Math.max(
    0,
    Math.min(children.findIndex((child) => sameNode(child, kept)) - (most >> 1), children.length - most),
  );
  const shown = children.slice(start, start + most);
  return { rows: await rowsOf(shown), hidden: children.length - shown.length, hiddenBare, allUrl };
}

/** Returns the address at which the page of a node lists all of its children. */
function allChildrenUrl(context: PageContext, parent: TreeNode): string {
  if (isGroup(parent) && sameNode(parent, context.tree.root)) return homeUrl(context.state);
  const { taxonomy } = context.catalogue;
  const kinds = isGroup(parent) ? context.tree.children(parent) : taxonomy.hyponymsOf(parent);
  const named = isGroup(parent) ? [] : taxonomy.instancesOf(parent);
  const anchor = isGroup(parent) ? 'children' : kinds.length > 0 ? 'hyponyms' : 'instances';
  const isCut = kinds.length > MOST_LISTED.children || named.length > MOST_LISTED.named;
  const query = { ...stateQuery(context.state), all: isCut ? 1 : undefined };
  return `${withQuery(synsetUrl(idOf(context, parent)), query)}#${anchor}`;
}

async function rowOf(context: PageContext, node: TreeNode, parent: TreeNode | undefined): Promise<TreeRow> {
  const { tree, state, catalogue, dataset } = context;
  const { subtreeImages: images, subtreeSynsets } = subtreeFigures(catalogue, dataset, node);
  const isRoot = sameNode(node, tree.root) && isGroup(node);
  return {
    id: idOf(context, node),
    name: nameOf(context, node),
    synsets: hasChildren(context, node) ? formatCount(subtreeSynsets) : undefined,
    images: formatCount(images),
    isBare: images === 0,
    plate: await findPlate(context, node),
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
    : catalogue.taxonomy.columns.synsetsBelow[node]! > 0;
}
