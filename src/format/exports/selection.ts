import { targetsOf } from '../../domain/adjacency.ts';
import { type ClassList } from '../../domain/class-list.ts';
import { type Catalogue } from '../../domain/catalogue.ts';
import { type Dataset } from '../../domain/dataset.ts';
import { nodeIndex, type NodeIndex } from '../../domain/node-index.ts';
import { type Taxonomy } from '../../domain/taxonomy.ts';

/** What an export is about: the synsets of a dataset that have images, or the classes of a list. */
export interface Selection {
  readonly kind: 'dataset' | 'classList';
  readonly name: string;
  readonly title: string;
  /** What it is, or where its order comes from, in a sentence or two. */
  readonly description: string;
  /** The synsets in order: of a list by class index, of a dataset by wnid. */
  readonly nodes: readonly NodeIndex[];
  /** File names under which tools look for one of the exports, each with the export's own name. */
  readonly alsoNamed: Readonly<Record<string, string>>;
  /** The dataset itself; of a class list, nothing. */
  readonly dataset: Dataset | undefined;
}

/** The synsets of a dataset that have images, in wnid order. */
export function selectDataset({ columns: { wnidOrder } }: Taxonomy, dataset: Dataset): Selection {
  const { title, description } = dataset.description;
  const nodes = Array.from(wnidOrder, nodeIndex).filter((node) => dataset.ownImages(node) > 0);
  return { kind: 'dataset', name: dataset.name, title, description, nodes, alsoNamed: {}, dataset };
}

/** The classes of a list. */
export function selectClassList({ name, title, origin, nodes, alsoNamed = {} }: ClassList): Selection {
  return { kind: 'classList', name, title, description: origin, nodes, alsoNamed, dataset: undefined };
}

/** Synsets and all that is above them over hypernyms and instance hypernyms, in wnid order. */
export function withAllAbove(taxonomy: Taxonomy, nodes: readonly NodeIndex[]): NodeIndex[] {
  const all = new Set<number>(nodes);
  for (const node of all) {
    for (const upper of targetsOf(taxonomy.hypernyms, node)) all.add(upper);
    for (const upper of targetsOf(taxonomy.instanceHypernyms, node)) all.add(upper);
  }
  return inWnidOrder(taxonomy, all);
}

/**
 * The synsets that a tool may look up by a dataset's files: those with images, and the classes of some lists.
 *
 * The classes of a list are its own, whatever others hold.
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
