import { type ClassList, isListOfSynsets } from './class-list.ts';
import { nodeOfClass } from './class-set/class-node.ts';
import { treeDepth } from './class-set/cut-rule.ts';
import { countSubtreePairs, type DatasetTallies, openTallies } from './class-set/measures.ts';
import { readableNames } from './class-set/readable-names.ts';
import type { Dataset } from './dataset/dataset.ts';
import type { Language } from './wordnet/language.ts';
import { lazy, lazyMap } from './lazy.ts';
import type { Lexicon } from './wordnet/lexicon.ts';
import type { NodeIndex } from './taxonomy/node-index.ts';
import type { ReleaseOrder } from './taxonomy/release-tree.ts';
import type { SearchColumns } from './wordnet/search-columns.ts';
import { type Statistics, statisticsOf } from './dataset/statistics.ts';
import type { Taxonomy } from './taxonomy/taxonomy.ts';
import { isGroup, openTree, sameNode, type TreeNode, type TreeView } from './taxonomy/tree-view.ts';

/** Parts of a catalogue. */
export interface CatalogueParts {
  /** Names the build; changes whenever any byte of it does. */
  readonly version: string;
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon;
  /** Datasets in the order of the menu; the first one is the default. */
  readonly datasets: readonly [Dataset, ...Dataset[]];
  /** All published class sets in the order of the menu. */
  readonly publishedSets: readonly ClassList[];
  /** The search index that a `Searcher` reads. */
  readonly search: SearchColumns;
  /** Sources of the words, and their licences. */
  readonly sources: readonly Credit[];
  /** Other languages that have words for the synsets. */
  readonly languages: readonly Language[];
}

/** A class of a published set, by its position there. */
export interface Label {
  readonly list: ClassList;
  readonly index: number;
}

/** A source of built data, for credits. */
export interface Credit {
  readonly title: string;
  readonly use: string;
  readonly licence: string;
  readonly homepage: string;
}

/**
 * All data of a build: the taxonomy, its words, datasets and class sets.
 *
 * Derived values, such as trees and statistics, are computed on first use and cached.
 */
export class Catalogue implements CatalogueParts {
  readonly version: string;
  readonly taxonomy: Taxonomy;
  readonly lexicon: Lexicon;
  readonly datasets: readonly [Dataset, ...Dataset[]];
  readonly publishedSets: readonly ClassList[];
  /** Published sets in which each class is one synset. */
  readonly classLists: readonly ClassList[];
  readonly search: SearchColumns;
  readonly sources: readonly Credit[];
  readonly languages: readonly Language[];

  /** Returns the tree of a dataset: its release's own, or WordNet's where it has none. */
  readonly treeOf = lazyMap(({ release }: Dataset): TreeView =>
    release === undefined ? this.wordnetTree : openTree(this.taxonomy, release),
  );
  /** Returns the statistics of a dataset. */
  readonly statisticsOf = lazyMap((dataset: Dataset): Statistics => statisticsOf(this.taxonomy, dataset));

  /** Returns the sums over the synsets of a dataset's release outside its branches; 0 without a release. */
  readonly miscSumsOf = lazyMap((dataset: Dataset) => {
    const { images, withImages, ones } = this.talliesOf(dataset);
    const slices = dataset.release?.tree.miscSlices ?? [];
    return { images: images.sum(slices), synsets: ones.sum(slices), synsetsWithImages: withImages.sum(slices) };
  });

  /** Returns the sums of a dataset that class sets are measured by. */
  readonly talliesOf = lazyMap((dataset: Dataset): DatasetTallies => openTallies(this.taxonomy, dataset));

  /** Returns how many pairs of classes of a published set would overlap with their subtrees; see {@link countSubtreePairs}. */
  readonly subtreePairsOf = lazyMap(({ set }: ClassList) =>
    countSubtreePairs(this.taxonomy, this.talliesOf(this.datasets[0]).ones, set),
  );

  readonly #treeDepth = lazy(() => treeDepth(this.taxonomy));
  readonly #readableNames = lazy(() => readableNames(this.taxonomy, this.lexicon));
  readonly #coarse = lazy(() => new Set<number>(this.search.coarse));
  readonly #wordnetTree = lazy(() => openTree(this.taxonomy, undefined));
  readonly #wordnetOrder = lazy((): ReleaseOrder => {
    const { parent } = this.taxonomy.columns;
    return { node: new Int32Array(this.taxonomy.size).map((_, at) => at), parent };
  });
  readonly #classIndices = lazyMap(({ nodes }: ClassList): Int32Array => {
    const index = new Int32Array(this.taxonomy.size).fill(-1);
    for (let i = nodes.length - 1; i >= 0; i--) index[nodes[i]!] = i;
    return index;
  });

  readonly #labels = lazyMap(({ set: { classes } }: ClassList): ReadonlyMap<NodeIndex, number> => {
    const labels = new Map<NodeIndex, number>();
    for (const [index, { includes }] of classes.entries())
      for (const { node } of includes) if (!labels.has(node)) labels.set(node, index);
    return labels;
  });
  readonly #childrenByName = lazyMap((tree: TreeView) => lazyMap((node: TreeNode) => this.#sortChildren(tree, node)));

  constructor({ version, taxonomy, lexicon, datasets, publishedSets, search, sources, languages }: CatalogueParts) {
    this.version = version;
    this.taxonomy = taxonomy;
    this.lexicon = lexicon;
    this.datasets = datasets;
    this.publishedSets = publishedSets;
    this.classLists = publishedSets.filter(isListOfSynsets);
    this.search = search;
    this.sources = sources;
    this.languages = languages;
  }

  /** Returns the tree of WordNet's nouns from their root. */
  get wordnetTree(): TreeView {
    return this.#wordnetTree();
  }

  /** Returns the preorder of WordNet's spanning tree, in the form of a release's order. */
  get wordnetOrder(): ReleaseOrder {
    return this.#wordnetOrder();
  }

  /** Returns the depth of each node in the spanning tree: the edges of its path of first parents. */
  get treeDepth(): Uint8Array {
    return this.#treeDepth();
  }

  /** Returns a unique name for every synset, by node. See {@link readableNames} for the rules. */
  get readableNames(): readonly string[] {
    return this.#readableNames();
  }

  /**
   * Returns true if a synset is found only by its exact spelling and never proposed: an obscene word, a slur, abuse.
   */
  isCoarse(node: NodeIndex): boolean {
    return this.#coarse().has(node);
  }

  /** Returns the class index of a synset in a list of {@link classLists}, or `undefined` where it is no class of the list. O(1) after the first call. */
  classIndexOf(list: ClassList, node: NodeIndex): number | undefined {
    const found = this.#classIndices(list)[node]!;
    return found === -1 ? undefined : found;
  }

  /** Returns the classes of published sets that include a synset by name, each with its position in the set. */
  labelsOf(node: NodeIndex): readonly Label[] {
    return this.publishedSets.flatMap((list) => {
      const index = this.#labels(list).get(node);
      return index === undefined ? [] : [{ list, index }];
    });
  }

  /** Returns the synset of a class by the name of its published set and its index; of a superclass, the one above its classes. */
  nodeOfLabel(name: string, index: number): NodeIndex | undefined {
    const one = this.publishedSets.find((list) => list.name === name)?.set.classes[index];
    return one && nodeOfClass(this.taxonomy, one);
  }

  /** Returns the children of a node by name, instances last; a release's own branches keep their order. */
  childrenByName(tree: TreeView, parent: TreeNode): readonly TreeNode[] {
    return this.#childrenByName(tree)(parent);
  }

  #sortChildren(tree: TreeView, parent: TreeNode): TreeNode[] {
    const children = tree.children(parent);
    if (isGroup(parent) && sameNode(parent, tree.root)) return children;
    const keyed = children.map((node) => ({
      node,
      name: (isGroup(node) ? node.title : this.lexicon.firstLemma(node)).toLowerCase(),
      last: !isGroup(node) && this.taxonomy.isInstance(node),
    }));
    keyed.sort((a, b) => Number(a.last) - Number(b.last) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return keyed.map(({ node }) => node);
  }
}
