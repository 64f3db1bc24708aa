import type { PointerKind } from '../../domain/wordnet/pointer.ts';

/** Headings of lists of related synsets, by relation. */
const LABELS: Readonly<Record<PointerKind, string>> = {
  hypernym: 'is a kind of',
  instanceHypernym: 'is an instance of',
  hyponym: 'has kinds',
  instanceHyponym: 'has instances',
  memberHolonym: 'is a member of',
  substanceHolonym: 'is a substance of',
  partHolonym: 'is a part of',
  memberMeronym: 'has members',
  substanceMeronym: 'is made of',
  partMeronym: 'has parts',
  attribute: 'is an attribute of',
  derivation: 'has related forms',
  domainTopic: 'belongs to the topic',
  domainRegion: 'belongs to the region',
  domainUsage: 'is used as',
  inDomainTopic: 'is the topic of',
  inDomainRegion: 'is the region of',
  inDomainUsage: 'is the usage of',
  antonym: 'has the opposite',
};

/** Returns the heading of a list of related synsets: `has parts`. */
export function relationLabel(kind: PointerKind): string {
  return LABELS[kind];
}
