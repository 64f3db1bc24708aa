import { branchNodes } from '../branch-hue.ts';
import { HUES, NO_BRANCH } from '../treemap/colour.ts';
import { exploreChildren, type ExploreTree } from './columns.ts';
import { exploreOrder, type ShownTree } from './source.ts';

/**
 * Writes which places begin a branch with a hue of its own: `1:0,5034:2`, places and indices of {@link HUES}.
 *
 * The nine branches of ImageNet's releases have their hues in every tree. Children of the top that hold none of them
 * take the hues that are left, the largest first; the rest is neutral.
 */
export function writeHues(shown: ShownTree): string {
  const { node } = exploreOrder(shown);
  return branchNodes(shown.catalogue)
    .map(([branch, hue]) => [node.indexOf(branch), hue] as const)
    .filter(([place]) => place !== -1)
    .sort(([a], [b]) => a - b)
    .map(([place, hue]) => `${String(place)}:${String(hue)}`)
    .join(',');
}

/** Gives each place the hue of the nearest branch above it, or none. O(places). */
export function spreadHues(tree: Pick<ExploreTree, 'parent' | 'size'>, written: string): Uint8Array {
  const hues = new Uint8Array(tree.parent.length).fill(NO_BRANCH);
  for (const pair of written === '' ? [] : written.split(',')) {
    const [place = 0, hue = NO_BRANCH] = pair.split(':').map(Number);
    hues.fill(hue, place, place + tree.size[place]!);
  }
  const taken = new Set(hues);
  const free = HUES.map((_, hue) => hue).filter((hue) => !taken.has(hue) && hue !== NO_BRANCH);
  const children = exploreChildren(tree, 0).sort((a, b) => tree.size[b]! - tree.size[a]!);
  for (const child of children) {
    const end = child + tree.size[child]!;
    const hue = hues.subarray(child, end).every((one) => one === NO_BRANCH) ? free.shift() : undefined;
    if (hue !== undefined && !written.includes(`${String(child)}:`)) hues.fill(hue, child, end);
  }
  return hues;
}
