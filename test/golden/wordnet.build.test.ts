import { describe, expect, test } from 'vitest';
import { targetsOf } from '../../src/domain/taxonomy/adjacency.ts';
import { nodeIndex, type NodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';

const { taxonomy, lexicon } = catalogue;
const all = Array.from({ length: taxonomy.size }, (_, i) => nodeIndex(i));
const count = (wanted: (node: NodeIndex) => boolean): number => all.filter(wanted).length;

describe('the nouns of WordNet 3.0', () => {
  test('are 82,115 synsets under one root, n00001740 entity', () => {
    expect(taxonomy.size).toBe(82_115);
    expect(all.filter((node) => taxonomy.parentsOf(node).length === 0).map((node) => taxonomy.wnid(node))).toEqual([
      'n00001740',
    ]);
    expect(lexicon.words(at('n00001740'))).toBe('entity');
  });

  test('have 75,850 hypernym and 8,577 instance hypernym edges', () => {
    expect(taxonomy.hypernyms.target).toHaveLength(75_850);
    expect(taxonomy.instanceHypernyms.target).toHaveLength(8_577);
  });

  test('have 1,422 synsets with several hypernyms, 2,213 with several parents, 7,730 instances', () => {
    expect(count((node) => taxonomy.hypernymsOf(node).length > 1)).toBe(1_422);
    expect(count((node) => taxonomy.parentsOf(node).length > 1)).toBe(2_213);
    expect(count((node) => taxonomy.isInstance(node))).toBe(7_730);
  });

  test('reach 19 edges below the root', () => {
    expect(Math.max(...taxonomy.columns.maxDepth)).toBe(19);
    expect(taxonomy.columns.height[0]).toBe(19);
  });

  test('fan out most at person with 402 hyponyms and at city with 661 instances', () => {
    const most = (edges: (node: NodeIndex) => NodeIndex[]): [string, number] => {
      const lengths = all.map((node) => edges(node).length);
      const length = lengths.reduce((a, b) => Math.max(a, b));
      return [lexicon.firstLemma(nodeIndex(lengths.indexOf(length))), length];
    };
    expect(most((node) => taxonomy.hyponymsOf(node))).toEqual(['person', 402]);
    expect(most((node) => taxonomy.instancesOf(node))).toEqual(['city', 661]);
    expect(taxonomy.hyponymsOf(at('n00007846'))).toHaveLength(402);
  });

  test('have 64,958 leaves and 119,034 distinct lemmas', () => {
    expect(count((node) => taxonomy.isLeaf(node))).toBe(64_958);
    expect(new Set(all.flatMap((node) => lexicon.lemmas(node))).size).toBe(119_034);
  });

  test('unfold into a tree of 111,557 nodes', () => {
    const paths = new Map<NodeIndex, number>();
    const pathsTo = (node: NodeIndex): number => {
      const known = paths.get(node);
      if (known !== undefined) return known;
      const parents = taxonomy.parentsOf(node);
      const sum = parents.length === 0 ? 1 : parents.reduce((total, parent) => total + pathsTo(parent), 0);
      paths.set(node, sum);
      return sum;
    };
    expect(all.reduce((sum, node) => sum + pathsTo(node), 0)).toBe(111_557);
  });

  test('are placed in preorder, children in wnid order', () => {
    expect(taxonomy.columns.subtreeSize[0]).toBe(82_115);
    const misplaced = all.slice(1).filter((node) => {
      const parent = taxonomy.primaryParent(node)!;
      const inside = node > parent && node < parent + taxonomy.columns.subtreeSize[parent]!;
      return !inside || taxonomy.parentsOf(node)[0] !== parent;
    });
    expect(misplaced).toEqual([]);
    const animals = taxonomy.hyponymsOf(at('n00015388')).map((node) => taxonomy.wnid(node));
    expect(animals).toEqual([...animals].sort());
  });
});

describe('ids', () => {
  test('dog is n02084071, dog.n.01 and dog%1:05:00:: in 3.0, and 02086723 in WordNet 3.1', () => {
    const dog = at('n02084071');
    expect(lexicon.words(dog)).toBe('dog, domestic dog, Canis familiaris');
    expect(lexicon.name(dog)).toBe('dog.n.01');
    expect(lexicon.senses(dog)[0]).toMatchObject({ lemma: 'dog', senseKey: 'dog%1:05:00::', senseNumber: 1 });
    expect(taxonomy.columns.offset31[dog]).toBe(2_086_723);
  });

  test('no other synset answers to an offset that WordNet 3.0 does not have', () => {
    expect(taxonomy.node(parseWnid('n02086723')!)).toBeUndefined();
    expect(taxonomy.node(parseWnid('n99999999')!)).toBeUndefined();
    expect(taxonomy.node(parseWnid('n00000000')!)).toBeUndefined();
  });

  test('every synset is found by its wnid', () => {
    expect(all.filter((node) => taxonomy.node(taxonomy.wnid(node)) !== node)).toEqual([]);
  });
});

describe('the number in brackets', () => {
  test.each([
    ['n00017222', 'plant', 4_486],
    ['n00019128', 'natural object', 1_112],
    ['n00021939', 'artifact', 10_504],
    ['n00007846', 'person', 6_978],
    ['n13134947', 'fruit', 320],
    ['n09287968', 'geological formation', 175],
    ['n00523513', 'sport', 176],
    ['n12992868', 'fungus', 308],
    ['n00015388', 'animal', 3_998],
    ['n09366317', 'natural elevation', 41],
    ['n09409752', 'ridge', 2],
  ])('of %s %s is %i', (wnid, word, bracket) => {
    expect(lexicon.firstLemma(at(wnid))).toBe(word);
    expect(taxonomy.columns.synsetsBelow[at(wnid)]).toBe(bracket);
  });

  test.each([
    ['cave', 3],
    ['cliff', 2],
    ['ice mass', 10],
    ['beach', 1],
    ['shore', 7],
    ['slope', 17],
    ['volcanic crater', 2],
    ['vein', 1],
  ])('of %s, a hyponym of geological formation, is %i', (word, bracket) => {
    const child = taxonomy.hyponymsOf(at('n09287968')).find((node) => lexicon.firstLemma(node) === word)!;
    expect(taxonomy.columns.synsetsBelow[child]).toBe(bracket);
  });

  test('counts distinct synsets: one count a path would give plant 4,699', () => {
    const walk = (node: number): number =>
      taxonomy.hyponymsOf(nodeIndex(node)).reduce((sum, child) => sum + 1 + walk(child), 0);
    expect(walk(at('n00017222'))).toBe(4_699);
  });

  test('leaves instances out: with them geological formation would have 319', () => {
    const seen = new Set<number>();
    const walk = (node: NodeIndex): void => {
      for (const child of [...taxonomy.hyponymsOf(node), ...taxonomy.instancesOf(node)]) {
        if (!seen.has(child)) seen.add(child);
        walk(child);
      }
    };
    walk(at('n09287968'));
    expect(seen.size).toBe(319);
  });

  test('agrees with a naive walk for every synset', () => {
    const { synsetsBelow } = taxonomy.columns;
    const above = new Uint32Array(taxonomy.size);
    const seen = new Int32Array(taxonomy.size).fill(-1);
    for (const node of all) {
      const stack = [...targetsOf(taxonomy.hypernyms, node)];
      for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        if (seen[next] === node) continue;
        seen[next] = node;
        above[next]!++;
        stack.push(...targetsOf(taxonomy.hypernyms, next));
      }
    }
    expect(above).toEqual(synsetsBelow);
  });
});
