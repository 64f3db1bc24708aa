import { type ClassSet } from './class-set/class-set.ts';
import { type NodeIndex } from './node-index.ts';

/** A published class set; in most, each class is one synset, and its position the index that models are trained on. */
export interface ClassList {
  /** Short name in addresses and queries: `in1k`. */
  readonly name: string;
  /** Name for people: `ILSVRC-2012 (ImageNet-1K)`. */
  readonly title: string;
  /** Where the order comes from, in a sentence. */
  readonly origin: string;
  /** File names under which tools look for an export of the list, each with the export's own name. */
  readonly alsoNamed?: Readonly<Record<string, string>> | undefined;
  /** Under which terms the list was published; `undefined` where nothing is known. */
  readonly licence?: string | undefined;
  /** How many classes, in order, belong to each split, such as training and testing. */
  readonly splits?: Readonly<Record<string, number>> | undefined;
  /** Labels of the original that no synset stands for. */
  readonly unknown?: readonly string[] | undefined;
  /** Whether the tables and word lists of datasets take the list in: a column of class indices, the words of its classes. */
  readonly inTables: boolean;
  /** The first synset of each class by class index, from 0. */
  readonly nodes: readonly NodeIndex[];
  /** The classes. */
  readonly set: ClassSet;
}

/** Whether each class of a list is one synset, so that the list is an order of synsets. */
export function isListOfSynsets({ set: { classes } }: ClassList): boolean {
  return classes.every(({ includes, excludes }) => includes.length === 1 && excludes.length === 0);
}
