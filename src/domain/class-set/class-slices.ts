import { descendantSlices, type Slice, type TreeShape, uniteSlices } from '../taxonomy/descendants.ts';
import type { Member, SetClass } from './class-set.ts';

/**
 * Returns the synsets of a class as disjoint slices in preorder.
 *
 * Pieces of a subtree from which something was excluded are slices as well, so that two slices of different classes
 * may cross without one holding the other. O(s log s) for s slices of the members.
 */
export function slicesOfClass(shape: TreeShape, { includes, excludes }: SetClass): readonly Slice[] {
  const [first, ...others] = includes;
  const included = others.length === 0 ? slicesOfMember(shape, first) : uniteMembers(shape, includes);
  return excludes.length === 0 ? included : subtractSlices(included, uniteMembers(shape, excludes));
}

/** Returns the synsets of one member as disjoint slices. */
export function slicesOfMember(shape: TreeShape, { node, scope }: Member): Slice[] {
  return scope === 'subtree'
    ? descendantSlices(shape, node)
    : [{ start: node, end: node + 1, level: shape.level[node]! }];
}

function uniteMembers(shape: TreeShape, members: readonly Member[]): Slice[] {
  return uniteSlices(members.flatMap((member) => slicesOfMember(shape, member)));
}

/** Returns what remains of disjoint slices without those of `removed`, in preorder. O(slices × removed). */
export function subtractSlices(slices: readonly Slice[], removed: readonly Slice[]): Slice[] {
  let rest = [...slices];
  for (const hole of removed) {
    rest = rest.flatMap((slice) => {
      if (slice.level !== hole.level || hole.end <= slice.start || slice.end <= hole.start) return [slice];
      return [
        { ...slice, end: hole.start },
        { ...slice, start: hole.end },
      ].filter(({ start, end }) => start < end);
    });
  }
  return rest.sort((a, b) => a.start - b.start || a.level - b.level);
}
