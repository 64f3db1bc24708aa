import { lowerBound } from '../binary-search.ts';
import { type NodeIndex, nodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import { wnidOf } from './wnid.ts';

/** Digits of an offset in a wnid. */
const DIGITS = 8;

/**
 * Finds the synsets that a wrong WordNet 3.0 offset may mean: those whose offset differs in one digit or in two
 * neighbouring digits that changed places; if none exists, the next lower and the next higher. Beyond the first and the last
 * offset none is near.
 *
 * @returns the nearest by number first. O(log nodes).
 */
export function findNearOffsets(taxonomy: Taxonomy, offset: number): NodeIndex[] {
  const slips = [...oneSlipAway(offset)].flatMap((other) => taxonomy.node(wnidOf(other)) ?? []);
  const near = slips.length > 0 ? [...new Set(slips)] : neighbours(taxonomy, offset);
  const distance = (node: NodeIndex): number => Math.abs(taxonomy.columns.offset[node]! - offset);
  return near.sort((a, b) => distance(a) - distance(b));
}

function* oneSlipAway(offset: number): Generator<number> {
  const digits = String(offset).padStart(DIGITS, '0');
  for (let i = 0; i < DIGITS; i++) {
    for (let digit = 0; digit <= 9; digit++)
      if (String(digit) !== digits[i]) yield Number(digits.slice(0, i) + String(digit) + digits.slice(i + 1));
    if (i > 0 && digits[i] !== digits[i - 1])
      yield Number(digits.slice(0, i - 1) + digits[i]! + digits[i - 1]! + digits.slice(i + 1));
  }
}

function neighbours({ columns: { wnidOrder, offset: offsets } }: Taxonomy, offset: number): NodeIndex[] {
  const rank = lowerBound(
    wnidOrder.map((node) => offsets[node]!),
    offset,
  );
  return rank === 0 || rank === wnidOrder.length ? [] : [rank - 1, rank].map((place) => nodeIndex(wnidOrder[place]!));
}
