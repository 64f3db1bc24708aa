import { type NodeIndex } from './node-index.ts';

/** An ordered list of synsets that models are trained on; a synset's position is its class index. */
export interface ClassList {
  /** Short name in addresses and queries: `in1k`. */
  readonly name: string;
  /** Name for people: `ILSVRC-2012 (ImageNet-1K)`. */
  readonly title: string;
  /** Where the order comes from, in a sentence. */
  readonly origin: string;
  /** File names under which tools look for an export of the list, each with the export's own name. */
  readonly alsoNamed?: Readonly<Record<string, string>> | undefined;
  /** The synsets by class index, from 0. */
  readonly nodes: readonly NodeIndex[];
}

const indices = new WeakMap<ClassList, Int32Array>();

/** The class index of a synset, or `undefined` where it is no class of the list. O(1) but for the first question of a list. */
export function classIndexOf(list: ClassList, node: NodeIndex): number | undefined {
  let index = indices.get(list);
  if (index === undefined) {
    index = new Int32Array(list.nodes.reduce((last, one) => Math.max(last, one), -1) + 1).fill(-1);
    for (let i = list.nodes.length - 1; i >= 0; i--) index[list.nodes[i]!] = i;
    indices.set(list, index);
  }
  const found = index[node] ?? -1;
  return found === -1 ? undefined : found;
}
