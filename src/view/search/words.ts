import type { ChoiceKind } from '../../search/restrictions/choices.ts';
import type { Identifier } from '../../search/identifiers/identifier.ts';
import type { MatchKind } from '../../search/rank.ts';
import { formatQuantity } from '../numbers.ts';

/** Descriptions of the ways in which a result was found, other than by its words. */
export const FOUND_BY: Readonly<Record<MatchKind, string | undefined>> = {
  identifier: undefined,
  exact: undefined,
  inflected: 'inflected form',
  translation: undefined,
  prefix: undefined,
  word: undefined,
  signpost: 'nearest synset',
  part: 'part of the text',
  misspelt: 'similar spelling',
  definition: 'in the definition',
  restriction: undefined,
};

/** Reasons why an identifier leads to no synset, by its kind. */
export const NOT_HELD: Readonly<Record<Identifier['kind'], string>> = {
  wnid: 'looks like a wnid, but WordNet 3.0 has no noun there.',
  offset: 'looks like an offset, but neither WordNet 3.0 nor 3.1 has a noun there.',
  offset31: 'looks like an offset of WordNet 3.1, but no noun of 3.0 has it.',
  name: 'looks like the name of a synset, but WordNet 3.0 has none of that name.',
  senseKey: 'looks like a sense key, but WordNet 3.0 has no such noun.',
  classIndex: 'looks like a class index, but the class list has no such index.',
  ili: 'looks like a number of the interlingual index, but it is that of no noun of WordNet 3.0.',
  pictograph: 'is an emoji or a sign that depicts no noun of WordNet 3.0.',
  otherPartOfSpeech: 'names a verb, an adjective or an adverb; here are nouns only.',
  foreign: 'looks like an identifier of Wikidata, Freebase or BabelNet, none of which is known here.',
  unlabelledImage:
    'is an image of a validation or test set: its name does not tell its class. The ground truth that came with the set does.',
};

/** The heading above the choices of a kind. */
export const CHOICE_HEADINGS: Readonly<Record<ChoiceKind, string>> = {
  in: 'Where',
  images: 'Images, own',
  dataset: 'Datasets',
  depth: 'Depth',
  leaf: 'Shape',
};

/** Names the datasets that hold a synset, or counts them where there are more than two. */
export function datasetsText(titles: readonly string[]): string {
  return titles.length > 2 ? formatQuantity(titles.length, 'dataset') : titles.join(' and ');
}
