import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isForPrograms, isPlausibleTarget, MAX_TARGET, pathOf } from '../../src/server/request-target.ts';

describe('isPlausibleTarget', () => {
  it.each([
    '/',
    '/synset/n02084071',
    '/synset/n02084071.json',
    '/search?q=dog',
    '/search?q=%zz%00&//',
    '/synset/n02084071/',
    '/a%20b',
    '/caf%C3%A9',
  ])('lets %j through', (target) => {
    expect(isPlausibleTarget(target)).toBe(true);
  });

  it.each([
    '',
    '*',
    'synset',
    'http://elsewhere.example/',
    '//elsewhere.example/',
    '/synset//n02084071',
    '/../etc/passwd',
    '/synset/..',
    '/synset/./n02084071',
    '/%2e%2e/etc',
    '/%2e%2e%2fetc',
    '/synset/..%5c..',
    '/synset\\..',
    '/synset/%00',
    '/synset/%0d%0aSet-Cookie:x',
    '/synset/%7f',
    '/synset/%zz',
    '/synset/%',
    '/synset/%c3%28',
    '/_image?href=/favicon.svg',
    '/_server-islands/x',
    '/a b',
    '/synset/n02084071#top',
  ])('refuses %j', (target) => {
    expect(isPlausibleTarget(target)).toBe(false);
  });

  it('lets targets through up to the longest, query included', () => {
    const start = '/search?q=';
    expect(isPlausibleTarget(start + 'a'.repeat(MAX_TARGET - start.length))).toBe(true);
    expect(isPlausibleTarget(start + 'a'.repeat(MAX_TARGET - start.length + 1))).toBe(false);
  });

  it('lets nothing through that a URL parser would take elsewhere', () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2E',
      '\\',
      '//',
      'synset',
      'n02084071',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      '\t',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const target = `/${pieces.join('')}`;
        fc.pre(isPlausibleTarget(target));
        const url = new URL(`http://localhost${target}`);
        expect(url.host).toBe('localhost');
        expect(decodeURI(url.pathname)).toBe(decodeURI(pathOf(target)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('pathOf', () => {
  it('cuts the query off and nothing else', () => {
    expect(['/', '/a?b', '/a?b?c', '?'].map(pathOf)).toEqual(['/', '/a', '/a', '']);
  });
});

it.each([
  ['/api/v1', true],
  ['/api/v1/', true],
  ['/api/v1/synsets/x?a=b', true],
  ['/synset/n02084071.json?x', true],
  ['/api', false],
  ['/api/v10', false],
  ['/api/text/imagenet.synset.geturls', false],
  ['/synset/n02084071?as=.json', false],
  ['/', false],
])('%s is for programs that read JSON: %j', (target, expected) => {
  expect(isForPrograms(target)).toBe(expected);
});
