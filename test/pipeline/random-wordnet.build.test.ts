import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodesOf } from '../../src/domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import { miniDeclaration, miniInputs, textFile } from '../fixtures/mini-inputs.ts';
import { type MiniWordnet, wordnetFiles } from '../fixtures/mini-wordnet.ts';
import { buildAndOpen } from '../fixtures/open-files.ts';

/** A random WordNet: each synset but the root under one to three earlier ones, in a shuffled order of lines. */
const randomWordnet = fc.integer({ min: 2, max: 18 }).chain((n) =>
  fc.record({
    parents: fc.tuple(
      ...Array.from({ length: n - 1 }, (_, i) =>
        fc.uniqueArray(fc.record({ upper: fc.nat(i), instance: fc.integer({ min: 0, max: 3 }).map((x) => x === 0) }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ upper }) => upper,
        }),
      ),
    ),
    images: fc.array(fc.integer({ min: -3, max: 9 }), { minLength: n, maxLength: n }),
    lines: fc.shuffledSubarray(
      Array.from({ length: n }, (_, i) => i),
      { minLength: n, maxLength: n },
    ),
    branches: fc.shuffledSubarray(
      Array.from({ length: n }, (_, i) => i),
      { minLength: 1, maxLength: Math.min(3, n) },
    ),
  }),
);

type Random = typeof randomWordnet extends fc.Arbitrary<infer T> ? T : never;

function describe({ parents, lines }: Random): MiniWordnet {
  const synset = (i: number): MiniWordnet[string] => {
    const edges = parents[i - 1] ?? [];
    const named = (instance: boolean): string[] =>
      edges.filter((edge) => edge.instance === instance).map(({ upper }) => `s${String(upper)}`);
    return {
      words: [`word ${String(i)}`],
      gloss: `meaning ${String(i)}`,
      hypernyms: named(false),
      instanceOf: named(true),
    };
  };
  return Object.fromEntries(lines.map((i) => [`s${String(i)}`, synset(i)]));
}

/** Everything below a synset, itself included, by walking the description. */
function below({ parents }: Random, top: number, edges: 'hypernyms' | 'all'): Set<number> {
  const found = new Set([top]);
  parents.forEach((list, i) => {
    if (list.some(({ upper, instance }) => found.has(upper) && (edges === 'all' || !instance))) found.add(i + 1);
  });
  return found;
}

/** Lengths of all paths from the root, by walking the description. */
function depths({ parents }: Random, synset: number): number[] {
  return synset === 0
    ? [0]
    : parents[synset - 1]!.flatMap(({ upper }) => depths({ parents } as Random, upper).map((depth) => depth + 1));
}

test('what is built of any WordNet is what a naive walk over it finds', async () => {
  await fc.assert(
    fc.asyncProperty(randomWordnet, async (random) => {
      const files = wordnetFiles(describe(random));
      const wnid = (i: number): string => files.wnids.get(`s${String(i)}`)!;
      const images = random.images.map((count) => Math.max(0, count));
      const counts =
        images.flatMap((count, i) => (count === 0 ? [] : [`${wnid(i)}\t${String(count)}\n`])).join('') ||
        `${wnid(0)}\t0\n`;
      const release = { ...(miniDeclaration()['release'] as object), branches: random.branches.map(wnid) };
      const {
        taxonomy,
        datasets: [dataset],
      } = await buildAndOpen(
        miniInputs({
          nounData: textFile('data.noun', files.nounData),
          senseIndex: textFile('index.sense', files.senseIndex),
          datasets: new Map([['mini', textFile('mini.json', JSON.stringify({ ...miniDeclaration(), release }))]]),
          classLists: new Map(),
          tables: new Map([['mini.tsv', textFile('mini.tsv', counts)]]),
        }),
      );
      const synsets = images.map((_, i) => i);
      const at = (i: number): NodeIndex => taxonomy.node(parseWnid(wnid(i))!)!;
      const sum = (set: Iterable<number>): number => [...set].reduce((total, i) => total + images[i]!, 0);
      const ascending = (nodes: Iterable<number>): number[] => [...nodes].sort((a, b) => a - b);

      for (const i of synsets) {
        const node = at(i);
        const descendants = below(random, i, 'hypernyms');
        expect(ascending(nodesOf(taxonomy.descendants(node), taxonomy.columns.level))).toEqual(
          ascending([...descendants].map(at)),
        );
        expect(taxonomy.columns.synsetsBelow[node]).toBe(descendants.size - 1);
        expect(dataset.subtreeImages(node)).toBe(sum(descendants));
        expect(dataset.subtreeSynsetsWithImages(node)).toBe([...descendants].filter((d) => images[d]! > 0).length);
        expect(taxonomy.columns.minDepth[node]).toBe(Math.min(...depths(random, i)));
        expect(taxonomy.columns.maxDepth[node]).toBe(Math.max(...depths(random, i)));
        expect(taxonomy.paths(node)).toHaveLength(depths(random, i).length);
        const heights = [...below(random, i, 'all')].map((d) => longest(random, i, d));
        expect(taxonomy.columns.height[node]).toBe(Math.max(...heights));
      }

      const inBranches = new Set(random.branches.flatMap((branch) => [...below(random, branch, 'hypernyms')]));
      const loose = synsets.filter((i) => images[i]! > 0 && !inBranches.has(i));
      const members = new Set([...inBranches, ...loose.flatMap((i) => [...below(random, i, 'hypernyms')])]);
      const { tree, order } = dataset.release!;
      expect(ascending(tree.miscChildren)).toEqual(ascending(loose.map(at)));
      expect(ascending(nodesOf(tree.slices, taxonomy.columns.level))).toEqual(ascending([...members].map(at)));
      expect(ascending(order.node.filter((node) => node >= 0))).toEqual(ascending([...members].map(at)));
      expect(dataset.totals).toEqual({
        images: sum(synsets),
        synsetsWithImages: images.filter((count) => count > 0).length,
        synsets: members.size,
      });
    }),
    { numRuns: 200 },
  );
});

/** Edges of the longest path from one synset down to another, -1 if there is none. */
function longest(random: Random, from: number, to: number): number {
  if (from === to) return 0;
  const parents = to === 0 ? [] : random.parents[to - 1]!;
  const above = parents.map(({ upper }) => longest(random, from, upper)).filter((length) => length >= 0);
  return above.length === 0 ? -1 : 1 + Math.max(...above);
}
