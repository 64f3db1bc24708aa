import { expect, inject, it } from 'vitest';

const PAGES = [
  '/',
  '/synset/n02084071',
  '/synset/n02084071/images?scope=subtree',
  '/synset/n02084071/downloads',
  '/synset/n08524735',
  '/search?q=dog',
  '/stats',
  '/datasets',
  '/about',
  '/explore',
];
/** Pages that look different for another dataset. */
const OF_A_DATASET = /^\/(?:$|synset\/|search$|stats$|datasets$|about$|explore$)/;

it.each(PAGES)('carries the dataset that was chosen into every link of %s', async (path) => {
  const url = new URL(path, inject('address'));
  url.searchParams.set('dataset', 'emoji');
  const html = await (await fetch(url)).text();
  expect(html).toContain('aria-current="true">Emoji</a>');
  // These lead to other datasets on purpose: the switch, a synset's table of datasets, the buttons of each dataset.
  const page = html
    .replace(/<details class="dataset-switch".*?<\/details>/s, '')
    .replace(/<section aria-labelledby="datasets".*?<\/section>/s, '')
    .replaceAll('<a class="button"', '');
  const links = [...page.matchAll(/<a [^>]*?href="(\/[^"]*)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&#38;', '&').replaceAll('&amp;', '&'), url),
  );
  const lost = links
    .filter((link) => OF_A_DATASET.test(link.pathname) && link.searchParams.get('dataset') !== 'emoji')
    .map(({ href }) => href);
  expect(links.length).toBeGreaterThan(10);
  expect(lost).toEqual([]);
});
