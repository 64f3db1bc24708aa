import type { Columns } from '../columns.ts';
import { type Adjacency, degreeOf, reverse, selectEdges, targetsOf } from './adjacency.ts';
import { descendantSlices, type Slice, type TreeShape } from './descendants.ts';
import { findSecondEdges, type SecondEdges, slicesWithInstances } from './named-instances.ts';
import { nodeIndex, type NodeIndex } from './node-index.ts';
import { pathsToRoot } from './paths.ts';
import { lowerBound } from '../binary-search.ts';
import {
  PARTS_OF_SPEECH,
  type PartOfSpeech,
  POINTER_KINDS,
  pointerCode,
  type PointerKind,
} from '../wordnet/pointer.ts';
import { offsetOf, parseWnid, type Wnid, wnidOf } from '../wordnet/wnid.ts';

/** Columns of a taxonomy; one entry per node in preorder unless noted. */
export const TAXONOMY_SCHEMA = {
  /** `data.noun` offset in WordNet 3.0. */
  offset: 'u32',
  /** `data.noun` offset in WordNet 3.1, or 0 if no sense of the synset is there. */
  offset31: 'u32',
  /** Node indices in ascending wnid order. */
  wnidOrder: 'u32',
  parent: 'u32',
  subtreeSize: 'u32',
  level: 'u8',
  minDepth: 'u8',
  maxDepth: 'u8',
  height: 'u8',
  lexicographerFile: 'u8',
  /** Distinct strict descendants over `@`: the number in brackets. */
  synsetsBelow: 'u32',
  popularity: 'f64',
  /** Number of nouns with a lower popularity score. */
  popularityBelow: 'u32',
  /** Index of each node's first pointer; one entry more than nodes. */
  pointerStart: 'u32',
  pointerKind: 'u8',
  pointerPartOfSpeech: 'u8',
  /** A node for a noun, else the offset in the other part of speech's file. */
  pointerTarget: 'u32',
  /** Number of the word in the synset that the pointer leaves from, from 1; 0 if it joins whole synsets. */
  pointerSourceWord: 'u8',
  pointerTargetWord: 'u8',
  extraStart: 'u32',
  extraRoot: 'u32',
} as const;
/** The columns of {@link TAXONOMY_SCHEMA}. */
export type TaxonomyColumns = Columns<typeof TAXONOMY_SCHEMA>;

/** One WordNet pointer from a noun. */
export type Pointer =
  | { readonly kind: PointerKind; readonly partOfSpeech: 'n'; readonly node: NodeIndex; readonly words: PointerWords }
  | {
      readonly kind: PointerKind;
      readonly partOfSpeech: Exclude<PartOfSpeech, 'n'>;
      readonly offset: number;
      readonly words: PointerWords;
    };

/** The words a pointer joins, numbered from 1 in each synset; both 0 if it joins the whole synsets. */
export interface PointerWords {
  readonly source: number;
  readonly target: number;
}

/**
 * WordNet's nouns as a directed acyclic graph, with one spanning tree through it.
 *
 * *Hypernym* and *hyponym* are WordNet's `@` pointers; *instances* (`@i`) are separate. *Parents* are both, the one in
 * the spanning tree first.
 */
export class Taxonomy {
  /** Columns of the taxonomy. */
  readonly columns: TaxonomyColumns;
  /** Number of nodes. */
  readonly size: number;
  /** Columns for the functions on descendants. */
  readonly shape: TreeShape;
  /** Hypernym edges, lower to upper, the primary one first. */
  readonly hypernyms: Adjacency;
  /** Instance hypernym edges, lower to upper. */
  readonly instanceHypernyms: Adjacency;
  readonly #hyponyms: Adjacency;
  readonly #instances: Adjacency;
  readonly #sortedOffsets: Uint32Array;
  #secondEdges: SecondEdges | undefined;
  /** Position of each node in wnid order. */
  readonly wnidRank: Uint32Array;

  /** Opens a taxonomy over its columns; derives the edges both ways, O(nodes + pointers). */
  constructor(columns: TaxonomyColumns) {
    this.columns = columns;
    this.size = columns.offset.length;
    this.shape = {
      subtreeSize: columns.subtreeSize,
      level: columns.level,
      extraRoots: { start: columns.extraStart, target: columns.extraRoot },
    };
    const { pointerStart, pointerTarget, pointerKind } = columns;
    this.hypernyms = selectEdges(pointerStart, pointerTarget, pointerKind, [pointerCode('hypernym')]);
    this.instanceHypernyms = selectEdges(pointerStart, pointerTarget, pointerKind, [pointerCode('instanceHypernym')]);
    this.#hyponyms = reverse(this.hypernyms);
    this.#instances = reverse(this.instanceHypernyms);
    this.#sortedOffsets = columns.wnidOrder.map((node) => columns.offset[node]!);
    this.wnidRank = new Uint32Array(this.size);
    columns.wnidOrder.forEach((node, rank) => (this.wnidRank[node] = rank));
  }

  /** Returns the node of a wnid; `undefined` for any other text, and if WordNet 3.0 has no such noun. O(log nodes). */
  node(text: string): NodeIndex | undefined {
    const wnid = parseWnid(text);
    if (wnid === undefined) return undefined;
    const offset = offsetOf(wnid);
    const rank = lowerBound(this.#sortedOffsets, offset);
    return this.#sortedOffsets[rank] === offset ? nodeIndex(this.columns.wnidOrder[rank]!) : undefined;
  }

  /** Returns the wnid of a node. */
  wnid(node: NodeIndex): Wnid {
    return wnidOf(this.columns.offset[node]!);
  }

  /** Returns the direct hypernyms, the primary one first. */
  hypernymsOf(node: NodeIndex): NodeIndex[] {
    return asNodes(targetsOf(this.hypernyms, node));
  }

  /** Returns the direct instance hypernyms. */
  instanceHypernymsOf(node: NodeIndex): NodeIndex[] {
    return asNodes(targetsOf(this.instanceHypernyms, node));
  }

  /** Returns the hypernyms, then the instance hypernyms. */
  parentsOf(node: NodeIndex): NodeIndex[] {
    return [...this.hypernymsOf(node), ...this.instanceHypernymsOf(node)];
  }

  /** Returns the number of a node's parents. */
  parentCount(node: NodeIndex): number {
    return degreeOf(this.hypernyms, node) + degreeOf(this.instanceHypernyms, node);
  }

  /** Returns the direct hyponyms, in wnid order. */
  hyponymsOf(node: NodeIndex): NodeIndex[] {
    return this.#inWnidOrder(targetsOf(this.#hyponyms, node));
  }

  /** Returns the direct instances, in wnid order. */
  instancesOf(node: NodeIndex): NodeIndex[] {
    return this.#inWnidOrder(targetsOf(this.#instances, node));
  }

  #inWnidOrder(nodes: Uint32Array): NodeIndex[] {
    return asNodes(nodes.slice().sort((a, b) => this.wnidRank[a]! - this.wnidRank[b]!));
  }

  /** Returns the number of distinct synsets in the subtree of a node over hyponyms, the node itself included. */
  subtreeSynsets(node: NodeIndex): number {
    return this.columns.synsetsBelow[node]! + 1;
  }

  /** Returns true if a node is an instance (a city, a person by name), not a class. */
  isInstance(node: NodeIndex): boolean {
    return degreeOf(this.instanceHypernyms, node) > 0;
  }

  /** Returns true if a node has neither hyponyms nor instances. */
  isLeaf(node: NodeIndex): boolean {
    return this.columns.height[node] === 0;
  }

  /** Returns the parent in the spanning tree, or `undefined` for the root. */
  primaryParent(node: NodeIndex): NodeIndex | undefined {
    return node === 0 ? undefined : nodeIndex(this.columns.parent[node]!);
  }

  /** Returns every path from the root to a node, over hypernyms and instance hypernyms, the primary one first. */
  paths(node: NodeIndex): NodeIndex[][] {
    return pathsToRoot(node, (at) => this.parentsOf(at));
  }

  /** Returns the distinct descendants over `@`, the node itself included. */
  descendants(node: NodeIndex): Slice[] {
    return descendantSlices(this.shape, node);
  }

  /** Returns the distinct descendants over `@` and `@i`, the node itself included: named instances come last. */
  descendantsWithInstances(node: NodeIndex): Slice[] {
    this.#secondEdges ??= findSecondEdges([this.hypernyms, this.instanceHypernyms], this.columns.parent);
    return slicesWithInstances(this.shape, this.#secondEdges, node);
  }

  /** Returns all pointers of a node, in WordNet's order. */
  pointersOf(node: NodeIndex): Pointer[] {
    const c = this.columns;
    const pointers: Pointer[] = [];
    for (let p = c.pointerStart[node]!; p < c.pointerStart[node + 1]!; p++) {
      const kind = POINTER_KINDS[c.pointerKind[p]!]!;
      const partOfSpeech = PARTS_OF_SPEECH[c.pointerPartOfSpeech[p]!]!;
      const target = c.pointerTarget[p]!;
      const words = { source: c.pointerSourceWord[p]!, target: c.pointerTargetWord[p]! };
      pointers.push(
        partOfSpeech === 'n'
          ? { kind, partOfSpeech, node: nodeIndex(target), words }
          : { kind, partOfSpeech, offset: target, words },
      );
    }
    return pointers;
  }
}

function asNodes(nodes: Uint32Array): NodeIndex[] {
  // Most have one or two; `Array.from` takes as long for those as for a hundred.
  const list: NodeIndex[] = [];
  for (const node of nodes) list.push(nodeIndex(node));
  return list;
}
