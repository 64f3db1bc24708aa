import { expect, it } from 'vitest';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { wnidsOf } from '../judgements.ts';

const [dataset] = catalogue.datasets;

it.each([
  ['chiwawa', 'n02085620'],
  ['daschund', 'n02089232'],
  ['flamengo', 'n02007558'],
])('a word spelt by its sound, %s, finds %s among five', (text, wnid) => {
  const { found } = catalogue.searcher.search(text, dataset, { from: 0, count: 5 });
  expect(wnidsOf(catalogue, found)).toContain(wnid);
});
