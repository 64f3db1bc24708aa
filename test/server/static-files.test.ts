import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readStaticFiles } from '../../src/server/static-files.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'canopy-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(name: string, text: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

describe('readStaticFiles', () => {
  it('gives each file in the coding asked for, where a copy in it was built', async () => {
    await put('_astro/page.D1gest.css', 'plain');
    await put('_astro/page.D1gest.css.br', 'denser');
    const files = await readStaticFiles(folder, []);
    const sent = (['br', 'gzip', 'identity'] as const).map((coding) => files.get('/_astro/page.D1gest.css', coding)!);
    expect(sent.map(({ body }) => String(body))).toEqual(['denser', 'plain', 'plain']);
    expect(sent[0]!.bodyHeaders).toEqual([
      'Content-Type',
      'text/css; charset=utf-8',
      'Content-Length',
      '6',
      'Content-Encoding',
      'br',
    ]);
    expect(sent[1]!.bodyHeaders).toEqual(['Content-Type', 'text/css; charset=utf-8', 'Content-Length', '5']);
  });

  it('lets browsers keep what has a digest in its name for good, and ask again for the rest', async () => {
    await put('_astro/page.D1gest.js', '');
    await put('favicon.svg', '');
    const files = await readStaticFiles(folder, []);
    const caching = (name: string): string => files.get(name, 'identity')!.headers.join(' ');
    expect(caching('/_astro/page.D1gest.js')).toContain('max-age=31536000, immutable');
    expect(caching('/favicon.svg')).toContain('public, no-cache');
  });

  it('has no file by another name, be it a copy, a folder or a way out', async () => {
    await put('_astro/a.js', 'a');
    await put('_astro/a.js.br', 'a');
    const files = await readStaticFiles(folder, []);
    for (const name of [
      '/_astro/a.js.br',
      '/_astro',
      '/_astro/',
      '/_astro/../_astro/a.js',
      '/',
      '',
      '/toString',
      '/_astro/A.js',
    ]) {
      expect(files.get(name, 'identity'), name).toBeUndefined();
    }
  });

  it('refuses a file whose type it does not know, by name', async () => {
    await put('tool.unknown', '');
    await expect(readStaticFiles(folder, [])).rejects.toThrow(
      `${path.join(folder, 'tool.unknown')}: no content type is known`,
    );
  });

  it('takes a folder that is not there for an empty one', async () =>
    expect((await readStaticFiles(path.join(folder, 'none'), [])).get('/', 'br')).toBeUndefined());
});
