import { describe, expect, it } from 'vitest';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { readJudgements, successOf, wnidsOf } from '../judgements.ts';

const labels = await readJudgements('labels');
const { searcher, taxonomy, datasets } = catalogue;
const [dataset] = datasets;
const resultsPage = (query: string): string[] =>
  wnidsOf(catalogue, searcher.search(query, dataset, { from: 0, count: 5 }).found);

describe('the judged labels', () => {
  it('are at least 400, each once, and name synsets that there are', () => {
    expect(labels.length).toBeGreaterThanOrEqual(400);
    expect(new Set(labels.map(({ query }) => query)).size).toBe(labels.length);
    for (const { first, five } of labels)
      for (const text of [...first, ...five]) expect(taxonomy.node(parseWnid(text)!), text).toBeDefined();
  });

  it.each([...new Set(labels.map(({ kind }) => kind))])(
    'of the kind %s are answered right among five in 95 of 100',
    (kind) => {
      const ofKind = labels.filter((label) => label.kind === kind);
      expect(successOf(ofKind, resultsPage).at5).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('held out, are answered right among five in 95 % and first in 80 %', () => {
    const held = labels.filter((label) => label.held);
    const { at1, at5 } = successOf(held, resultsPage);
    expect(at5).toBeGreaterThanOrEqual(0.95);
    expect(at1).toBeGreaterThanOrEqual(0.8);
  });
});
