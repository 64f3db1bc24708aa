import type { Catalogue } from '../../domain/catalogue.ts';
import type { CountUnit } from '../../domain/dataset/dataset.ts';
import type { ClassList } from '../../domain/class-list.ts';
import { measureSet } from '../../domain/class-set/measures.ts';
import type { PageContext } from '../page-context.ts';
import { compareUrl, searchUrl } from '../urls.ts';
import { cutUrl, labelsUrl, rollUpUrl, setUrl } from './urls.ts';

/** A published set as a row of the index. */
export interface SetEntry {
  readonly name: string;
  readonly title: string;
  readonly origin: string;
  readonly classes: number;
  readonly images: number;
  /** Pairs of classes that share a synset. */
  readonly overlaps: number;
  /** Number of images if every class had its subtree; `undefined` where all have, or classes are of several synsets. */
  readonly withSubtrees: number | undefined;
  readonly href: string;
}

/** Published sets of one kind. */
export interface SetFamily {
  readonly id: FamilyId;
  readonly title: string;
  readonly sets: readonly SetEntry[];
}

/** Model of the index of class sets; its JSON twin. */
export interface SetsPage {
  readonly dataset: string;
  /** Unit of the dataset's counts. */
  readonly unit: CountUnit;
  readonly families: readonly SetFamily[];
  readonly cut: string;
  /** The dataset summed up at one depth. */
  readonly rollUp: string;
  readonly search: string;
  readonly paste: string;
  readonly compare: string;
}

const FAMILIES = {
  releases: 'ImageNet’s releases',
  parts: 'Parts of ILSVRC-1K',
  labels: 'Labels of other datasets',
  superclasses: 'Superclasses',
} as const;
type FamilyId = keyof typeof FAMILIES;

/** Forms the index of published class sets. O(synsets of all sets). */
export function setsPage({ catalogue, dataset, state }: PageContext): SetsPage {
  const tallies = catalogue.talliesOf(dataset);
  const entry = (list: ClassList): SetEntry => {
    const { name, title, origin, set } = list;
    const { totalImages, overlaps } = measureSet(catalogue.taxonomy, tallies, set);
    return {
      name,
      title,
      origin,
      classes: set.classes.length,
      images: totalImages,
      overlaps: overlaps.pairs,
      withSubtrees: catalogue.subtreePairsOf(list),
      href: setUrl({ name }, state),
    };
  };
  const byFamily = Map.groupBy(catalogue.publishedSets, (list) => familyOf(catalogue, list));
  return {
    dataset: dataset.description.title,
    unit: dataset.unit,
    families: (Object.keys(FAMILIES) as FamilyId[])
      .map((id) => ({ id, title: FAMILIES[id], sets: (byFamily.get(id) ?? []).map(entry) }))
      .filter(({ sets }) => sets.length > 0),
    cut: cutUrl({}, state),
    rollUp: rollUpUrl(state),
    search: searchUrl('', state),
    paste: labelsUrl(state),
    compare: compareUrl({}, state),
  };
}

/** Returns the kind of a published set, as its classes say. */
function familyOf({ classLists: [first] }: Catalogue, list: ClassList): FamilyId {
  const { classes } = list.set;
  if (classes.some(({ includes }) => includes.length > 1)) return 'superclasses';
  if (classes.some(({ includes: [{ scope }] }) => scope === 'subtree')) return 'labels';
  const listed = new Set(first?.nodes);
  return list !== first && list.nodes.every((node) => listed.has(node)) ? 'parts' : 'releases';
}
