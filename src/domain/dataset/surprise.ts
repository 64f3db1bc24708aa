import { nodeIndex, type NodeIndex } from '../taxonomy/node-index.ts';

/** Number of random tries before all nodes are examined in turn. */
const TRIES = 200;

/**
 * Picks a random node that fits, each with about the same chance.
 *
 * @param size number of nodes; @param random returns numbers from 0 up to, not including, 1.
 * @returns `undefined` if no node fits.
 */
export function pickNode(
  size: number,
  fits: (node: NodeIndex) => boolean,
  random: () => number = Math.random,
): NodeIndex | undefined {
  for (let i = 0; i < TRIES; i++) {
    const node = nodeIndex(Math.floor(random() * size));
    if (node < size && fits(node)) return node;
  }
  const fitting: NodeIndex[] = [];
  for (let i = 0; i < size; i++) if (fits(nodeIndex(i))) fitting.push(nodeIndex(i));
  return fitting[Math.floor(random() * fitting.length)];
}
