import { type Slice, uniteSlices } from '../taxonomy/descendants.ts';
import { nodeIndex } from '../taxonomy/node-index.ts';
import type { Taxonomy } from '../taxonomy/taxonomy.ts';
import { type ClassSet, type Member, sameMember, type SetClass } from './class-set.ts';
import { slicesOfClass, slicesOfMember, subtractSlices } from './class-slices.ts';
import type { Overlap } from './overlap.ts';

/** Reason why two classes share synsets: one contains the other, or each has synsets of its own. */
export type OverlapKind = 'nested' | 'shared';

/**
 * Ways to resolve an overlap.
 *
 * `from-a` and `from-b` exclude what is shared from one of the two, `from-both` from both; `drop-a` and `drop-b` take a
 * class out of the set; `leave` changes nothing.
 */
export const WAYS_OUT = ['from-a', 'from-b', 'from-both', 'drop-a', 'drop-b', 'leave'] as const;
/** One way out. */
export type WayOut = (typeof WAYS_OUT)[number];

/** A way out chosen for the overlap of the classes at two positions. */
export interface Choice {
  readonly a: number;
  readonly b: number;
  readonly way: WayOut;
}

/**
 * Returns the set with choices applied, one after another; a class that was dropped takes no part in later ones.
 *
 * What is excluded is found again for each choice, because earlier ones may have changed the classes.
 */
export function applyChoices(taxonomy: Taxonomy, set: ClassSet, choices: readonly Choice[]): ClassSet {
  const classes: (SetClass | undefined)[] = [...set.classes];
  for (const { a, b, way } of choices) {
    const [first, second] = [classes[a], classes[b]];
    if (first === undefined || second === undefined) continue;
    const shared = sharedMembers(taxonomy, first, second);
    const without = (one: SetClass): SetClass | undefined => excludeMembers(taxonomy, one, shared);
    switch (way) {
      case 'from-a':
        classes[a] = without(first);
        break;
      case 'from-b':
        classes[b] = without(second);
        break;
      case 'from-both':
        classes[a] = without(first);
        classes[b] = without(second);
        break;
      case 'drop-a':
        classes[a] = undefined;
        break;
      case 'drop-b':
        classes[b] = undefined;
        break;
      case 'leave':
        break;
    }
  }
  return { ...set, classes: classes.filter((one) => one !== undefined) };
}

/**
 * Returns the way out that keeps every class and every image: what is nested is taken out of the upper class, what is
 * shared stays with the class that the synset is filed under first.
 */
export function gentlestWayOut(taxonomy: Taxonomy, set: ClassSet, overlap: Overlap): WayOut {
  const { a, b, synsets } = overlap;
  const [first, second] = [set.classes[a]!, set.classes[b]!];
  if (countSynsets(taxonomy, second) === synsets)
    return countSynsets(taxonomy, first) === synsets ? 'drop-b' : 'from-a';
  if (countSynsets(taxonomy, first) === synsets) return 'from-b';
  return isFiledUnder(taxonomy, first, overlap.shared[0]!) ? 'from-b' : 'from-a';
}

/** Returns whether one of two overlapping classes contains the other, or neither does. */
export function kindOfOverlap(taxonomy: Taxonomy, set: ClassSet, { a, b, synsets }: Overlap): OverlapKind {
  const sizes = [a, b].map((at) => countSynsets(taxonomy, set.classes[at]!));
  return sizes.includes(synsets) ? 'nested' : 'shared';
}

function countSynsets({ shape }: Taxonomy, one: SetClass): number {
  let count = 0;
  for (const { start, end, level } of slicesOfClass(shape, one)) {
    for (let node = start; node < end; node++) if (shape.level[node] === level) count++;
  }
  return count;
}

/** Returns true if a shared slice lies in the preorder range of a member of the class: filed there by first parents. */
function isFiledUnder({ columns: { subtreeSize } }: Taxonomy, { includes }: SetClass, { start }: Slice): boolean {
  return includes.some(({ node }) => start >= node && start < node + subtreeSize[node]!);
}

/** Returns the fewest members that hold exactly the synsets that two classes share. */
export function sharedMembers(taxonomy: Taxonomy, a: SetClass, b: SetClass): Member[] {
  const { shape } = taxonomy;
  const inA = slicesOfClass(shape, a);
  const shared = subtractSlices(inA, subtractSlices(inA, slicesOfClass(shape, b)));
  return membersOf(taxonomy, shared);
}

/** Returns the fewest members that hold exactly the synsets of some disjoint slices. */
function membersOf({ shape, columns: { subtreeSize, level } }: Taxonomy, slices: readonly Slice[]): Member[] {
  const members: Member[] = [];
  for (const slice of slices) {
    for (let at = slice.start; at < slice.end;) {
      const node = nodeIndex(at);
      if (level[at] !== slice.level) {
        at++;
        continue;
      }
      const whole: Member = { node, scope: 'subtree' };
      const fits = subtractSlices(slicesOfMember(shape, whole), slices).every((rest) => isEmpty(rest, level));
      members.push(fits ? whole : { node, scope: 'own' });
      at += fits ? subtreeSize[at]! : 1;
    }
  }
  // A member's subtree already includes what it reaches through a second parent.
  return members.filter((member) => !members.some((other) => other !== member && holdsMember(shape, other, member)));
}

function isEmpty({ start, end, level: wanted }: Slice, level: Uint8Array): boolean {
  for (let node = start; node < end; node++) if (level[node] === wanted) return false;
  return true;
}

function holdsMember(shape: Taxonomy['shape'], upper: Member, lower: Member): boolean {
  return subtractSlices(slicesOfMember(shape, lower), slicesOfMember(shape, upper)).length === 0;
}

/** Returns a class without some members; `undefined` if nothing is left of it. */
function excludeMembers(taxonomy: Taxonomy, one: SetClass, members: readonly Member[]): SetClass | undefined {
  const { shape } = taxonomy;
  const kept = one.includes.filter((member) => !members.some((gone) => sameMember(gone, member)));
  const [first, ...others] = kept;
  if (first === undefined) return undefined;
  const excludes = [...one.excludes];
  for (const member of members) if (!excludes.some((other) => sameMember(other, member))) excludes.push(member);
  const left: SetClass = { ...one, includes: [first, ...others], excludes };
  return uniteSlices(slicesOfClass(shape, left)).every((slice) => isEmpty(slice, shape.level)) ? undefined : left;
}
