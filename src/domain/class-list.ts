import type { ClassSet } from './class-set/class-set.ts';
import type { NodeIndex } from './taxonomy/node-index.ts';

/** A published class set; in most, each class is one synset, and its position the index that models are trained on. */
export interface ClassList {
  /** Short name in addresses and queries: `in1k`. */
  readonly name: string;
  /** Name for people: `ILSVRC-2012 (ImageNet-1K)`. */
  readonly title: string;
  /** Origin of the order, in a sentence. */
  readonly origin: string;
  /** File names under which tools look for an export of the list, each with the export's own name. */
  readonly alsoNamed?: Readonly<Record<string, string>> | undefined;
  /** Licence of the list as published; `undefined` if none was stated. */
  readonly licence?: string | undefined;
  /** Number of classes in each split, such as training and testing, in order. */
  readonly splits?: Readonly<Record<string, number>> | undefined;
  /** Labels of the original list without a synset. */
  readonly unknown?: readonly string[] | undefined;
  /**
   * True if tables and word lists of datasets include the list: a column of class indices, the words of its classes.
   */
  readonly inTables: boolean;
  /** The first synset of each class by class index, from 0. */
  readonly nodes: readonly NodeIndex[];
  /** The classes. */
  readonly set: ClassSet;
}

/** Returns true if each class of a list is one synset, so that the list is an order of synsets. */
export function isListOfSynsets({ set: { classes } }: ClassList): boolean {
  return classes.every(({ includes, excludes }) => includes.length === 1 && excludes.length === 0);
}
