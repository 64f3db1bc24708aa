import { describe, expect, it } from 'vitest';
import { parseWnid } from '../../src/domain/wordnet/wnid.ts';
import {
  aboutUrl,
  datasetsUrl,
  homeUrl,
  jsonUrl,
  listUrl,
  searchUrl,
  statsUrl,
  synsetUrl,
} from '../../src/view/urls.ts';

describe('addresses', () => {
  it('leave out what is the default', () =>
    expect([homeUrl(), synsetUrl('n02084071'), synsetUrl('n02084071', {}, 'images'), statsUrl()]).toEqual([
      '/',
      '/synset/n02084071',
      '/synset/n02084071/images',
      '/stats',
    ]));

  it('keep the reader’s choices', () => {
    expect(synsetUrl('n02084071', { dataset: 'mine', tree: 'wordnet' }, 'downloads')).toBe(
      '/synset/n02084071/downloads?dataset=mine&tree=wordnet',
    );
    expect([aboutUrl({ dataset: 'mine' }, 'depth'), datasetsUrl({ dataset: 'mine' })]).toEqual([
      '/about?dataset=mine#depth',
      '/datasets?dataset=mine',
    ]);
    expect(statsUrl({ dataset: 'mine' }, { bar: { from: 1, to: 100 } })).toBe('/stats?dataset=mine&from=1&to=100');
    expect(listUrl(parseWnid('n02084071')!, 'subtree', 'counts', 'tsv', { dataset: 'mine', tree: 'wordnet' })).toBe(
      '/synset/n02084071/lists/subtree/counts.tsv?dataset=mine',
    );
  });

  it('escape what a reader typed', () =>
    expect(searchUrl('C++ & "a/b"?')).toBe('/search?q=C%2B%2B%20%26%20%22a%2Fb%22%3F'));

  it('find the JSON twin of every page', () =>
    expect(['/', '/?dataset=mine', '/synset/n02084071', '/stats?from=1&to=2'].map(jsonUrl)).toEqual([
      '/index.json',
      '/index.json?dataset=mine',
      '/synset/n02084071.json',
      '/stats.json?from=1&to=2',
    ]));
});
