import { describe, expect, it } from 'vitest';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { readJudgements, successOf, wnidsOf } from './judgements.ts';

const judgements = await readJudgements();
const searcher = catalogue.searcher;
const [dataset] = catalogue.datasets;
const typeAhead = (query: string): string[] => wnidsOf(catalogue, searcher.suggest(query, 8, dataset));
const resultsPage = (query: string): string[] =>
  wnidsOf(catalogue, searcher.search(query, dataset, { from: 0, count: 8 }).found);

describe('the judged queries', () => {
  it('are at least 250, each once, and name synsets that there are', () => {
    expect(judgements.length).toBeGreaterThanOrEqual(250);
    expect(new Set(judgements.map(({ query }) => query)).size).toBe(judgements.length);
    for (const { first, five } of judgements) {
      for (const text of [...first, ...five]) expect(catalogue.taxonomy.node(parseWnid(text)!), text).toBeDefined();
    }
  });

  describe.each([
    ['type-ahead', typeAhead],
    ['the results page', resultsPage],
  ] as const)('by %s', (_name, answer) => {
    it('held out, are answered right first in 90 % and among five in 98 %', () => {
      const success = successOf(
        judgements.filter(({ held }) => held),
        answer,
      );
      expect(success.at1).toBeGreaterThanOrEqual(0.9);
      expect(success.at5).toBeGreaterThanOrEqual(0.98);
    });

    it('misspelt, are answered right among five in 90 %', () => {
      const misspelt = judgements.filter(({ kind }) => kind === 'misspelling');
      expect(successOf(misspelt, answer).at5).toBeGreaterThanOrEqual(0.9);
      expect(
        successOf(
          misspelt.filter(({ held }) => held),
          answer,
        ).at5,
      ).toBeGreaterThanOrEqual(0.9);
    });
  });
});

describe('from the third keystroke at the latest', () => {
  // One dominant reading each; the wnids are those of the judgements.
  it.each(judgements.filter(({ kind, query, five }) => kind === 'prefix' && query.length >= 3 && five.length > 0))(
    '$query shows what must be there',
    ({ query, five }) => {
      expect(typeAhead(query).slice(0, 5)).toEqual(expect.arrayContaining([...five]));
    },
  );
});
