import { expect, it } from 'vitest';
import { collectionOf } from '../../../src/domain/dataset/collection.ts';
import { Comparison, PARTS } from '../../../src/domain/dataset/comparison.ts';
import { comparisonList } from '../../../src/format/lists/comparison-list.ts';
import { LIST_FORMS } from '../../../src/format/lists/synset-lists.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';

const comparison = new Comparison(
  catalogue.taxonomy,
  collectionOf(catalogue, 'fall2011')!,
  collectionOf(catalogue, 'classes.in1k')!,
);
const slices = catalogue.taxonomy.descendants(at('n02121808'));

it('the list of a part of a comparison has the same synsets in every form', () => {
  for (const part of PARTS) {
    const [txt, tsv, json] = LIST_FORMS.map((form) =>
      comparisonList(catalogue, comparison, comparison.nodes(part, slices), form),
    ) as [string, string, string];
    const wnids = txt.split('\n').slice(0, -1);
    expect(
      tsv
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split('\t')[0]),
    ).toEqual(wnids);
    expect((JSON.parse(json) as { wnid: string }[]).map(({ wnid }) => wnid)).toEqual(wnids);
    expect(wnids).toHaveLength(comparison.sums(slices).synsets[part]);
  }
});
