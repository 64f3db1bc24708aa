import { describe, expect, inject, it } from 'vitest';
import { askHttp } from '../fixtures/ask-http.ts';

const address = inject('address');

/** The bytes of an answer as a browser gets it. */
async function bytesOf(path: string): Promise<{ readonly bytes: number; readonly text: () => Promise<string> }> {
  const { body } = await askHttp(address, path, { headers: { 'Accept-Encoding': 'br' } });
  return { bytes: body.length, text: async () => (await fetch(address + path)).text() };
}

// Animals have the most and the largest pictures of all maps.
describe.each([
  ['/explore', 150],
  ['/', 150],
  ['/synset/n00021939', 150],
  ['/synset/n00015388', 180],
])('the first frame of the map of %s', (path, kilobytes) => {
  it(`has its pictures within ${String(kilobytes)} kB: document, styles, the typeface of its names and the pictures`, async () => {
    const page = await bytesOf(path);
    const html = await page.text();
    const wide = /<svg class="map-svg map-wide"[^]*?<\/svg>/.exec(html)?.[0] ?? '';
    const pictures = [...new Set([...wide.matchAll(/<image href="([^"]+)"/g)].map(([, src]) => src!))];
    expect(pictures.length).toBeGreaterThan(10);
    const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!);
    const faces = [...html.matchAll(/href="([^"]+\/sans[^"]*\.woff2)"/g)].map(([, href]) => href!);
    expect([styles.length, faces.length]).toEqual([1, 1]);
    const parts = await Promise.all([...styles, ...faces, ...pictures].map(bytesOf));
    expect(parts.reduce((sum, { bytes }) => sum + bytes, page.bytes)).toBeLessThan(1000 * kilobytes);
  });
});
