import { describe, expect, it } from 'vitest';
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

describe('the list of a part of a comparison', () => {
  it('as text is a wnid a line', () => {
    expect(comparisonList(catalogue, comparison, { part: 'only-b', form: 'txt' })).toBe('n04399382\n');
  });

  it('as a table says what each of the two has', () => {
    const [head, first] = comparisonList(catalogue, comparison, { part: 'both', form: 'tsv', slices }).split('\n');
    expect(head).toBe('wnid\twords\tfall2011_images\tin1k_index');
    expect(first).toBe('n02123045\ttabby, tabby cat\t1525\t281');
  });

  it('leaves out what one does not have', () => {
    expect(comparisonList(catalogue, comparison, { part: 'only-b', form: 'tsv' }).split('\n')[1]).toBe(
      'n04399382\tteddy, teddy bear\t\t850',
    );
    expect(JSON.parse(comparisonList(catalogue, comparison, { part: 'only-b', form: 'json' }))).toEqual([
      { wnid: 'n04399382', words: 'teddy, teddy bear', in1k_index: 850 },
    ]);
  });

  it('has the same synsets in every form', () => {
    for (const part of PARTS) {
      const [txt, tsv, json] = LIST_FORMS.map((form) =>
        comparisonList(catalogue, comparison, { part, form, slices }),
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

  it('names two columns apart where something is compared with itself', () => {
    const emoji = collectionOf(catalogue, 'emoji')!;
    const list = comparisonList(catalogue, new Comparison(catalogue.taxonomy, emoji, emoji), {
      part: 'only-a',
      form: 'tsv',
    });
    expect(list).toBe('wnid\twords\ta_emoji_images\tb_emoji_images\n');
  });
});
