import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns } from '../../../src/format/columns.ts';
import { decodeExplore, encodeExplore, EXPLORE_SCHEMA, exploreChildren } from '../../../src/view/explore/columns.ts';
import { trees } from './trees.ts';

describe('the columns of a tree', () => {
  it('come back from bytes as they went in', () =>
    fc.assert(
      fc.property(trees, ({ parents, depth, own }) => {
        const bytes = encodeColumns(EXPLORE_SCHEMA, encodeExplore(depth, own));
        const tree = decodeExplore(decodeColumns(EXPLORE_SCHEMA, bytes, 'tree.columns'));
        expect([...tree.parent]).toEqual(parents);
        expect([...tree.ownImages]).toEqual(own);
      }),
    ));

  it('have sums over subtrees that a plain walk finds too', () =>
    fc.assert(
      fc.property(trees, ({ parents, depth, own }) => {
        const tree = decodeExplore(encodeExplore(depth, own));
        const below = (at: number): number[] => [
          at,
          ...parents.flatMap((parent, child) => (child > 0 && parent === at ? below(child) : [])),
        ];
        parents.forEach((_, at) => {
          expect(tree.size[at]).toBe(below(at).length);
          expect(tree.images[at]).toBe(below(at).reduce((sum, node) => sum + own[node]!, 0));
          expect(exploreChildren(tree, at)).toEqual(below(at).filter((child) => child !== at && parents[child] === at));
        });
      }),
      { numRuns: 50 },
    ));

  it.each([
    ['a missing number', { depth: Uint8Array.of(0, 1), images: Uint8Array.of(5) }],
    ['a number too many', { depth: Uint8Array.of(0), images: Uint8Array.of(5, 5) }],
    ['a number cut short', { depth: Uint8Array.of(0), images: Uint8Array.of(0x80) }],
    ['two tops', { depth: Uint8Array.of(0, 0), images: Uint8Array.of(1, 1) }],
    ['a level left out', { depth: Uint8Array.of(0, 2), images: Uint8Array.of(1, 1) }],
  ])('are refused with %s', (_, columns) => expect(() => decodeExplore(columns)).toThrow(/^expected/));
});
