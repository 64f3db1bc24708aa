import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';

/** Maximum number of synsets whose members are cached; each takes a byte a node. */
const KEPT = 64;

/**
 * Resolves `in:` to the synset itself, everything below it over hypernyms, and the instances of all of these.
 *
 * A lexicographer asking for writers wants *Stephen Crane* among them, though WordNet's count of hyponyms leaves him
 * out.
 */
export class Members {
  readonly #taxonomy: Taxonomy;
  readonly #known = new Map<NodeIndex, Uint8Array>();
  /** Instances of several classes: in the preorder they are under the first. */
  readonly #manifold: readonly NodeIndex[];

  constructor(taxonomy: Taxonomy) {
    this.#taxonomy = taxonomy;
    const { start } = taxonomy.instanceHypernyms;
    const manifold: NodeIndex[] = [];
    for (let node = 0; node < taxonomy.size; node++) {
      if (start[node + 1]! > start[node]! && taxonomy.parentCount(nodeIndex(node)) > 1) manifold.push(nodeIndex(node));
    }
    this.#manifold = manifold;
  }

  /** Returns 1 for each node in a synset, else 0. */
  membersOf(synset: NodeIndex): Uint8Array {
    const known = this.#known.get(synset);
    if (known !== undefined) return known;
    const taxonomy = this.#taxonomy;
    const members = new Uint8Array(taxonomy.size);
    for (const { start, end } of taxonomy.descendants(synset)) members.fill(1, start, end);
    for (const node of this.#manifold) {
      if (taxonomy.parentsOf(node).some((parent) => members[parent] === 1)) members[node] = 1;
    }
    if (this.#known.size >= KEPT) this.#known.delete(this.#known.keys().next().value!);
    this.#known.set(synset, members);
    return members;
  }
}
