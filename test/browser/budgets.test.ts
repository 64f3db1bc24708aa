import { expect, inject, it } from 'vitest';
import { askHttp } from '../fixtures/ask-http.ts';

const KB = 1024;

it.each([
  '/synset/n02084071',
  '/synset/n02094433',
  '/synset/n09287968',
  '/synset/n00007846',
  '/synset/n00001740',
  '/synset/n08524735',
  '/synset/n02084071?area=synsets',
  '/synset/n00017222?dataset=emoji',
  '/synset/n02084071/downloads',
  '/synset/n09287968/images',
])('keeps the HTML of %s under 14 KB compressed, what a server sends before it hears back', async (path) => {
  const { headers, body } = await askHttp(inject('address'), path, { headers: { 'Accept-Encoding': 'br' } });
  expect(headers['content-encoding']).toBe('br');
  expect(body.length).toBeLessThan(14 * KB);
});
