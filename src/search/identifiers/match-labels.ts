import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import type { Found } from '../result.ts';
import type { SearchableCatalogue } from '../searcher.ts';

/**
 * How surely a label names a synset: `sure`, `ambiguous` (several senses, none clearly the usual one), `bare` (known, but
 * no sense has images), or `unknown`.
 */
export const LABEL_STATES = ['ambiguous', 'sure', 'bare', 'unknown'] as const;
/** One way. */
export type LabelState = (typeof LABEL_STATES)[number];

/** A synset that a label may name. */
export interface LabelCandidate {
  readonly node: NodeIndex;
  /** Probability that the label means the sense, from 0 to 1; 0 for a synset that is merely near. */
  readonly share: number;
}

/** A label with the synsets that it may name, the likeliest first. */
export interface LabelMatch {
  readonly label: string;
  readonly state: LabelState;
  /** The senses of the label or, where it is unknown, the nearest synsets. */
  readonly candidates: readonly LabelCandidate[];
}

/** Share of all uses from which a sense is the usual one. */
const USUAL_SHARE = 0.7;
/** Maximum number of senses, and of near synsets, of a label. */
const MOST_SENSES = 12;
const MOST_NEAR = 3;
/** Kinds of match that are the label itself, as an identifier, a lemma, or a form of one. */
const OWN_KINDS = new Set<Found['kind']>(['identifier', 'exact', 'inflected']);

/**
 * Matches a label with synsets.
 *
 * Senses weigh by how often they are meant, 2 to the bits of the search's score, over all of WordNet; of a label with
 * alternatives or a hint (`door;double door`, `mouse (animal)`), by how many of these agree as well. That only one
 * sense is in the dataset proves nothing: *cake* of soap and *kite* the hawk have images.
 */
export function matchLabel({ searcher }: SearchableCatalogue, dataset: Dataset, label: string): LabelMatch {
  const { found, notHeld } = searcher.search(label, dataset, { from: 0, count: MOST_SENSES + MOST_NEAR });
  const named = searcher.namedBy(label);
  const senses = found
    .filter(({ node, kind }) => OWN_KINDS.has(kind) || (kind === 'part' && named.has(node)))
    .slice(0, MOST_SENSES);
  if (senses.length === 0) {
    const near = notHeld.length > 0 ? [] : found.slice(0, MOST_NEAR);
    return { label, state: 'unknown', candidates: near.map(({ node }) => ({ node, share: 0 })) };
  }
  const best = senses[0]!.score;
  const weights = senses.map(({ score }) => 2 ** (score - best));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const candidates = senses.map(({ node }, at) => ({ node, share: weights[at]! / sum }));
  const isPictured = candidates.some(({ node }) => dataset.subtreeImages(node) > 0);
  const isUsual = candidates[0]!.share >= USUAL_SHARE && dataset.subtreeImages(candidates[0]!.node) > 0;
  return { label, state: !isPictured ? 'bare' : isUsual ? 'sure' : 'ambiguous', candidates };
}
