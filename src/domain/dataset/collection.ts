import type { ClassList } from '../class-list.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Dataset } from './dataset.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';

/** A set of synsets that can be compared with another: those a dataset has images of, or the classes of a class list. */
export interface Collection {
  /** Name in addresses: a dataset's name, or {@link CLASSES_PREFIX} and a class list's name. */
  readonly id: string;
  readonly title: string;
  readonly kind: 'dataset' | 'classes';
  /** The dataset, if the collection is one. */
  readonly dataset: Dataset | undefined;
  /** Number of its synsets. */
  readonly synsets: number;
  /** 1 for each node in the collection, else 0. */
  readonly held: Uint8Array;
  /** Own images of a node or, of a class list, its class index; `undefined` if the node is not held. */
  figure(node: NodeIndex): number | undefined;
}

/** Begins the name of a class list in addresses; no dataset's name has a full stop. */
export const CLASSES_PREFIX = 'classes.';

/** Returns the ids of all collections: all datasets, then all class lists, in the order of the menus. */
export function collectionIds({
  datasets,
  publishedSets,
}: Catalogue): { readonly id: string; readonly title: string }[] {
  return [
    ...datasets.map(({ name, description: { title } }) => ({ id: name, title })),
    ...publishedSets.map(({ name, title }) => ({ id: CLASSES_PREFIX + name, title })),
  ];
}

/** Returns the collection of an id in addresses, or `undefined` if the id is unknown. O(nodes). */
export function collectionOf({ taxonomy, datasets, publishedSets }: Catalogue, id: string): Collection | undefined {
  const dataset = datasets.find(({ name }) => name === id);
  if (dataset !== undefined) return ofDataset(dataset);
  const list = publishedSets.find(({ name }) => CLASSES_PREFIX + name === id);
  return list && ofClassList(list, taxonomy.size);
}

function ofDataset(dataset: Dataset): Collection {
  const { ownImages } = dataset.columns;
  return {
    id: dataset.name,
    title: dataset.description.title,
    kind: 'dataset',
    dataset,
    synsets: dataset.totals.synsetsWithImages,
    held: new Uint8Array(ownImages.map((images) => (images > 0 ? 1 : 0))),
    figure: (node) => (ownImages[node] === 0 ? undefined : ownImages[node]),
  };
}

/** Takes a class list as the synsets that it names: of a superclass, its subclasses. */
function ofClassList({ name, title, set }: ClassList, size: number): Collection {
  const index = new Map(set.classes.flatMap(({ includes }, at) => includes.map(({ node }) => [node, at] as const)));
  const held = new Uint8Array(size);
  for (const node of index.keys()) held[node] = 1;
  return {
    id: CLASSES_PREFIX + name,
    title,
    kind: 'classes',
    dataset: undefined,
    synsets: index.size,
    held,
    figure: (node) => index.get(node),
  };
}
