import { expect, test } from 'vitest';
import { packAdjacency } from '../../../src/domain/taxonomy/adjacency.ts';
import { spanningTree, TreeError } from '../../../src/domain/taxonomy/spanning-tree.ts';

function failure(parents: number[][]): TreeError {
  try {
    spanningTree(packAdjacency(parents));
  } catch (error) {
    if (error instanceof TreeError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

test('each vertex hangs under its first parent, children in vertex order', () => {
  //     2          vertex 1 has the parents 3 and 0; 3 comes first
  //   0   3
  //       1 4
  const tree = spanningTree(packAdjacency([[2], [3, 0], [], [2], [3]]));
  expect([...tree.order]).toEqual([2, 0, 3, 1, 4]);
  expect([...tree.place]).toEqual([1, 3, 0, 2, 4]);
  expect([...tree.parent]).toEqual([0, 0, 0, 2, 2]);
  expect([...tree.subtreeSize]).toEqual([5, 1, 3, 1, 1]);
  expect([...tree.depth]).toEqual([0, 1, 1, 2, 2]);
});

test('a single vertex is a tree', () => {
  expect([...spanningTree(packAdjacency([[]])).subtreeSize]).toEqual([1]);
});

test('several roots are named', () => {
  expect(failure([[], [0], []])).toMatchObject({ kind: 'several roots', vertices: [0, 2] });
});

test('of many roots, the first five are named', () => {
  const error = failure([[], [], [], [], [], [], []]);
  expect(error.vertices).toEqual([0, 1, 2, 3, 4]);
  expect(String(error)).toBe('TreeError: several roots: vertices 0, 1, 2, 3, 4');
});

test('neither what hangs below a cycle nor what is above it is named', () => {
  // 1 hangs below 3; 3 hangs under 2, which is no part of the cycle of 3 and 4.
  expect(failure([[], [3], [0], [2, 4], [3]]).vertices).toEqual([3, 4]);
});

test('a graph without a root is refused', () => {
  expect(failure([[1], [0]])).toMatchObject({ kind: 'no root' });
});

test('the vertices of a cycle are named, and no others', () => {
  const { kind, vertices } = failure([[], [0], [4, 1], [2], [3, 0], [4]]);
  expect(kind).toBe('cycle');
  expect([...vertices].sort()).toEqual([2, 3, 4]);
});

test('a cycle through a second parent is refused too', () => {
  expect(failure([[], [0, 2], [1]]).kind).toBe('cycle');
});
