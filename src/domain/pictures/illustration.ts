import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';

/** Facts from which illustrations are chosen. */
export interface IllustrationInputs {
  /** Returns true if a synset has its own picture that may illustrate. */
  readonly has: (node: NodeIndex) => boolean;
  /** Returns the weight of a synset's subtree: larger children are more typical. */
  readonly size: (node: NodeIndex) => number;
  /** 1 for synsets that neither lend nor borrow, such as people. */
  readonly excluded: Uint8Array;
  /** Lenders chosen by hand: another synset, or `undefined` for no picture at all. */
  readonly overrides: ReadonlyMap<NodeIndex, NodeIndex | undefined>;
}

/** The graph that illustrations are chosen on. */
type Graph = Pick<Taxonomy, 'size' | 'primaryParent' | 'hyponymsOf' | 'instancesOf'>;

/** Marks a synset without illustration. */
const NONE = -1;
/** Marks an undecided synset. */
const OPEN = -2;
/** Minimum size of a second child, as a share of the largest, to illustrate instead of it. */
const LEAST_SHARE = 0.05;
/** Maximum number of synsets examined for several pictures of one subtree. */
const LOOKED_AT = 400;

/**
 * Chooses for each synset the one whose picture illustrates it.
 *
 * A synset with a picture illustrates itself. Any other borrows from its largest child that can lend. A picture climbs
 * one level only: where the largest child has borrowed its own, the next child of some size lends instead, so that each
 * step of a path shows something else. Named instances lend where no kind does.
 */
export class Illustrations {
  readonly #taxonomy: Graph;
  readonly #inputs: IllustrationInputs;
  /** The lender of each node, {@link NONE} or {@link OPEN}. */
  readonly #lender: Int32Array;

  constructor(taxonomy: Graph, inputs: IllustrationInputs) {
    this.#taxonomy = taxonomy;
    this.#inputs = inputs;
    this.#lender = new Int32Array(taxonomy.size).fill(OPEN);
    for (let node = taxonomy.size - 1; node >= 0; node--) this.#decide(nodeIndex(node));
  }

  /** Returns the synset whose picture illustrates a node: itself or a descendant; `undefined` if none does. */
  lender(node: NodeIndex): NodeIndex | undefined {
    const lender = this.#lender[node]!;
    return lender === NONE ? undefined : nodeIndex(lender);
  }

  /** Returns the nearest ancestor in the spanning tree with its own picture; never for an excluded synset. */
  above(node: NodeIndex): NodeIndex | undefined {
    if (this.#inputs.excluded[node] === 1 || this.#isRefused(node)) return undefined;
    let at = this.#taxonomy.primaryParent(node);
    while (at !== undefined && this.#lender[at] !== at) at = this.#taxonomy.primaryParent(at);
    return at;
  }

  /** Returns different lenders for one subtree: the node's own, then its children by size, then their descendants. */
  several(node: NodeIndex, limit: number): NodeIndex[] {
    const lenders = new Set<NodeIndex>();
    if (this.#isRefused(node)) return [];
    const queue = [node];
    for (let i = 0; i < queue.length && i < LOOKED_AT && lenders.size < limit; i++) {
      const at = queue[i]!;
      const lender = this.lender(at);
      if (lender !== undefined) lenders.add(lender);
      queue.push(...this.#lendingChildren(at));
    }
    return [...lenders];
  }

  #isRefused(node: NodeIndex): boolean {
    return this.#inputs.overrides.has(node) && this.#inputs.overrides.get(node) === undefined;
  }

  #decide(node: NodeIndex): number {
    const known = this.#lender[node]!;
    if (known === OPEN) this.#lender[node] = this.#choose(node);
    return this.#lender[node]!;
  }

  #choose(node: NodeIndex): number {
    const { has, size, excluded, overrides } = this.#inputs;
    if (excluded[node] === 1) return NONE;
    if (overrides.has(node)) {
      const chosen = overrides.get(node);
      return chosen !== undefined && has(chosen) && excluded[chosen] === 0 ? chosen : NONE;
    }
    if (has(node)) return node;
    const [first, second] = this.#lendingChildren(node);
    if (first === undefined) return NONE;
    const isSecondHand = this.#lender[first] !== first;
    return isSecondHand && second !== undefined && size(second) >= LEAST_SHARE * size(first)
      ? this.#lender[second]!
      : this.#lender[first]!;
  }

  /** Returns the children with an illustration, the largest first; named instances if there are no such kinds. */
  #lendingChildren(node: NodeIndex): NodeIndex[] {
    const { size } = this.#inputs;
    const lending = (nodes: NodeIndex[]): NodeIndex[] => nodes.filter((child) => this.#decide(child) !== NONE);
    const kinds = lending(this.#taxonomy.hyponymsOf(node));
    const children = kinds.length > 0 ? kinds : lending(this.#taxonomy.instancesOf(node));
    return children.sort((a, b) => size(b) - size(a) || a - b);
  }
}
