import type { NodeIndex } from '../taxonomy/node-index.ts';

/** Part of the taxonomy that a member includes: the synset alone, or the synset and its distinct descendants. */
export type MemberScope = 'own' | 'subtree';

/** A synset that a class includes or excludes. */
export interface Member {
  readonly node: NodeIndex;
  readonly scope: MemberScope;
}

/** One class of a set: the synsets of its included members, without those of its excluded ones. */
export interface SetClass {
  /** A name the author chose; `undefined` for the readable name of the first included synset. */
  readonly name: string | undefined;
  /** Included members, at least one; the first one names the class. */
  readonly includes: readonly [Member, ...Member[]];
  readonly excludes: readonly Member[];
}

/** An ordered list of classes; the position of a class, from 0, is the label that a model learns. */
export interface ClassSet {
  /** A title the author chose. */
  readonly title: string | undefined;
  readonly classes: readonly SetClass[];
}

/** Returns the set whose classes are single synsets in the order given. */
export function setOfNodes(nodes: Iterable<NodeIndex>, scope: MemberScope, title?: string): ClassSet {
  return {
    title,
    classes: Array.from(nodes, (node) => ({ name: undefined, includes: [{ node, scope }], excludes: [] })),
  };
}

/** Returns true if two members include the same synsets. */
export function sameMember(a: Member, b: Member): boolean {
  return a.node === b.node && a.scope === b.scope;
}
