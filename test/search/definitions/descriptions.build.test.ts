import { describe, expect, it } from 'vitest';
import { alikeWords, descriptionOf } from '../../../src/search/words/related-words.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { readJudgements, successOf, wnidsOf } from '../judgements.ts';

const descriptions = await readJudgements('descriptions');
const [dataset] = catalogue.datasets;
const firstFive = (query: string): string[] =>
  wnidsOf(catalogue, catalogue.searcher.search(query, dataset, { from: 0, count: 5 }).found);

describe('the judged descriptions', () => {
  it('are at least 100, each once', () => {
    expect(descriptions.length).toBeGreaterThanOrEqual(100);
    expect(new Set(descriptions.map(({ query }) => query)).size).toBe(descriptions.length);
  });

  it('are answered among five in 73 %, those set aside in 73 %', () => {
    expect(successOf(descriptions, firstFive).at5).toBeGreaterThanOrEqual(0.73);
    const held = descriptions.filter((description) => description.held);
    expect(successOf(held, firstFive).at5).toBeGreaterThanOrEqual(0.73);
  });

  it.each([
    ['dwelling made of blocks of snow', 'n03560430'],
    ['bird that cannot fly lives in antarctic', 'n02055803'],
    ['musical instrument with keyboard strings struck by hammers', 'n03928116'],
  ])('%s finds %s', (query, wnid) => {
    expect(firstFive(query)).toContain(wnid);
  });
});

describe('related words', () => {
  it('have the forms of irregular verbs and the one who does it', () => {
    expect(alikeWords('sells')).toEqual(expect.arrayContaining(['sell', 'sold']));
    expect(alikeWords('struck')).toContain('strike');
    expect(alikeWords('writes')).toContain('writer');
    expect(alikeWords('baby')).toContain('young');
  });

  it('tell a description from a name', () => {
    expect(descriptionOf('bird that cannot fly')).toBe('sure');
    expect(descriptionOf('bowl of soup')).toBe('maybe');
    expect(descriptionOf('stop sign')).toBeUndefined();
  });
});
