import { describe, expect, inject, it } from 'vitest';
import { askHttp } from '../fixtures/ask-http.ts';

const address = inject('address');

/** The bytes of an answer as a browser gets it. */
async function bytesOf(path: string): Promise<{ readonly bytes: number; readonly text: () => Promise<string> }> {
  const { body } = await askHttp(address, path, { headers: { 'Accept-Encoding': 'br' } });
  return { bytes: body.length, text: async () => (await fetch(address + path)).text() };
}

// Animals have the most and the largest pictures of all maps.
describe.each(['/', '/explore', '/synset/n00001740', '/synset/n00015388', '/synset/n00021939', '/synset/n02084071'])(
  'the first frame of the map of %s',
  (path) => {
    it('has its pictures, styles and both typefaces within 150 kB', async () => {
      const page = await bytesOf(path);
      const html = await page.text();
      const wide = /<svg class="map-svg map-wide"[^]*?<\/svg>/.exec(html)?.[0] ?? '';
      const pictures = [...new Set([...wide.matchAll(/<image href="([^"]+)"/g)].map(([, src]) => src!))];
      expect(pictures.length).toBeGreaterThan(1);
      const linked = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, href]) => href!);
      const styles = linked(/<link rel="stylesheet" href="([^"]+)"/g);
      const faces = linked(/<link rel="preload" as="font"[^>]* href="([^"]+)"/g);
      expect([styles.length, faces.length]).toEqual([1, 2]);
      const parts = await Promise.all([...styles, ...faces, ...pictures].map(bytesOf));
      expect(parts.reduce((sum, { bytes }) => sum + bytes, page.bytes)).toBeLessThan(150_000);
    });

    it('waits for no script', async () => {
      const html = await (await bytesOf(path)).text();
      const blocking = [...html.matchAll(/<script(?![^>]*type="(?:module|application\/ld\+json)")[^>]* src=/g)];
      expect(blocking).toEqual([]);
    });
  },
);
