import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { ChosenPictures, PictureSequence } from '../../../src/domain/pictures/picture-sequence.ts';

const counts = fc.array(fc.nat(7), { maxLength: 20 });

function sequence(of: readonly number[]): { sequence: PictureSequence; all: { node: number; place: number }[] } {
  const nodes = of.map((_, i) => nodeIndex(i));
  return {
    sequence: new PictureSequence(nodes, (node: NodeIndex) => of[node]!),
    all: of.flatMap((count, node) => Array.from({ length: count }, (_, place) => ({ node, place }))),
  };
}

describe('a sequence of pictures', () => {
  test('is as long as its synsets have pictures, without those that have none', () => {
    expect(sequence([2, 0, 3]).sequence.length).toBe(5);
    expect(sequence([2, 0, 3]).sequence.slice(1, 4)).toEqual([
      { node: 0, from: 1, to: 2 },
      { node: 2, from: 0, to: 2 },
    ]);
    expect(sequence([]).sequence.slice(0, 48)).toEqual([]);
  });

  test('gives any stretch as the list of all pictures has it', () => {
    fc.assert(
      fc.property(counts, fc.nat(100), fc.nat(100), (of, from, length) => {
        const { sequence: pictures, all } = sequence(of);
        const got = pictures
          .slice(from, from + length)
          .flatMap(({ node, from: first, to }) =>
            Array.from({ length: to - first }, (_, i) => ({ node: Number(node), place: first + i })),
          );
        expect(got).toEqual(all.slice(from, from + length));
      }),
    );
  });

  test('finds each picture at its position, and no other', () => {
    fc.assert(
      fc.property(counts, (of) => {
        const { sequence: pictures, all } = sequence(of);
        all.forEach(({ node, place }, i) => {
          expect(pictures.position(nodeIndex(node), place)).toBe(i);
        });
        expect(pictures.position(nodeIndex(0), of[0] ?? 0)).toBeUndefined();
        expect(pictures.position(nodeIndex(99), 0)).toBeUndefined();
      }),
    );
  });
});

describe('chosen pictures of a sequence', () => {
  test('stand in its order, each at its own position, without those that it omits', () => {
    fc.assert(
      fc.property(counts, fc.array(fc.nat(40)), fc.nat(20), fc.nat(20), (of, chosen, from, length) => {
        const { sequence: pictures, all } = sequence(of);
        const rows = [...new Set(chosen)];
        const places = rows.map((row) => {
          const { node, place } = all[row] ?? { node: 99, place: row };
          return { node: nodeIndex(node), from: place, to: place + 1 };
        });
        const order = new ChosenPictures(pictures, places);
        const expected = all.filter((_, row) => rows.includes(row));
        expect(order.length).toBe(expected.length);
        const got = order
          .slice(from, from + length)
          .flatMap(({ node, from: first, to }) =>
            Array.from({ length: to - first }, (_, i) => ({ node: Number(node), place: first + i })),
          );
        expect(got).toEqual(expected.slice(from, from + length));
        for (const [row, { node, place }] of all.entries())
          expect(order.position(nodeIndex(node), place)).toBe(
            rows.includes(row) ? expected.findIndex((one) => one === all[row]) : undefined,
          );
      }),
    );
  });
});
