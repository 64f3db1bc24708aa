import { describe, expect, it } from 'vitest';
import { collectionIds, collectionOf } from '../../../src/domain/dataset/collection.ts';
import { Comparison, type Part, PARTS } from '../../../src/domain/dataset/comparison.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const { taxonomy } = catalogue;
const [release] = catalogue.datasets;
const list = catalogue.classLists.find(({ name }) => name === 'in1k')!;

function compare(a: string, b: string): Comparison {
  return new Comparison(taxonomy, collectionOf(catalogue, a)!, collectionOf(catalogue, b)!);
}

describe('a collection', () => {
  it('can be any dataset and any class list', () => {
    expect(collectionIds(catalogue).map(({ id }) => id)).toEqual([
      ...catalogue.datasets.map(({ name }) => name),
      ...catalogue.publishedSets.map(({ name }) => `classes.${name}`),
    ]);
    // Seventeen superclasses of four classes of ILSVRC each.
    expect(collectionOf(catalogue, 'classes.living17')?.synsets).toBe(68);
    expect(collectionIds(catalogue).every(({ id }) => collectionOf(catalogue, id)?.id === id)).toBe(true);
  });

  it.each(['', 'nothing', 'in1k', 'classes.', 'classes.nothing', 'constructor'])('is none by the name %j', (id) => {
    expect(collectionOf(catalogue, id)).toBeUndefined();
  });

  it('says own images of a dataset, the class index of a class list, and nothing of what it does not hold', () => {
    expect(collectionOf(catalogue, release.name)!.figure(at('n02084071'))).toBe(1603);
    expect(collectionOf(catalogue, 'classes.in1k')!.figure(at('n02123045'))).toBe(281);
    expect(collectionOf(catalogue, 'classes.in1k')!.figure(at('n02084071'))).toBeUndefined();
    expect(collectionOf(catalogue, release.name)!.figure(at('n04399382'))).toBeUndefined();
  });
});

describe('a comparison', () => {
  it('finds the one class of ILSVRC-2012 that the Fall 2011 release has no images of', () => {
    const comparison = compare('fall2011', 'classes.in1k');
    expect(comparison.nodes('only-b')).toEqual([at('n04399382')]);
    expect(comparison.sums().synsets).toEqual({ both: 999, 'only-a': 20_842, 'only-b': 1 });
    expect(comparison.sums().imagesA).toBe(14_197_122);
  });

  it('divides the synsets of any subtree as a walk over sets does', () => {
    for (const [a, b] of [
      ['fall2011', 'classes.in1k'],
      ['emoji', 'fall2011'],
      ['classes.in21k-p', 'emoji'],
    ] as const) {
      const comparison = compare(a, b);
      for (const wnid of ['n00001740', 'n00015388', 'n02084071', 'n00007846', 'n08524735', 'n02094433']) {
        const slices = taxonomy.descendants(at(wnid));
        const walked: Record<Part, number[]> = { both: [], 'only-a': [], 'only-b': [] };
        const reached = new Set([at(wnid)]);
        for (const node of reached) {
          for (const below of taxonomy.hyponymsOf(node)) reached.add(below);
          const [inA, inB] = [comparison.a.figure(node) !== undefined, comparison.b.figure(node) !== undefined];
          if (inA || inB) walked[inA && inB ? 'both' : inA ? 'only-a' : 'only-b'].push(node);
        }
        for (const part of PARTS) {
          expect(comparison.nodes(part, slices)).toHaveLength(comparison.sums(slices).synsets[part]);
          expect(new Set(comparison.nodes(part, slices))).toEqual(new Set(walked[part]));
        }
        expect([...nodesOf(slices, taxonomy.columns.level)]).toHaveLength(reached.size);
      }
    }
  });

  it('lists the synsets of a part in wnid order', () => {
    const wnids = compare('fall2011', 'classes.in1k')
      .nodes('both')
      .map((node) => taxonomy.wnid(node));
    expect(wnids).toEqual(wnids.toSorted());
    expect(wnids).toEqual(list.nodes.filter((node) => release.ownImages(node) > 0).map((node) => taxonomy.wnid(node)));
  });

  it('of a collection with itself has everything in both', () => {
    expect(compare('emoji', 'emoji').sums().synsets).toMatchObject({ 'only-a': 0, 'only-b': 0 });
  });

  it('counts instances over all nouns, which no subtree holds', () => {
    const comparison = compare('emoji', 'fall2011');
    const held = Array.from({ length: taxonomy.size }, (_, node) => comparison.partOf(nodeIndex(node))).filter(
      (part) => part !== undefined,
    );
    const sums = comparison.sums().synsets;
    expect(PARTS.reduce((sum, part) => sum + sums[part], 0)).toBe(held.length);
  });
});
