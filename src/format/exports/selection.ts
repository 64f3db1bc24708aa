import { withAncestors } from '../../domain/taxonomy/descendants.ts';
import type { ClassList } from '../../domain/class-list.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import { type Dataset, nodesWithImages } from '../../domain/dataset/dataset.ts';
import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Taxonomy } from '../../domain/taxonomy/taxonomy.ts';

/** Synsets to export: those of a dataset that have images, or the classes of a list. */
export interface Selection {
  readonly kind: 'dataset' | 'classList';
  readonly name: string;
  readonly title: string;
  /** Content and origin of the order, in a sentence or two. */
  readonly description: string;
  /** Synsets in order: a list's by class index, a dataset's by wnid. */
  readonly nodes: readonly NodeIndex[];
  /** Other file names that tools expect, each with the export's own name. */
  readonly alsoNamed: Readonly<Record<string, string>>;
  /** The dataset; absent for a class list. */
  readonly dataset: Dataset | undefined;
}

/** Selects the synsets of a dataset that have images, in wnid order. */
export function selectDataset(taxonomy: Taxonomy, dataset: Dataset): Selection {
  const { title, description } = dataset.description;
  const nodes = nodesWithImages(dataset, taxonomy);
  return { kind: 'dataset', name: dataset.name, title, description, nodes, alsoNamed: {}, dataset };
}

/** Selects the classes of a list. */
export function selectClassList({ name, title, origin, nodes, alsoNamed = {} }: ClassList): Selection {
  return { kind: 'classList', name, title, description: origin, nodes, alsoNamed, dataset: undefined };
}

/** Returns the synsets and all their ancestors over hypernyms and instance hypernyms, in wnid order. */
export function withAllAbove(taxonomy: Taxonomy, nodes: readonly NodeIndex[]): NodeIndex[] {
  return inWnidOrder(taxonomy, withAncestors([taxonomy.hypernyms, taxonomy.instanceHypernyms], nodes));
}

/**
 * Returns the synsets that a tool may look up in a dataset's files: those with images, and the classes of some lists,
 * whether they have images or not.
 */
export function lookedUp(
  { taxonomy }: Pick<Catalogue, 'taxonomy'>,
  selection: Selection,
  lists: readonly ClassList[],
): readonly NodeIndex[] {
  if (selection.kind === 'classList') return selection.nodes;
  return inWnidOrder(taxonomy, new Set<number>([...selection.nodes, ...lists.flatMap(({ nodes }) => nodes)]));
}

function inWnidOrder({ wnidRank }: Taxonomy, nodes: Iterable<number>): NodeIndex[] {
  return [...nodes].sort((a, b) => wnidRank[a]! - wnidRank[b]!).map(nodeIndex);
}
