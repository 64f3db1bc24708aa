import { nodeIndex, type NodeIndex } from './node-index.ts';
import { type Taxonomy } from './taxonomy.ts';

/** What is known of the synsets that illustrations are chosen among. */
export interface IllustrationInputs {
  /** Whether a synset has a picture of its own that may illustrate. */
  readonly has: (node: NodeIndex) => boolean;
  /** How much lies in a synset's subtree: larger children are more typical. */
  readonly size: (node: NodeIndex) => number;
  /** 1 for synsets that neither lend nor borrow, such as people. */
  readonly excluded: Uint8Array;
  /** Lenders chosen by hand: another synset, or `undefined` for no picture at all. */
  readonly overrides: ReadonlyMap<NodeIndex, NodeIndex | undefined>;
}

/** The graph that illustrations are chosen on. */
type Graph = Pick<Taxonomy, 'size' | 'primaryParent' | 'hyponymsOf' | 'instancesOf'>;

/** Stands for a synset that nothing illustrates. */
const NONE = -1;
/** Stands for a synset that is not decided yet. */
const OPEN = -2;
/** The least size of a second child, as a part of the largest, that may illustrate in place of it. */
const LEAST_SHARE = 0.05;
/** Maximum number of synsets looked at for several pictures of one subtree. */
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

  /** The synset whose picture illustrates a node: itself, or one below it; `undefined` if there is none. */
  lender(node: NodeIndex): NodeIndex | undefined {
    const lender = this.#lender[node]!;
    return lender === NONE ? undefined : nodeIndex(lender);
  }

  /** The nearest ancestor in the spanning tree that has a picture of its own; never of an excluded synset. */
  above(node: NodeIndex): NodeIndex | undefined {
    if (this.#inputs.excluded[node] === 1 || this.#isRefused(node)) return undefined;
    let at = this.#taxonomy.primaryParent(node);
    while (at !== undefined && this.#lender[at] !== at) at = this.#taxonomy.primaryParent(at);
    return at;
  }

  /** Different lenders for one subtree: the node's own, then its children by size, then those below them. */
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

  /** The children that something illustrates, the largest first; named instances where there is no such kind. */
  #lendingChildren(node: NodeIndex): NodeIndex[] {
    const { size } = this.#inputs;
    const lending = (nodes: NodeIndex[]): NodeIndex[] => nodes.filter((child) => this.#decide(child) !== NONE);
    const kinds = lending(this.#taxonomy.hyponymsOf(node));
    const children = kinds.length > 0 ? kinds : lending(this.#taxonomy.instancesOf(node));
    return children.sort((a, b) => size(b) - size(a) || a - b);
  }
}
