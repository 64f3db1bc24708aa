import type { Found } from '../../search/result.ts';
import { type Mark, markOf } from '../../search/highlight.ts';
import type { Wnid } from '../../domain/wordnet/wnid.ts';
import type { PageContext } from '../page-context.ts';
import { formatImages } from '../quantities.ts';
import { synsetUrl } from '../urls.ts';

/** A synset as the search box offers it. */
export interface SearchOption extends MarkedWords {
  readonly wnid: Wnid;
  readonly href: string;
  readonly definition: string;
  /** The first lemma of the parent; absent for the root. */
  readonly parent: string | undefined;
  /** Whether it is an instance of its parent and not a kind of it. */
  readonly isInstance: boolean;
  /** Own images in the dataset shown, formatted; absent without any. */
  readonly images: string | undefined;
  /** Titles of the datasets with images of it. */
  readonly datasets: readonly string[];
}

/** Builds the search box's option for a synset. */
export function searchOption(
  context: PageContext,
  { node, lemma }: Pick<Found, 'node' | 'lemma'>,
  typed: string,
): SearchOption {
  const { catalogue, dataset, state } = context;
  const { taxonomy, lexicon, datasets } = catalogue;
  const parent = taxonomy.primaryParent(node);
  const images = dataset.ownImages(node);
  const wnid = taxonomy.wnid(node);
  return {
    wnid,
    href: synsetUrl(wnid, state),
    ...markedWords(lexicon.lemmas(node), lemma, typed),
    definition: lexicon.gloss(node).definition,
    parent: parent === undefined ? undefined : lexicon.firstLemma(parent),
    isInstance: taxonomy.isInstance(node),
    images: images === 0 ? undefined : formatImages(images, dataset.unit),
    datasets: datasets.filter((other) => other.ownImages(node) > 0).map((other) => other.description.title),
  };
}

/** Lemmas as they are shown, and the position of the typed text in them. */
export interface MarkedWords {
  /** All lemmas, joined as ImageNet joined them. */
  readonly words: string;
  /** The letters typed or, where they are others, the whole lemma found; absent if it was not found by a lemma. */
  readonly mark: Mark | undefined;
}

/** Joins lemmas by `, ` and marks the typed text in the one that was found. */
export function markedWords(lemmas: readonly string[], found: string | undefined, typed: string): MarkedWords {
  const words = lemmas.join(', ');
  const place = found === undefined ? -1 : lemmas.indexOf(found);
  if (found === undefined || place === -1) return { words, mark: undefined };
  const before = lemmas.slice(0, place).reduce((length, lemma) => length + lemma.length + ', '.length, 0);
  const [from, to] = markOf(found, typed) ?? [0, found.length];
  return { words, mark: [before + from, before + to] };
}
