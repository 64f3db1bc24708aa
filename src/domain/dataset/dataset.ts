import type { Columns } from '../columns.ts';
import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import type { Percentile } from '../percentile.ts';
import type { Release } from '../taxonomy/release-tree.ts';

/**
 * The unit of a dataset's counts: images, or labels, which are pairs of an image and a synset.
 *
 * An image under several synsets has a label at each, so sums of labels exceed the number of images.
 */
export const COUNT_UNITS = ['images', 'labels'] as const;
export type CountUnit = (typeof COUNT_UNITS)[number];

/** Description of a dataset by its makers and by us. */
export interface DatasetDescription {
  /** Short name in addresses: `fall2011`; lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences. */
  readonly description: string;
  readonly homepage?: string | undefined;
  /** Credit line. */
  readonly credit: string;
  /** Licence, or the reason why it is not known. */
  readonly licence: string;
  /** Origin of the figures. */
  readonly origin: string;
  /** ISO date of publication. */
  readonly published: string;
  /** Absent where counts are of images. */
  readonly unit?: CountUnit | undefined;
}

/** Sums over a whole dataset. */
export interface DatasetTotals {
  readonly images: number;
  /** Synsets that have images. */
  readonly synsetsWithImages: number;
  /**
   * Number of distinct synsets of the release tree, or of all ancestors of synsets with images if the dataset has no
   * release.
   */
  readonly synsets: number;
}

/** The columns of a dataset; one entry per node of the taxonomy. */
export const IMAGES_SCHEMA = {
  /** Images filed under the synset itself. */
  ownImages: 'u32',
  /** Distinct images in the subtree, own included. */
  subtreeImages: 'u32',
  /** Distinct synsets with images in the subtree, the synset itself included. */
  subtreeSynsetsWithImages: 'u32',
  /** Number of the dataset's synsets with images that have fewer than this one. */
  imagesBelow: 'u32',
  /** Number of the dataset's synsets with a lower popularity score. */
  popularityBelow: 'u32',
} as const;
/** The columns of {@link IMAGES_SCHEMA}. */
export type DatasetColumns = Columns<typeof IMAGES_SCHEMA>;

/** Named image counts over the taxonomy, perhaps with a release tree of their own. */
export class Dataset {
  readonly description: DatasetDescription;
  readonly columns: DatasetColumns;
  readonly totals: DatasetTotals;
  /** The release's own tree, with each synset's one place in it, where the dataset has such a tree. */
  readonly release: Release | undefined;

  constructor(
    description: DatasetDescription,
    columns: DatasetColumns,
    totals: DatasetTotals,
    release: Release | undefined,
  ) {
    this.description = description;
    this.columns = columns;
    this.totals = totals;
    this.release = release;
  }

  /** Short name in addresses. */
  get name(): string {
    return this.description.name;
  }

  /** Unit of its counts. */
  get unit(): CountUnit {
    return this.description.unit ?? 'images';
  }

  ownImages(node: NodeIndex): number {
    return this.columns.ownImages[node]!;
  }

  subtreeImages(node: NodeIndex): number {
    return this.columns.subtreeImages[node]!;
  }

  subtreeSynsetsWithImages(node: NodeIndex): number {
    return this.columns.subtreeSynsetsWithImages[node]!;
  }

  /**
   * Returns the rank by own images among the synsets with images; `undefined` without images, which is not percentile
   * 0.
   */
  imagePercentile(node: NodeIndex): Percentile | undefined {
    if (this.ownImages(node) === 0) return undefined;
    return { below: this.columns.imagesBelow[node]!, population: this.totals.synsetsWithImages };
  }

  /** Returns the rank by popularity among the synsets of the dataset; for another synset, its rank if it were added. */
  popularityPercentile(node: NodeIndex): Percentile {
    return { below: this.columns.popularityBelow[node]!, population: this.totals.synsets };
  }
}

/**
 * Returns the dataset that ImageNet's old addresses serve: the first with a release tree, or else the first.
 *
 * @param datasets at least one.
 */
export function releaseDataset(datasets: readonly Dataset[]): Dataset {
  return datasets.find((dataset) => dataset.release !== undefined) ?? datasets[0]!;
}

/** Returns the synsets that have images of their own in a dataset, in wnid order. */
export function nodesWithImages(dataset: Dataset, taxonomy: Taxonomy): NodeIndex[] {
  return Array.from(taxonomy.columns.wnidOrder, nodeIndex).filter((node) => dataset.ownImages(node) > 0);
}
