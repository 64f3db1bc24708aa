import { describe, expect, test } from 'vitest';
import { type IllustrationInputs, Illustrations } from '../../../src/domain/pictures/illustration.ts';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';

/**
 * In preorder; numbers in brackets are images in the subtree, a star marks a picture.
 *
 *     0 animal (100)
 *     ├─ 1 carnivore (70)
 *     │  ├─ 2 canine (50)
 *     │  │  ├─ 3 dog* (40)
 *     │  │  │  └─ 4 husky (10)
 *     │  │  └─ 5 fox* (10)
 *     │  └─ 6 cat* (20)
 *     ├─ 7 bird (20)          no picture below
 *     ├─ 8 person* (9)        excluded
 *     │  └─ 9 cook* (9)
 *     └─ 10 mountain (1)
 *        ┊┄ 11 Fuji* (1)      an instance
 */
const PARENT = [-1, 0, 1, 2, 3, 2, 1, 0, 0, 8, 0, 10];
const IMAGES = [100, 70, 50, 40, 10, 10, 20, 20, 9, 9, 1, 1];
const PICTURED = [3, 5, 6, 8, 9, 11];
const FUJI = 11;
const n = nodeIndex;

const graph = {
  size: PARENT.length,
  primaryParent: (node: NodeIndex) => (node === 0 ? undefined : n(PARENT[node]!)),
  hyponymsOf: (node: NodeIndex) => PARENT.flatMap((parent, i) => (parent === node && i !== FUJI ? [n(i)] : [])),
  instancesOf: (node: NodeIndex) => (node === PARENT[FUJI] ? [n(FUJI)] : []),
};

function chosen(changes: Partial<IllustrationInputs> = {}): Illustrations {
  const excluded = new Uint8Array(graph.size);
  excluded[8] = excluded[9] = 1;
  return new Illustrations(graph, {
    has: (node) => PICTURED.includes(node),
    size: (node) => IMAGES[node]!,
    excluded,
    overrides: new Map(),
    ...changes,
  });
}

describe('the picture that illustrates a synset', () => {
  test('is its own, else that of its largest child', () => {
    expect(chosen().lender(n(3))).toBe(3);
    expect(chosen().lender(n(2))).toBe(3);
  });

  test('climbs one level, and then the next child lends, if it is of some size', () => {
    expect(chosen().lender(n(1))).toBe(6);
    const small = (node: NodeIndex): number => (node === 6 ? 1 : IMAGES[node]!);
    expect(chosen({ size: small }).lender(n(1))).toBe(3);
  });

  test('is that of a named instance where no kind lends', () => {
    expect(chosen().lender(n(10))).toBe(FUJI);
  });

  test('is none where nothing below has one, and never of people or for them', () => {
    expect(chosen().lender(n(7))).toBeUndefined();
    for (const node of [8, 9]) {
      expect(chosen().lender(n(node))).toBeUndefined();
      expect(chosen().above(n(node))).toBeUndefined();
      expect(chosen().several(n(node), 6)).toEqual([]);
    }
    const lenders = PARENT.map((_, node) => chosen().lender(n(node)));
    expect(lenders.filter((lender) => lender === 8 || lender === 9)).toEqual([]);
  });

  test('can be chosen by hand, or refused', () => {
    const overrides = new Map<NodeIndex, NodeIndex | undefined>([
      [n(2), n(5)],
      [n(3), undefined],
      [n(7), n(9)],
    ]);
    const one = chosen({ overrides });
    expect(one.several(n(3), 6)).toEqual([]);
    expect([one.lender(n(2)), one.lender(n(3)), one.above(n(3))]).toEqual([5, undefined, undefined]);
    expect(one.lender(n(7)), 'people never lend').toBeUndefined();
  });

  test('is that of the largest child whatever its place, the first of equal ones, and never of one that has none', () => {
    const sized = (changes: Readonly<Record<number, number>>) => (node: NodeIndex) => changes[node] ?? IMAGES[node]!;
    expect(chosen({ size: sized({ 5: 60 }) }).lender(n(2))).toBe(5);
    expect(chosen({ size: () => 1 }).lender(n(2))).toBe(3);
    expect(chosen({ size: sized({ 7: 1000 }) }).lender(n(0))).toBe(6);
    expect(chosen({ size: sized({ 2: 100, 6: 5 }) }).lender(n(1))).toBe(6);
    expect(chosen({ overrides: new Map([[n(2), n(4)]]) }).lender(n(2)), 'husky has no picture').toBeUndefined();
  });

  test('from above is none for a synset that is refused or excluded', () => {
    const above = (overrides: [NodeIndex, NodeIndex | undefined][]): NodeIndex | undefined =>
      chosen({ overrides: new Map(overrides) }).above(n(4));
    expect([above([]), above([[n(4), n(5)]]), above([[n(4), undefined]])]).toEqual([3, 3, undefined]);
    const excluded = new Uint8Array(graph.size);
    excluded[4] = 1;
    expect(chosen({ excluded }).above(n(4))).toBeUndefined();
    expect(chosen({ overrides: new Map([[n(1), undefined]]) }).several(n(1), 6)).toEqual([]);
  });

  test('from above is the nearest own one', () => {
    expect(chosen().above(n(4))).toBe(3);
    expect(chosen().above(n(7))).toBeUndefined();
  });
});

describe('several pictures of a subtree', () => {
  test('are all different, the one of the synset first, then by the size of the children, at most as many as asked for', () => {
    expect(chosen().several(n(3), 6)).toEqual([3]);
    expect(chosen().several(n(1), 6)).toEqual([6, 3, 5]);
    expect(chosen().several(n(0), 2)).toEqual([6, FUJI]);
  });
});
