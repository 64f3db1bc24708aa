import { describe, expect, inject, it } from 'vitest';
import { askHttp } from '../fixtures/ask-http.ts';

const address = inject('address');

/** The bytes of an answer as a browser gets it. */
async function bytesOf(path: string): Promise<{ readonly bytes: number; readonly text: () => Promise<string> }> {
  const { body } = await askHttp(address, path, { headers: { 'Accept-Encoding': 'br' } });
  return { bytes: body.length, text: async () => (await fetch(address + path)).text() };
}

// Animals have the most and the largest pictures of all maps. Names on maps are in the sans face, headings in the serif.
describe.each([
  ['/explore', 150],
  ['/', 150],
  ['/synset/n00021939', 150],
  ['/synset/n00015388', 165],
])('the first frame of the map of %s', (path, kilobytes) => {
  it(`has its pictures within 150 kB, and within ${String(kilobytes)} kB the typeface of headings too`, async () => {
    const page = await bytesOf(path);
    const html = await page.text();
    const wide = /<svg class="map-svg map-wide"[^]*?<\/svg>/.exec(html)?.[0] ?? '';
    const pictures = [...new Set([...wide.matchAll(/<image href="([^"]+)"/g)].map(([, src]) => src!))];
    expect(pictures.length).toBeGreaterThan(10);
    const linked = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, href]) => href!);
    const [styles, sans, serif] = [
      linked(/<link rel="stylesheet" href="([^"]+)"/g),
      linked(/href="([^"]+\/sans[^"]*\.woff2)"/g),
      linked(/href="([^"]+\/serif[^"]*\.woff2)"/g),
    ];
    expect([styles.length, sans.length, serif.length]).toEqual([1, 1, 1]);
    const parts = await Promise.all([...styles, ...sans, ...pictures].map(bytesOf));
    const ofMap = parts.reduce((sum, { bytes }) => sum + bytes, page.bytes);
    expect(ofMap).toBeLessThan(150_000);
    expect(ofMap + (await bytesOf(serif[0]!)).bytes).toBeLessThan(1000 * kilobytes);
  });
});
