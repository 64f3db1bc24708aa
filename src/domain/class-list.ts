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
