import { expect, it } from 'vitest';
import { searchResults } from '../../src/components/search/results.ts';
import { SEARCH } from '../../src/site/pages/search.ts';
import { searchPage } from '../../src/view/search/page.ts';
import { contextOf } from '../view/context.ts';
import { readJudgements } from './judgements.ts';

const WORDS = ['prefix', 'word', 'phrase', 'misspelling', 'gloss'];
const PEOPLE_TYPE = [
  'terrier in:dog',
  'in:animal images:>500',
  'photo of a cat',
  'smartphone',
  'husky',
  'n99999999',
  'c',
];

it('has the same bytes from the server and in the browser, for 50 queries', async () => {
  const judged = (await readJudgements()).filter(({ kind }) => WORDS.includes(kind)).map(({ query }) => query.trim());
  const queries = [...PEOPLE_TYPE, ...judged.filter((_, i) => i % 5 === 0)].slice(0, 50);
  const context = contextOf();
  expect(queries).toHaveLength(50);
  for (const text of queries) {
    const query = new URLSearchParams({ q: text });
    const served = await SEARCH.page!({ url: new URL('https://example.org/search'), context, query, params: {} });
    // The browser's page comes from a worker, which copies it.
    const { text: drawn } = searchResults(structuredClone(await searchPage(context, query)));
    expect('main' in served! && served.main.text.slice(0, drawn.length), text).toBe(drawn);
  }
});
