import { describe, expect, it } from 'vitest';
import { pageContext } from '../../src/view/page-context.ts';
import { absentWord, findWord, type WordPage, wordPage } from '../../src/view/search/word-page.ts';
import { sitemapCount, wordSitemap } from '../../src/view/sitemap-addresses.ts';
import { wordId, wordUrl } from '../../src/view/urls.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

const context = pageContext(catalogue, new URLSearchParams(), 'https://example.org');
const { words } = catalogue.searcher;

async function read(text: string): Promise<WordPage> {
  const word = findWord(context, text);
  if (word === undefined) throw new Error(`expected a word of WordNet, came ${text}`);
  return wordPage(context, word);
}

describe('the page of a word', () => {
  it('has all its senses in the order of WordNet', async () => {
    const { word, senses } = await read('crane');
    expect(word).toBe('crane');
    expect(senses.map(({ number, wnid }) => [number, wnid])).toEqual([
      [1, 'n10914447'],
      [2, 'n10914331'],
      [3, 'n09295455'],
      [4, 'n03126707'],
      [5, 'n02012849'],
    ]);
    expect(senses.map(({ name }) => name)).toContain('crane.n.05');
  });

  it('shows counts, kin and compounds', async () => {
    const { senses, beginning, ending } = await read('crane');
    const machine = senses[3]!;
    expect([machine.ownImages, machine.allKinds]).toEqual([1861, 3]);
    expect(machine.parents.map(({ name }) => name)).toEqual(['lifting device']);
    expect(beginning.map(({ word }) => word)).toContain('crane fly');
    expect(ending.map(({ word }) => word)).toContain('whooping crane');
  });

  it('is one for all writings, and that of the base for a form that is no word itself', () => {
    for (const text of ['ice_cream', 'Ice-Cream', 'icecream', 'ice creams'])
      expect(findWord(context, text)?.text, text).toBe('ice cream');
    expect(findWord(context, 'wolves')?.text).toBe('wolf');
    expect(findWord(context, 'teeth')?.text).toBe('teeth');
    expect(words.bases('teeth')).toEqual(['tooth']);
  });

  it('is found by the address of every word', () => {
    const wrong: string[] = [];
    for (let term = 0; term < words.size; term += 7) {
      const word = words.at(term);
      if (word !== undefined && words.find(wordId(word))?.text !== word) wrong.push(word);
    }
    expect(wrong).toEqual([]);
  });

  it('is replaced by near words where WordNet has none', () => {
    expect(findWord(context, 'chiwawa')).toBeUndefined();
    expect(absentWord(context, 'chiwawa').near.map(({ word }) => word)).toContain('Chihuahua');
    expect(absentWord(context, 'smartphone').nearest?.href).toBe('/synset/n02992529');
  });
});

describe('the sitemaps of words', () =>
  it('have each word once, without those found only when spelt out', () => {
    const parts = Array.from({ length: sitemapCount(words.size) }, (_, part) => wordSitemap(words, part)!);
    const addresses = parts.flat();
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBeLessThanOrEqual(words.size);
    expect(addresses).toContain(wordUrl('crane'));
    expect(wordSitemap(words, parts.length)).toBeUndefined();
    expect(wordSitemap(words, -1)).toBeUndefined();
    expect(wordSitemap(words, NaN)).toBeUndefined();
  }));
