import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';

/**
 * Picks a random node that fits, each with the same chance. O(size).
 *
 * @param size number of nodes; @param random returns numbers from 0 up to, not including, 1.
 * @returns `undefined` if no node fits.
 */
export function pickNode(
  size: number,
  fits: (node: NodeIndex) => boolean,
  random: () => number = Math.random,
): NodeIndex | undefined {
  const fitting = Array.from({ length: size }, (_, i) => nodeIndex(i)).filter(fits);
  return fitting[Math.floor(random() * fitting.length)];
}
