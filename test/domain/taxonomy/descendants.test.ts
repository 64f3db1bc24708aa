import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packAdjacency } from '../../../src/domain/taxonomy/adjacency.ts';
import {
  descendantSlices,
  holds,
  nodeArray,
  nodesOf,
  type Slice,
  type TreeShape,
  uniteSlices,
} from '../../../src/domain/taxonomy/descendants.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { Tally } from '../../../src/domain/taxonomy/tally.ts';

/** A random preorder with levels: each node hangs under one on the path to the node before it. */
const preorder = fc
  .array(fc.record({ up: fc.nat(4), instance: fc.boolean(), value: fc.nat(100) }), { minLength: 1, maxLength: 30 })
  .map((steps) => {
    const parent = [0];
    const level = [0];
    for (const { up, instance } of steps) {
      let above = parent.length - 1;
      for (let i = 0; i < up; i++) above = parent[above]!;
      parent.push(above);
      level.push(level[above]! + (instance ? 1 : 0));
    }
    const size = parent.map(() => 1);
    for (let i = parent.length - 1; i > 0; i--) size[parent[i]!]! += size[i]!;
    return { size, level: Uint8Array.from(level), values: [7, ...steps.map(({ value }) => value)] };
  });

const slicesIn = preorder.chain((tree) =>
  fc.record({
    tree: fc.constant(tree),
    slices: fc
      .array(fc.nat(tree.size.length - 1), { maxLength: 8 })
      .map((roots) =>
        roots.map((root): Slice => ({ start: root, end: root + tree.size[root]!, level: tree.level[root]! })),
      ),
  }),
);

function naive(slices: readonly Slice[], level: Uint8Array): number[] {
  return [...level.keys()].filter((node) =>
    slices.some((s) => node >= s.start && node < s.end && level[node] === s.level),
  );
}

test('united slices hold each node of the slices once, in preorder, and no other', () => {
  fc.assert(
    fc.property(slicesIn, ({ tree, slices }) => {
      const united = uniteSlices(slices);
      const nodes = [...nodesOf(united, tree.level)];
      expect([...nodeArray(united, tree.level)]).toEqual(nodes);
      expect([...nodes].sort((a, b) => a - b)).toEqual(naive(slices, tree.level));
      expect(united.map(({ start }) => start)).toEqual(united.map(({ start }) => start).sort((a, b) => a - b));
      for (const node of tree.level.keys())
        expect(holds(united, tree.level, nodeIndex(node))).toBe(nodes.includes(nodeIndex(node)));
    }),
  );
});

test('a tally over united slices counts each node once', () => {
  fc.assert(
    fc.property(slicesIn, ({ tree, slices }) => {
      const tally = new Tally(tree.values, tree.level);
      const expected = naive(slices, tree.level).reduce((sum, node) => sum + tree.values[node]!, 0);
      expect(tally.sum(uniteSlices(slices))).toBe(expected);
    }),
  );
});

/**
 * 0 animal ─┬─ 1 dog ─── 2 husky
 *           ├─ 3 pet ─── 4 goldfish     (dog is a pet, too)
 *           └─ 5 planet ┄ 6 Mars        (an instance)
 */
const SHAPE: TreeShape = {
  subtreeSize: Uint32Array.of(7, 2, 1, 2, 1, 2, 1),
  level: Uint8Array.of(0, 0, 0, 0, 0, 0, 1),
  extraRoots: packAdjacency([[], [], [], [1], [], [], []]),
};

test.each([
  ['a leaf', 4, [{ start: 4, end: 5, level: 0 }], [4]],
  ['a subtree', 1, [{ start: 1, end: 3, level: 0 }], [1, 2]],
  [
    'a synset that reaches another range by a second parent, its own range first',
    3,
    [
      { start: 3, end: 5, level: 0 },
      { start: 1, end: 3, level: 0 },
    ],
    [3, 4, 1, 2],
  ],
  ['a class without its instances', 5, [{ start: 5, end: 7, level: 0 }], [5]],
  ['an instance', 6, [{ start: 6, end: 7, level: 1 }], [6]],
  ['the root, each synset once and no instance', 0, [{ start: 0, end: 7, level: 0 }], [0, 1, 2, 3, 4, 5]],
] as const)('the slices of %s', (_, node, slices, nodes) => {
  expect(descendantSlices(SHAPE, nodeIndex(node))).toEqual(slices);
  expect([...nodesOf(descendantSlices(SHAPE, nodeIndex(node)), SHAPE.level)]).toEqual(nodes);
});

test('no slices hold nothing', () => {
  expect(uniteSlices([])).toEqual([]);
  expect([...nodesOf([], new Uint8Array(3))]).toEqual([]);
});
