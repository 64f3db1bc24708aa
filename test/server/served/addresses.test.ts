import { describe, expect, inject, it } from 'vitest';

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(inject('address') + path, { redirect: 'manual', headers });
}

describe('old addresses', () =>
  it.each([
    ['/explore?wnid=n02084071', '/synset/n02084071'],
    ['/synset/n02084071/', '/synset/n02084071'],
  ])('%s leads to %s for good', async (old, current) => {
    const response = await get(old);
    expect([301, 308]).toContain(response.status);
    expect(response.headers.get('location')).toBe(current);
  }));

describe('JSON twins', () =>
  it.each([
    '/',
    '/synset/n02084071',
    '/synset/fa11misc',
    '/synset/n09287968/images',
    '/synset/n00015388/downloads',
    '/stats',
    '/datasets',
    '/search?q=dog',
  ])('of %s can be read', async (page) => {
    const [path, query] = page.split('?');
    const twin = `${path === '/' ? '/index' : path!}.json${query === undefined ? '' : `?${query}`}`;
    const response = await get(twin);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toBeTypeOf('object');
  }));

describe('every answer', () => {
  it.each([
    '/',
    '/synset/n02084071',
    '/synset/n02084071.json',
    '/robots.txt',
    '/sitemap.xml',
    '/synset/n99999999',
    '/healthz',
  ])('carries the security headers: %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self'; /,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('is the same whatever host, cookie or language a visitor sends', async () => {
    const strange = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Cookie: 'a=b',
      'Accept-Language': 'de',
    };
    const page = await (await get('/synset/n02084071?tree=wordnet', strange)).text();
    expect(page).not.toContain('evil.example');
    expect(page).toBe(await (await get('/synset/n02084071?tree=wordnet')).text());
  });
});

describe('caching', () => {
  it('answers 304 for a page that the browser has', async () => {
    const first = await get('/synset/n02094433');
    const tag = first.headers.get('etag');
    expect(tag).toMatch(/^"[\w-]+"$/);
    const again = await get('/synset/n02094433', { 'If-None-Match': tag! });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('lets scripts and styles be cached for good', async () => {
    const page = await (await get('/')).text();
    const files = [...page.matchAll(/(?:src|href)="(\/_astro\/[^"]+)"/g)].map(([, file]) => file!);
    expect(files.length).toBeGreaterThan(0);
    for (const file of new Set(files)) {
      const response = await get(file, { 'Accept-Encoding': 'br' });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      // Typefaces are compressed in themselves.
      expect(response.headers.get('content-encoding')).toBe(file.endsWith('.woff2') ? null : 'br');
    }
  });
});
