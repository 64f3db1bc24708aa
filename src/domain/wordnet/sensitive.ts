import type { NodeIndex } from '../taxonomy/node-index.ts';
import type { SensitiveSubject } from '../pictures/picture.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';

/** The synset of people. No picture below it illustrates without a request: a label for a person hurts, whatever the picture. */
export const PERSON = 'n00007846';

/**
 * Marks all descendants of some synsets, over hyponyms and instances, with 1; other nodes have 0.
 *
 * A class that is shared with another branch is marked too. O(nodes below).
 */
export function nodesUnder(taxonomy: Taxonomy, roots: Iterable<NodeIndex>): Uint8Array {
  const marked = new Uint8Array(taxonomy.size);
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (marked[node] === 1) continue;
    marked[node] = 1;
    open.push(...taxonomy.hyponymsOf(node), ...taxonomy.instancesOf(node));
  }
  return marked;
}

/** Synsets whose images are shown on request only, with the reason. */
export class SensitiveNodes {
  /** The subjects, in the order of their declaration. */
  readonly subjects: readonly SensitiveSubject[];
  /** Position of each node's subject, from 1; 0 for most. */
  readonly #subject: Uint8Array;

  constructor(taxonomy: Taxonomy, subjects: readonly SensitiveSubject[]) {
    this.subjects = subjects;
    this.#subject = new Uint8Array(taxonomy.size);
    subjects.forEach(({ wnid }, i) => {
      const root = taxonomy.node(wnid)!;
      nodesUnder(taxonomy, [root]).forEach((isUnder, node) => {
        if (isUnder === 1) this.#subject[node] = i + 1;
      });
    });
  }

  /** Returns the subject that makes a synset's images sensitive; `undefined` if they are always shown. */
  subject(node: NodeIndex): SensitiveSubject | undefined {
    return this.subjects[this.#subject[node]! - 1];
  }
}
