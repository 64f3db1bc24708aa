import { expect, test } from 'vitest';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

const { readableNames } = miniCatalogue;

test('a synset whose first lemma nobody else has is called by it', () => {
  expect(readableNames[mini('dog')]).toBe('dog');
  expect(readableNames[mini('cafe')]).toBe('café');
});

test('no two synsets have the same name, even if case is ignored', () => {
  expect(new Set(readableNames.map((name) => name.toLowerCase())).size).toBe(miniCatalogue.taxonomy.size);
});
