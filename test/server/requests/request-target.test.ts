import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TARGET, pathOf, readTarget } from '../../../src/server/requests/request-target.ts';

describe('readTarget', () => {
  it.each([
    '/',
    '/synset/n02084071',
    '/synset/n02084071.json',
    '/search?q=dog',
    '/search?q=%zz%00&//',
    '/synset/n02084071/',
    '/a%20b',
    '/caf%C3%A9',
  ])('lets %j through', (target) => expect(readTarget(target)).toBeDefined());

  it.each([
    '',
    '*',
    'synset',
    'ftp://elsewhere.example/',
    'http:///synset',
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
    '/a b',
    '/synset/n02084071#top',
  ])('refuses %j', (target) => expect(readTarget(target)).toBeUndefined());

  it('lets targets through up to the longest, query included', () => {
    const start = '/search?q=';
    expect(readTarget(start + 'a'.repeat(MAX_TARGET - start.length))).toBeDefined();
    expect(readTarget(start + 'a'.repeat(MAX_TARGET - start.length + 1))).toBeUndefined();
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
        const read = readTarget(target);
        fc.pre(read !== undefined);
        const url = new URL(`http://localhost${read.address}`);
        expect(url.host).toBe('localhost');
        expect(decodeURI(url.pathname).replace(/\/$/, '')).toBe(decodeURI(pathOf(target)).replace(/\/$/, ''));
        // One spelling: what comes out goes in unchanged.
        expect(readTarget(read.address)).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('pathOf', () => {
  it('cuts the query off and nothing else', () =>
    expect(['/', '/a?b', '/a?b?c', '?'].map(pathOf)).toEqual(['/', '/a', '/a', '']));
});

describe('the one spelling of an address', () => {
  it.each([
    ['/%73earch?q=dog', '/search?q=dog'],
    ['/c%6fmpare?a=fall2011', '/compare?a=fall2011'],
    ['/synset/n02084071/l%69sts/own/wnids.txt', '/synset/n02084071/lists/own/wnids.txt'],
    ['/ap%69/v1/search?q=dog', '/api/v1/search?q=dog'],
    ['/%5fastro/%61%2Ecss', '/_astro/a.css'],
    ['/__%76iz/getControlDetails%2Ephp?wnid=n02084071', '/__viz/getControlDetails.php?wnid=n02084071'],
    ['/a%7eb%2d%5F', '/a~b-_'],
    ['/caf%c3%a9%20x', '/caf%C3%A9%20x'],
    ['/search?page=2&q=a+b', '/search?q=a%20b&page=2'],
    ['/search?q=a&q=b', '/search?q=a'],
    ['/search?q=%zz&utm_source=x', '/search?q=%25zz'],
    ['/synset/n02084071?visit=1', '/synset/n02084071'],
    ['/synset/n02084071?', '/synset/n02084071'],
    ['/about?%64ataset=emoji&x', '/about?dataset=emoji'],
    ['/nothing?b=1&a=2', '/nothing?b=1&a=2'],
    ['/api/text/imagenet.synset.geturls/?wnid=n02084071', '/api/text/imagenet.synset.geturls?wnid=n02084071'],
    ['/synset/?wnid=n02084071', '/synset?wnid=n02084071'],
    ['/synset/n02084071/', '/synset/n02084071/'],
    ['http://elsewhere.example/search?q=dog', '/search?q=dog'],
    ['HTTP://elsewhere.example', '/'],
    ['https://elsewhere.example?dataset=emoji', '/?dataset=emoji'],
  ])('of %s is %s', (target, address) => expect(readTarget(target)?.address).toBe(address));

  it.each([
    '/%73earch',
    '/%63ompare',
    '/synset/n02084071/%6Cists/own/wnids.txt',
    '/%61pi/v1/search',
    '/sugges%74.json',
  ])('makes %s as costly as it is when written plainly', (target) =>
    expect(readTarget(target)?.route?.isCostly).toBe(true),
  );

  it('is the same for every way to escape an address', () => {
    const address = '/synset/n02084071/lists/subtree/counts.tsv';
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: address.length, maxLength: address.length }), (escaped) => {
        const target = Array.from(address, (character, i) =>
          escaped[i] === true && character !== '/' ? `%${character.charCodeAt(0).toString(16)}` : character,
        ).join('');
        expect(readTarget(target)?.address).toBe(address);
      }),
    );
  });
});
