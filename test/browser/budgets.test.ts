import { brotliCompressSync } from 'node:zlib';
import { expect, inject, it } from 'vitest';
import { KINDS_OF_PAGE } from './kinds-of-page.ts';
import { openPage, useBrowser } from './reader.ts';

useBrowser();

const KB = 1024;

it('keeps the HTML of a typical synset page under 30 KB', async () => {
  const html = await (await fetch(`${inject('address')}/synset/n02084071`)).arrayBuffer();
  expect(html.byteLength).toBeLessThan(30 * KB);
});

// The explorer's zooming and drawing, on no other page, may take a little more; its data are held to a budget of their own.
const BUDGETS = KINDS_OF_PAGE.map(({ path }) => ({ path, limit: path === '/explore' ? 44 : 40 }));

it.each(BUDGETS)('keeps styles and scripts of the first view of $path under $limit KB compressed', async ({ path, limit }) => {
  const { page } = await openPage(path);
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
  const code = loaded.filter(({ name }) => /\.(?:css|m?js)(?:\?|$)/.test(name));
  expect(code.length).toBeGreaterThan(0);
  const inline = await page.evaluate(() => [...document.querySelectorAll('style, script:not([src], [type="application/ld+json"])')].map((part) => part.textContent).join(''));
  const total = code.reduce((sum, { bytes }) => sum + bytes, 0) + brotliCompressSync(inline).byteLength;
  expect(total).toBeLessThan(limit * KB);
});
