import { expect, inject, it } from 'vitest';

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
])('keeps the HTML of %s under 30 KB', async (path) => {
  const html = await (await fetch(inject('address') + path)).arrayBuffer();
  expect(html.byteLength).toBeLessThan(30 * KB);
});
