import { type NodeIndex } from './node-index.ts';
import { type Percentile } from './percentile.ts';
import { type Release } from './release-tree.ts';

/** What is said of a dataset, by those who made it and by us. */
export interface DatasetDescription {
  /** Short name in addresses: `fall2011`; lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences. */
  readonly description: string;
  readonly homepage?: string | undefined;
  /** Who is to be credited. */
  readonly credit: string;
  /** Under which terms, or why that cannot be said. */
  readonly licence: string;
  /** Where the figures come from. */
  readonly origin: string;
  /** ISO date of publication. */
  readonly published: string;
}

/** Sums over a whole dataset. */
export interface DatasetTotals {
  readonly images: number;
  /** Synsets that have images. */
  readonly synsetsWithImages: number;
  /** Distinct synsets of the release tree, or of all those with images where there is none. */
  readonly synsets: number;
}

/** The columns of a dataset; one entry per node of the taxonomy. */
export interface DatasetColumns {
  /** Images filed under the synset itself. */
  readonly ownImages: Uint32Array;
  /** Distinct images in the subtree, own included. */
  readonly subtreeImages: Uint32Array;
  /** Distinct synsets with images in the subtree, the synset itself included. */
  readonly subtreeSynsetsWithImages: Uint32Array;
  /** Synsets of the dataset that have images, but fewer. */
  readonly imagesBelow: Uint32Array;
  /** Synsets of the dataset with a lower popularity score. */
  readonly popularityBelow: Uint32Array;
}

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

  ownImages(node: NodeIndex): number {
    return this.columns.ownImages[node]!;
  }

  subtreeImages(node: NodeIndex): number {
    return this.columns.subtreeImages[node]!;
  }

  subtreeSynsetsWithImages(node: NodeIndex): number {
    return this.columns.subtreeSynsetsWithImages[node]!;
  }

  /** Rank of own images among the synsets that have images; `undefined` without images, which is not percentile 0. */
  imagePercentile(node: NodeIndex): Percentile | undefined {
    if (this.ownImages(node) === 0) return undefined;
    return { below: this.columns.imagesBelow[node]!, population: this.totals.synsetsWithImages };
  }

  /** Rank of popularity among the synsets of the dataset; for any other synset, where it would stand among them. */
  popularityPercentile(node: NodeIndex): Percentile {
    return { below: this.columns.popularityBelow[node]!, population: this.totals.synsets };
  }
}
