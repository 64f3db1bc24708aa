import type { ChoiceKind } from '../../search/choices.ts';
import type { MatchKind } from '../../search/rank.ts';

/** What is said of a result beyond the words that were found. */
export const FOUND_BY: Readonly<Record<MatchKind, string | undefined>> = {
  identifier: undefined,
  exact: undefined,
  inflected: 'inflected form',
  prefix: undefined,
  word: undefined,
  misspelt: 'similar spelling',
  definition: 'in the definition',
  restriction: undefined,
};

/** The heading above the choices of a kind. */
export const CHOICE_HEADINGS: Readonly<Record<ChoiceKind, string>> = {
  in: 'Where',
  images: 'Images, own',
  dataset: 'Datasets',
  depth: 'Depth',
  leaf: 'Shape',
};
