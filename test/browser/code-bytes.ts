import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Bytes of all styles and scripts that a page has loaded, compressed as they came; what stands in the page itself, as brotli would. */
export async function codeBytes(page: Page): Promise<number> {
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
  const files = loaded.filter(({ name }) => /\.(?:css|m?js)(?:\?|$)/.test(name));
  if (files.length === 0) throw new Error('Expected a page with styles and scripts of its own.');
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll('style, script:not([src], [type="application/ld+json"])')]
      .map((part) => part.textContent)
      .join(''),
  );
  return files.reduce((sum, { bytes }) => sum + bytes, 0) + brotliCompressSync(inline).byteLength;
}
