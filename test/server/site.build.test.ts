import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildSite, currentSite, lastSite, servableSite, type SiteBuild } from '../../scripts/site.ts';

/** Stands in for Astro: writes one style, made of the one page, or fails as the page says. */
const ASTRO = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const out = process.argv[process.argv.indexOf('--outDir') + 1];
const page = readFileSync('src/page.astro', 'utf8');
appendFileSync('runs.txt', 'built\\n');
mkdirSync(out + '/client/_astro', { recursive: true });
mkdirSync(out + '/server');
writeFileSync(out + '/client/_astro/page.css', page);
if (page.includes('broken')) { console.error('page.astro is broken'); process.exit(1); }
if (page.includes('killed')) process.kill(process.pid, 'SIGKILL');
`;

const STYLE = 'p { color: green }\n'.repeat(100);

let root = '';
let build: SiteBuild;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-site-'));
  build = { root, out: path.join(root, 'built/site') };
  await put('node_modules/astro/bin/astro.mjs', ASTRO);
  for (const name of ['astro.config.mjs', 'tsconfig.json', 'package-lock.json', 'public/robots.txt'])
    await put(name, name);
  await put('src/page.astro', STYLE);
  await put('src/server/processes/worker.ts', "import { serve } from '../serve.ts';\n");
  await put('src/server/serve.ts', 'export const serve = 1;\n');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function put(name: string, text: string): Promise<void> {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function builds(): Promise<string[]> {
  return (await readdir(build.out)).filter((name) => name !== 'current.json');
}

describe('buildSite', () => {
  it('leaves a current build with compressed copies, and nothing half done', async () => {
    expect([await currentSite(build), await lastSite(build.out)]).toEqual([undefined, undefined]);
    const folder = await buildSite(build);
    expect([await currentSite(build), await lastSite(build.out)]).toEqual([folder, folder]);
    expect((await readdir(path.join(folder, 'client/_astro'))).sort()).toEqual([
      'page.css',
      'page.css.br',
      'page.css.gz',
    ]);
    expect(gunzipSync(await readFile(path.join(folder, 'client/_astro/page.css.gz'))).toString()).toBe(STYLE);
    expect(await builds()).toEqual([path.basename(folder)]);
  });

  it('by two processes at once is built by one of them, whose build the other takes', async () => {
    const [folder, other] = await Promise.all([buildSite(build), buildSite(build)]);
    expect(other).toBe(folder);
    expect(await readFile(path.join(root, 'runs.txt'), 'utf8')).toBe('built\n');
  });

  it.each([
    'src/page.astro',
    'src/new.astro',
    'public/robots.txt',
    'astro.config.mjs',
    'tsconfig.json',
    'package-lock.json',
  ])('is stale once %s has changed', async (name) => {
    await buildSite(build);
    await put(name, 'changed');
    expect(await currentSite(build)).toBeUndefined();
  });

  it('is current again with the sources as they were, and not stale for what is no source', async () => {
    const folder = await buildSite(build);
    await put('README.md', 'new');
    await put('src/page.astro', 'changed');
    await put('src/page.astro', STYLE);
    expect(await currentSite(build)).toBe(folder);
  });

  it.each(['broken', 'killed'])('that is %s says why and leaves the last build whole and current', async (how) => {
    const folder = await buildSite(build);
    await put('src/page.astro', how);
    await expect(buildSite(build)).rejects.toThrow(
      how === 'broken' ? 'page.astro is broken' : 'The site could not be built.',
    );
    expect(await lastSite(build.out)).toBe(folder);
    expect(await readFile(path.join(folder, 'client/_astro/page.css'), 'utf8')).toBe(STYLE);
    expect(await builds()).toEqual([path.basename(folder)]);
  });

  it('leaves the last build for servers that still run from it, and none before', async () => {
    const folders = [];
    for (const text of ['first', 'second', 'third']) {
      await put('src/page.astro', text);
      folders.push(path.basename(await buildSite(build)));
    }
    expect((await builds()).sort()).toEqual(folders.slice(1).sort());
  });

  it('makes nothing of a note of the current build that is none', async () => {
    await buildSite(build);
    for (const text of ['', '{', '[]', '{"version":"../../src"}', '{"version":1}']) {
      await writeFile(path.join(build.out, 'current.json'), text);
      expect(await lastSite(build.out), text).toBeUndefined();
    }
  });
});

describe('the last build', () => {
  it('is served as it is while pages change, and no longer once the server in front of them has', async () => {
    await expect(servableSite(build)).rejects.toThrow(
      /^The site is not built yet\. Build and serve it with: npm start$/,
    );
    const folder = await buildSite(build);
    await put('src/page.astro', 'changed');
    expect(await servableSite(build)).toBe(folder);
    await put('src/server/serve.ts', 'export const serve = 2;\n');
    await expect(servableSite(build)).rejects.toThrow(
      /^The site was built before the code of the server changed, .*: npm start$/,
    );
    const next = await buildSite(build);
    expect(next).not.toBe(folder);
    expect(await servableSite(build)).toBe(next);
  });

  it('of before it was noted which server it was built for is not served', async () => {
    const folder = await buildSite(build);
    await writeFile(path.join(build.out, 'current.json'), JSON.stringify({ version: path.basename(folder) }));
    await expect(servableSite(build)).rejects.toThrow('npm start');
    expect(await lastSite(build.out)).toBe(folder);
  });

  it('whose folder is gone is built again', async () => {
    await rm(await buildSite(build), { recursive: true });
    await expect(servableSite(build)).rejects.toThrow('not built yet');
  });
});
