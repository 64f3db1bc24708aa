import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { keyOf, wordsOf } from '../../../src/search/words/normalise.ts';
import { SortedKeys } from '../../../src/search/index/sorted-keys.ts';
import { at, catalogue } from '../../fixtures/real-catalogue.ts';
import { wnidsOf } from '../judgements.ts';

const { searcher, search, taxonomy } = catalogue;
const [dataset] = catalogue.datasets;
const firstFive = (text: string): string[] =>
  wnidsOf(catalogue, searcher.search(text, dataset, { from: 0, count: 5 }).found);

describe('labels', () => {
  it.each([
    ['hybrid electric car', 'n02958343'],
    ['photo of a cat', 'n02121620'],
    ['construction crane', 'n03126707'],
    ['bathroom cabinet', 'n02933112'],
    ['land vehicle', 'n04524313'],
    ['dining room table', 'n03201035'],
    ['city bus', 'n02924116'],
    ['mouse (animal)', 'n02330245'],
    ['bat animal', 'n02139199'],
    ['jaguar cat', 'n02128925'],
    ['tank_top_(clothing)', 'n04390577'],
    ['notebook/laptop', 'n03642806'],
    ['class: dog', 'n02084071'],
    ['pottedplant', 'n11536230'],
    ['labrador dog', 'n02099712'],
    ['C. lupus', 'n02114367'],
    ['sky scrapper', 'n04233124'],
    ['keyboard_(computer)', 'n03085013'],
    ['cat.4001.jpg', 'n02121620'],
    ['data/val/goldfish/00012.jpeg', 'n01443537'],
    ['blue hoodie', 'n04370456'],
    ['dogs and cats', 'n02084071'],
    ['dogs and cats', 'n02121620'],
    ['trafficLight', 'n06874185'],
    ['golden_retriever_001.jpg', 'n02099601'],
    ['stove, kitchen stove, range, kitchen range, cooking stove', 'n04330340'],
    ['structural-other', 'n04341686'],
    ['waterdrops', 'n13901585'],
    ['child eating ice cream', 'n07614500'],
    ['boeing 747-400', 'n02690373'],
    ['#vintagecar', 'n02958343'],
    ['#oldbarn', 'n02793495'],
    ['#blackcat', 'n02121620'],
    ['floor-wood', 'n03365592'],
    ['table_dining', 'n03201208'],
    ['lamp, floor', 'n03367059'],
    ['car_side', 'n02958343'],
    ['butter fligh', 'n02274259'],
    ['striped', 'n05845749'],
    ['pitted', 'n09393108'],
    ['potholed', 'n09398076'],
  ])('%s finds %s among five', (text, wnid) => {
    expect(firstFive(text)).toContain(wnid);
  });

  it('find something wherever a word is a lemma', () => {
    for (const text of ['xqzt dog', 'espresso machine', 'qqqq/zzzz cat', 'the quick brown fox'])
      expect(searcher.search(text, dataset, { from: 0, count: 1 }).total, text).toBeGreaterThan(0);
  });

  it('name the parts that were found where the whole is no lemma', () => {
    expect(searcher.search('construction crane', dataset, { from: 0, count: 1 }).parts[0]).toBe('crane');
    expect(searcher.search('golden retriever', dataset, { from: 0, count: 1 }).parts).toEqual([]);
  });
});

it('leads with the lemma that two known words are with a slip', () => {
  expect(firstFive('sky scrapper')[0]).toBe('n04233124');
  expect(firstFive('sun flour')[0]).toBe('n11978233');
  expect(firstFive('note bok')[0]).toBe('n06415419');
  expect(firstFive('horse shoo').slice(0, 2)).toContain('n03539546');
  expect(firstFive('mens shoes')[0]).toBe('n04199027');
});

describe('signposts', () => {
  it('lead on from inside a phrase, and from the singular of a plural', () => {
    for (const [text, word] of [
      ['blue hoodie', 'hoodie'],
      ['earbud', 'earbuds'],
    ] as const)
      expect(searcher.search(text, dataset, { from: 0, count: 1 }).signpost?.word, text).toBe(word);
    expect(searcher.search('blue car', dataset, { from: 0, count: 1 }).signpost).toBeUndefined();
  });

  it('lead from words newer than WordNet to the nearest synset, first of all', () => {
    for (const [text, wnid] of [
      ['smartphone', 'n02992529'],
      ['Smartphones', 'n02992529'],
      ['hoodie', 'n04370456'],
      ['retrogaming', 'n00458890'],
      ['zip line', 'n02933842'],
      ['leavening agent', 'n14934031'],
    ] as const) {
      expect(firstFive(text)[0], text).toBe(wnid);
      expect(searcher.search(text, dataset, { from: 0, count: 1 }).signpost?.node, text).toBe(at(wnid));
    }
  });

  it('are at least 300 of our own, each once; none is a lemma or an insult, none leads to a coarse synset', async () => {
    const text = await readFile(new URL('../../../data/search/signposts.tsv', import.meta.url), 'utf8');
    const rows = text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'));
    const terms = new SortedKeys({ text: search.termText, end: search.termEnd });
    const keys = rows.map(([word]) => keyOf(wordsOf(word!)));
    expect(rows.filter(([, , source]) => source === 'own').length).toBeGreaterThanOrEqual(300);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => ['creampie', 'findom', 'gip', 'santorum'].includes(key))).toEqual([]);
    expect(keys.filter((key) => terms.find(key) !== undefined)).toEqual([]);
    for (const node of search.signNode)
      expect(catalogue.isCoarse(nodeIndex(node)), taxonomy.wnid(nodeIndex(node))).toBe(false);
  });
});
