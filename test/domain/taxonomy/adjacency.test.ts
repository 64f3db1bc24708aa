import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  packAdjacency,
  reverse,
  selectEdges,
  targetsOf,
  topologicalOrder,
  vertexCount,
} from '../../../src/domain/taxonomy/adjacency.ts';

/** Lists of targets, each vertex leading to lower ones only: a graph without cycles. */
const acyclic = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc.tuple(
      ...Array.from({ length: n }, (_, v) => (v === 0 ? fc.constant([]) : fc.array(fc.nat(v - 1), { maxLength: 4 }))),
    ),
  );

function edgesOf(lists: readonly (readonly number[])[]): string[] {
  return lists.flatMap((list, v) => list.map((t) => `${String(v)}>${String(t)}`)).sort();
}

test('packing keeps every list in its order', () => {
  fc.assert(
    fc.property(acyclic, (lists) => {
      const edges = packAdjacency(lists);
      expect(lists.map((_, v) => [...targetsOf(edges, v)])).toEqual(lists);
      expect(vertexCount(edges)).toBe(lists.length);
    }),
  );
});

test('reversing turns every edge round and loses none', () => {
  fc.assert(
    fc.property(acyclic, (lists) => {
      const reversed = reverse(packAdjacency(lists));
      const back = lists.map((_, v) => [...targetsOf(reversed, v)]);
      expect(
        edgesOf(back)
          .map((edge) => edge.split('>').reverse().join('>'))
          .sort(),
      ).toEqual(edgesOf(lists));
      for (const list of back) expect(list).toEqual([...list].sort((a, b) => a - b));
    }),
  );
});

test('a topological order has every vertex once, before its targets', () => {
  fc.assert(
    fc.property(acyclic, (lists) => {
      const order = [...topologicalOrder(packAdjacency(lists))];
      expect([...order].sort((a, b) => a - b)).toEqual([...lists.keys()]);
      lists.forEach((list, v) => {
        for (const t of list) expect(order.indexOf(v)).toBeLessThan(order.indexOf(t));
      });
    }),
  );
});

test('a topological order leaves out a cycle, even of one vertex, and what is behind one', () => {
  expect([...topologicalOrder(packAdjacency([[0]]))]).toEqual([]);
  expect([...topologicalOrder(packAdjacency([[1], [2], [0, 3], [], [3]]))]).toEqual([4]);
});

test('edges are selected kind by kind, in the order asked for', () => {
  const start = Uint32Array.of(0, 3, 3, 5);
  const target = Uint32Array.of(10, 11, 12, 13, 14);
  const kind = Uint8Array.of(1, 0, 1, 2, 0);
  const selected = selectEdges(start, target, kind, [0, 1]);
  expect([0, 1, 2].map((v) => [...targetsOf(selected, v)])).toEqual([[11, 10, 12], [], [14]]);
  expect(selectEdges(start, target, kind, [7]).target).toHaveLength(0);
});
