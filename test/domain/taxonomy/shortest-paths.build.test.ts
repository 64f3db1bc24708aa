import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nodeIndex, type NodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { findShortestPaths, type PathBetween } from '../../../src/domain/taxonomy/shortest-paths.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy, lexicon } = catalogue;
const [dog, cat, husky, entity] = [at('n02084071'), at('n02121620'), at('n02110185'), at('n00001740')];

function words({ up, down }: PathBetween): string[] {
  return [...up, ...down.slice(1)].map((node) => lexicon.firstLemma(node));
}

describe('known paths', () => {
  it('leads from dog to cat over carnivore in four steps', () => {
    const found = findShortestPaths(taxonomy, dog, cat)!;
    expect(found.steps).toBe(4);
    expect(found.total).toBe(1);
    expect(found.paths.map(words)).toEqual([['dog', 'canine', 'carnivore', 'feline', 'cat']]);
  });

  it('leads straight up to a hypernym, and nowhere from a synset to itself', () => {
    const up = findShortestPaths(taxonomy, husky, dog)!;
    expect(up.paths.map(words)).toEqual([['Siberian husky', 'sled dog', 'working dog', 'dog']]);
    const nowhere = findShortestPaths(taxonomy, dog, dog)!;
    expect([nowhere.steps, nowhere.total]).toEqual([0, 1]);
    expect(nowhere.paths.map(words)).toEqual([['dog']]);
  });

  it('counts every path where there are several, and gives as many as it may', () => {
    const several = findShortestPaths(taxonomy, dog, entity)!;
    // Dog reaches entity in eight steps as a domestic animal; the ways over canine are longer.
    expect(several.steps).toBe(taxonomy.columns.minDepth[dog]);
    expect(findShortestPaths(taxonomy, dog, entity, 0)!.paths).toEqual([]);
    expect(findShortestPaths(taxonomy, dog, entity, 0)!.total).toBe(several.total);
  });
});

/** The fewest steps up to each synset above a start, found by trying every path to the root. */
function stepsAbove(start: NodeIndex): Map<NodeIndex, number> {
  const fewest = new Map<NodeIndex, number>();
  for (const path of taxonomy.paths(start))
    for (const [i, node] of path.toReversed().entries()) fewest.set(node, Math.min(i, fewest.get(node) ?? i));
  return fewest;
}

const anyNode = fc.nat(taxonomy.size - 1).map(nodeIndex);

test('every path follows edges, is as short as any over a common hypernym, and is listed once', () => {
  fc.assert(
    fc.property(anyNode, anyNode, (a, b) => {
      const found = findShortestPaths(taxonomy, a, b, Infinity)!;
      const [aboveA, aboveB] = [stepsAbove(a), stepsAbove(b)];
      const naive = Math.min(
        ...[...aboveA].flatMap(([node, up]) => (aboveB.has(node) ? [up + aboveB.get(node)!] : [])),
      );
      expect(found.steps).toBe(naive);
      expect(found.paths).toHaveLength(found.total);
      expect(new Set(found.paths.map((path) => JSON.stringify(path))).size).toBe(found.total);
      for (const { top, up, down } of found.paths) {
        expect([up[0], up.at(-1), down[0], down.at(-1)]).toEqual([a, top, top, b]);
        expect(up.length + down.length - 2).toBe(found.steps);
        for (let i = 1; i < up.length; i++) expect(taxonomy.parentsOf(up[i - 1]!)).toContain(up[i]);
        for (let i = 1; i < down.length; i++) expect(taxonomy.parentsOf(down[i]!)).toContain(down[i - 1]);
      }
      expect(findShortestPaths(taxonomy, b, a, Infinity)).toMatchObject({ steps: found.steps, total: found.total });
    }),
    { numRuns: 500 },
  );
});
