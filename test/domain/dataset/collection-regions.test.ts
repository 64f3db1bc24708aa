import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection } from '../../../src/domain/dataset/collection.ts';
import { countShared, lowestAboveAll, regionsOf } from '../../../src/domain/dataset/collection-regions.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import { type NodeIndex, nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const { taxonomy } = miniCatalogue;

function collection(id: string, nodes: readonly NodeIndex[]): Collection {
  const held = new Uint8Array(taxonomy.size);
  for (const node of nodes) held[node] = 1;
  return { id, title: id, kind: 'classes', dataset: undefined, synsets: nodes.length, held, figure: () => undefined };
}

const nodeSet = fc.uniqueArray(fc.nat({ max: taxonomy.size - 1 }).map(nodeIndex));

test('regions part the synsets of all collections, and shared ones are counted as a set would', () => {
  fc.assert(
    fc.property(fc.array(nodeSet, { minLength: 1, maxLength: 5 }), (sets) => {
      const regions = regionsOf(
        taxonomy,
        sets.map((nodes, at) => collection(String(at), nodes)),
      );
      const all = regions.flatMap(({ nodes }) => nodes);
      expect(new Set(all)).toEqual(new Set(sets.flat()));
      expect(all).toHaveLength(new Set(all).size);
      for (const [a, first] of sets.entries())
        for (const [b, second] of sets.entries())
          expect(countShared(regions, a, b)).toBe(new Set(first).intersection(new Set(second)).size);
    }),
  );
});

test('regions come by size, then by their collections; their synsets in wnid order', () => {
  const sets = [
    ['pet', 'husky', 'dog'],
    ['cafe', 'dog'],
  ].map((names) => names.map(mini));
  const regions = regionsOf(
    taxonomy,
    sets.map((nodes, at) => collection(String(at), nodes)),
  );
  expect(regions).toEqual([
    { mask: 1, nodes: ['husky', 'pet'].map(mini) },
    { mask: 2, nodes: [mini('cafe')] },
    { mask: 3, nodes: [mini('dog')] },
  ]);
});

test('the lowest synset above all is found over every hypernym', () => {
  expect(lowestAboveAll(taxonomy, [mini('husky')])).toBe(mini('husky'));
  expect(lowestAboveAll(taxonomy, [mini('husky'), mini('dog')])).toBe(mini('dog'));
  expect(lowestAboveAll(taxonomy, [mini('husky'), mini('snack')])).toBe(mini('entity'));
});

test('what is found above all holds all, and none of its hyponyms does', () => {
  fc.assert(
    fc.property(nodeSet, (nodes) => {
      const below = (node: NodeIndex): Set<number> =>
        new Set(nodesOf(taxonomy.descendants(node), taxonomy.columns.level));
      const reached = nodes.filter((node) => below(nodeIndex(0)).has(node));
      fc.pre(reached.length > 0);
      const top = lowestAboveAll(taxonomy, reached);
      expect(reached.every((node) => below(top).has(node))).toBe(true);
      if (!reached.includes(top))
        for (const lower of taxonomy.hyponymsOf(top))
          expect(reached.every((node) => below(lower).has(node))).toBe(false);
    }),
  );
});
