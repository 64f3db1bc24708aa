import { expect, it } from 'vitest';
import { isCostly } from '../../src/server/costly.ts';
import { RateLimit } from '../../src/server/rate-limit.ts';

it.each([
  '/search?q=dog',
  '/search.json?q=dog',
  '/compare?a=fall2011',
  '/compare/lists/both.tsv',
  '/synset/n02084071/urls/subtree/urls.txt',
  '/synset/n02084071/lists/subtree/counts.tsv',
  '/explore/0123456789ab/fall2011/release/matches.json?q=dog',
  '/api/v1/search?q=dog',
  '/api/v1/synsets/n02084071/subtree',
  '/api/text/imagenet.synset.geturls?wnid=n02084071',
  '/download/synset?wnid=n02084071',
])('counts %s', (target) => {
  expect(isCostly(target)).toBe(true);
});

it.each([
  '/',
  '/synset/n02084071',
  '/synset/n02084071?q=/search',
  '/suggest.json?q=h',
  '/explore',
  '/api',
  '/api/v1/openapi.json',
  '/api/v1/synsets/n02084071',
  '/healthz',
  '/searching',
])('does not count %s', (target) => {
  expect(isCostly(target)).toBe(false);
});

it('gives each client what the limit says, and then the seconds to wait', async () => {
  const limit = new RateLimit(2);
  expect([await limit.take('192.0.2.1'), await limit.take('192.0.2.1')]).toEqual([undefined, undefined]);
  const wait = await limit.take('192.0.2.1');
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(await limit.take('192.0.2.2')).toBeUndefined();
});
