import { expect, it } from 'vitest';
import { catalogue } from '../../fixtures/real-catalogue.ts';

const { searcher, lexicon, datasets, languages } = catalogue;
const [dataset] = datasets;
const german = languages.find(({ description }) => description.code === 'de')!;
const first = (text: string, language?: typeof german): string => {
  const [found] = searcher.search(text, dataset, { from: 0, count: 1 }, language).found;
  return found === undefined ? '' : lexicon.firstLemma(found.node);
};

it('ships at least 200 German nouns, each found first by its own spelling where German is chosen', () => {
  expect(german.description.synsets).toBeGreaterThanOrEqual(200);
  const { wordNode } = german.columns;
  const lost = Array.from(wordNode.keys()).filter((position) => {
    const word = german.word(position);
    const { found } = searcher.search(word, dataset, { from: 0, count: 5 }, german);
    return !found.some(({ node }) => node === wordNode[position]);
  });
  expect(lost.map((position) => german.word(position))).toEqual([]);
});

it('finds German words without a choice, and English ones as before', () => {
  expect(first('Schmetterling')).toBe('butterfly');
  expect(first('Straßenbahn')).toBe('streetcar');
  expect(first('hand')).toBe('hand');
  expect(first('bald')).toBe(first('bald', german));
});

it('puts the chosen language first, also while typing', () => {
  expect(first('Rad')).toBe('rad');
  expect(first('Rad', german)).toBe('wheel');
  expect(lexicon.firstLemma(searcher.suggest('schmet', 8, dataset, german)[0]!.node)).toBe('butterfly');
});
