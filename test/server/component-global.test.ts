import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type SSRResult } from 'astro';
import { describe, expect, it } from 'vitest';
import { withComponentGlobal } from '../../src/server/component-global.ts';

const SOURCES = path.resolve(import.meta.dirname, '../../src');

/** As much of what Astro knows of a request as the object is made from. */
function resultOf(url: string, own: object): SSRResult {
  return { request: new Request(url), params: { id: 'n02084071' }, response: { status: 200 }, createAstro: () => own } as unknown as SSRResult;
}

describe('withComponentGlobal', () => {
  it('gives each component its own props, and all of them what is of the request', () => {
    const result = withComponentGlobal(resultOf('http://canopy.example/synset/n02084071?dataset=emoji', {}));
    const [one, other] = [result.createAstro({ a: 1 }, null), result.createAstro({ a: 2 }, null)];
    expect([one.props, other.props]).toEqual([{ a: 1 }, { a: 2 }]);
    expect(one.url.searchParams.get('dataset')).toBe('emoji');
    expect(one.params).toEqual({ id: 'n02084071' });
    one.response.status = 404;
    expect(other.response.status).toBe(404);
    expect(one.redirect('/', 301).headers.get('Location')).toBe('/');
  });

  it("asks Astro's own for what takes more than the request", async () => {
    const own = { slots: { has: () => true }, rewrite: (payload: string) => Promise.resolve(new Response(payload)) };
    const component = withComponentGlobal(resultOf('http://canopy.example/', own)).createAstro({}, null);
    expect(component.slots.has('tree')).toBe(true);
    await expect((await component.rewrite('/404')).text()).resolves.toBe('/404');
  });

  it('has everything that components ask for', async () => {
    const component = withComponentGlobal(resultOf('http://canopy.example/', { slots: {}, rewrite: () => undefined })).createAstro({}, null);
    const files = (await readdir(SOURCES, { recursive: true })).filter((file) => file.endsWith('.astro'));
    const texts = await Promise.all(files.map((file) => readFile(path.join(SOURCES, file), 'utf8')));
    const asked = new Set(texts.flatMap((text) => [...text.matchAll(/\bAstro\.(\w+)/g)].map(([, name]) => name!)));
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((name) => !(name in component))).toEqual([]);
  });
});
