import type { Catalogue } from '../../domain/catalogue.ts';
import type { ClassSet } from '../../domain/class-set/class-set.ts';
import type { MeasuredSet } from '../../domain/class-set/measures.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { Filed, ImageUrl } from '../../domain/dataset/image-holdings.ts';

/** Data from which the files of a class set are written. */
export interface SetParts {
  readonly catalogue: Pick<Catalogue, 'taxonomy' | 'lexicon' | 'classLists'>;
  readonly set: ClassSet;
  /** Short name of the set, for files that carry one. */
  readonly title: string;
  /** The name of each class. */
  readonly names: readonly string[];
  readonly measured: MeasuredSet;
  /** Dataset whose images fill the classes. */
  readonly dataset: Dataset;
  readonly fingerprint: string;
  /** The address of the set's page, with scheme and host. */
  readonly address: string;
  /** The address of its table, with scheme and host. */
  readonly files: string;
  /** Addresses of the dataset's images; absent where it has none. */
  readonly urls: Filed<ImageUrl> | undefined;
}
