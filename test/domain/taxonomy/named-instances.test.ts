import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packAdjacency } from '../../../src/domain/taxonomy/adjacency.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import { findSecondEdges, slicesWithInstances } from '../../../src/domain/taxonomy/named-instances.ts';
import type { NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const { taxonomy, lexicon } = miniCatalogue;

function below(node: NodeIndex): string[] {
  return [...nodesOf(taxonomy.descendantsWithInstances(node), taxonomy.columns.level)].map((one) =>
    lexicon.firstLemma(one),
  );
}

describe('the descendants of a synset with named instances', () => {
  test('are its hyponyms, then its instances with their own hyponyms', () => {
    expect(below(mini('planet'))).toEqual(['planet', 'Earth', 'flat Earth', 'Mars']);
    expect(below(mini('place'))).toEqual(['place', 'café', 'planet', 'Earth', 'flat Earth', 'Mars']);
  });

  test('are its subtree where it has no instances, a second parent’s children among them', () => {
    for (const name of ['pet', 'dog', 'husky', 'snack']) {
      const node = mini(name);
      const subtree = [...nodesOf(taxonomy.descendants(node), taxonomy.columns.level)];
      expect(below(node)).toEqual(subtree.map((one) => lexicon.firstLemma(one)));
    }
  });

  test('of an instance are the instance and its hyponyms', () => {
    expect(below(mini('earth'))).toEqual(['Earth', 'flat Earth']);
    expect(below(mini('mars'))).toEqual(['Mars']);
  });
});

test('second edges lead to ranges in preorder, none inside another, at the levels that they have', () => {
  // 0 ─┬─ 1 ─── 2      5 lies also under 1, and 4 above it under 2, 7 under 1
  //    ├─ 3 ─── 4 ─── 5
  //    └─ 6 ┄┄┄ 7
  const parents = [[], [0], [1], [0], [3, 2], [4, 1], [0], [6, 1]];
  const [parent, level] = [Uint32Array.of(0, 0, 1, 0, 3, 4, 0, 6), Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1)];
  const subtreeSize = Uint32Array.of(8, 2, 1, 3, 2, 1, 2, 1);
  const slices = slicesWithInstances({ subtreeSize, level }, findSecondEdges([packAdjacency(parents)], parent), 1);
  expect(slices.map((slice) => [slice.start, slice.end, slice.level])).toEqual([
    [1, 3, 0],
    [4, 6, 0],
    [1, 3, 1],
    [4, 6, 1],
    [7, 8, 1],
  ]);
});

/** A random tree in preorder, whose edges are of two kinds, with second edges from later to earlier nodes. */
const graphs = fc
  .array(fc.record({ up: fc.nat(4), isInstance: fc.boolean(), second: fc.nat(40), hasSecond: fc.nat(3) }), {
    maxLength: 40,
  })
  .map((steps) => {
    const [parent, level] = [[0], [0]];
    for (const { up, isInstance } of steps) {
      let above = parent.length - 1;
      for (let i = 0; i < up; i++) above = parent[above]!;
      parent.push(above);
      level.push(level[above]! + (isInstance ? 1 : 0));
    }
    const subtreeSize = Uint32Array.from(parent, () => 1);
    for (let i = parent.length - 1; i > 0; i--) subtreeSize[parent[i]!]! += subtreeSize[i]!;
    // A second parent outside the node's own range makes no cycle when it stands before the node.
    const parents = parent.map((first, node) => {
      const { second = 0, hasSecond = 1 } = steps[node - 1] ?? {};
      const other = node === 0 ? 0 : second % node;
      return node === 0 ? [] : hasSecond === 0 && other !== first ? [first, other] : [first];
    });
    return { parents, shape: { subtreeSize, level: Uint8Array.from(level) }, parent: Uint32Array.from(parent) };
  });

test('slices with instances hold every node that any path leads down to, once', () => {
  fc.assert(
    fc.property(graphs, ({ parents, shape, parent }) => {
      const edges = findSecondEdges([packAdjacency(parents)], parent);
      for (const top of parents.keys()) {
        const reached = new Set([top]);
        // Parents stand before their children, so one pass finds all.
        for (const [node, above] of parents.entries()) if (above.some((one) => reached.has(one))) reached.add(node);
        const found = [...nodesOf(slicesWithInstances(shape, edges, top), shape.level)];
        expect(found.toSorted((a, b) => a - b)).toEqual([...reached].toSorted((a, b) => a - b));
      }
    }),
  );
});
