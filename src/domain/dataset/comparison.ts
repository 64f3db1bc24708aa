import type { Collection } from './collection.ts';
import { lazyMap } from '../lazy.ts';
import { nodeArray, type Slice, wholeSlices } from '../taxonomy/descendants.ts';
import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import { Tally } from '../taxonomy/tally.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';

/** The parts into which two collections divide their synsets. */
export const PARTS = ['both', 'only-a', 'only-b'] as const;
/** One part. */
export type Part = (typeof PARTS)[number];

/** Sums over a set of synsets, each counted once. */
export interface ComparedSums {
  /** Synsets of each part. */
  readonly synsets: Readonly<Record<Part, number>>;
  /** Own images of the synsets of collection a; 0 for class lists. `imagesB` is the same for b. */
  readonly imagesA: number;
  readonly imagesB: number;
}

/**
 * Two collections of synsets side by side.
 *
 * Opening it takes O(nodes); sums over any set of descendants then take O(slices), and each synset counts once.
 */
export class Comparison {
  readonly a: Collection;
  readonly b: Collection;
  readonly #taxonomy: Taxonomy;
  readonly #whole: readonly Slice[];
  readonly #tallies: Readonly<Record<Part | 'imagesA' | 'imagesB', Tally>>;
  /** Synsets of each part among all nouns, which nine lists and two pages are made of. */
  readonly #wholeNodes = lazyMap((part: Part) => this.#nodesIn(part, this.#whole));

  constructor(taxonomy: Taxonomy, a: Collection, b: Collection) {
    this.a = a;
    this.b = b;
    this.#taxonomy = taxonomy;
    const { level } = taxonomy.columns;
    this.#whole = wholeSlices(level);
    const part = (wanted: Part): Tally =>
      new Tally(
        a.held.map((_, node) => (this.partOf(node) === wanted ? 1 : 0)),
        level,
      );
    const images = ({ dataset }: Collection): Tally =>
      new Tally(dataset?.columns.ownImages ?? new Uint8Array(taxonomy.size), level);
    this.#tallies = {
      both: part('both'),
      'only-a': part('only-a'),
      'only-b': part('only-b'),
      imagesA: images(a),
      imagesB: images(b),
    };
  }

  /** Returns the part that a node belongs to, or `undefined` if neither collection has it. */
  partOf(node: number): Part | undefined {
    if (this.a.held[node] === 1) return this.b.held[node] === 1 ? 'both' : 'only-a';
    return this.b.held[node] === 1 ? 'only-b' : undefined;
  }

  /** Returns the sums over disjoint slices, or over all nouns. */
  sums(slices = this.#whole): ComparedSums {
    const { both, 'only-a': onlyA, 'only-b': onlyB, imagesA, imagesB } = this.#tallies;
    return {
      synsets: { both: both.sum(slices), 'only-a': onlyA.sum(slices), 'only-b': onlyB.sum(slices) },
      imagesA: imagesA.sum(slices),
      imagesB: imagesB.sum(slices),
    };
  }

  /** Returns the synsets of one part in wnid order, of all nouns or of disjoint slices. O(nodes) */
  nodes(part: Part, slices = this.#whole): readonly NodeIndex[] {
    return slices === this.#whole ? this.#wholeNodes(part) : this.#nodesIn(part, slices);
  }

  #nodesIn(part: Part, slices: readonly Slice[]): readonly NodeIndex[] {
    const { level, wnidOrder } = this.#taxonomy.columns;
    const isAsked = new Uint8Array(level.length);
    for (const node of nodeArray(slices, level)) isAsked[node] = 1;
    const nodes: NodeIndex[] = [];
    for (const node of wnidOrder) if (isAsked[node] === 1 && this.partOf(node) === part) nodes.push(nodeIndex(node));
    return nodes;
  }
}
