import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE_COPY } from '../../../scripts/export/copy.ts';
import type { ExportReport } from '../../../scripts/export/export-site.ts';
import { writeBuild } from '../../../scripts/pipeline/builds/write-build.ts';
import { parseWnid } from '../../../src/domain/wordnet/wnid.ts';
import { inputsOver, MINI_FILES, miniWnid } from '../../fixtures/mini-inputs.ts';
import { MINI, type MiniWordnet } from '../../fixtures/mini-wordnet.ts';
import { build as buildFiles } from '../../fixtures/open-files.ts';
import { brokenLinks, contents, exportMini, filesIn, SITE_FOLDER } from '../mini-copy.ts';

/** Ten synsets of the mini WordNet with a letter more in their glosses, and one less elsewhere: offsets stay as they are. */
const CHANGED = Object.keys(MINI).slice(1, 11);
const REVISED: MiniWordnet = Object.fromEntries(
  Object.entries(MINI).map(([name, synset]) => [
    name,
    CHANGED.includes(name) ? { ...synset, gloss: synset.gloss.replace(/^./, 'Q') } : synset,
  ]),
);

async function build(data: string, description: MiniWordnet): Promise<void> {
  await writeBuild(data, JSON.stringify(description), await buildFiles(inputsOver(description)));
}

function exported(folder: string, force = false, siteFolder = SITE_FOLDER): Promise<ExportReport> {
  return exportMini({ siteFolder, data: path.join(root, 'data'), folder, force });
}

let root = '';
let copy = '';

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-copy-'));
  copy = path.join(root, 'copy');
  await build(path.join(root, 'data'), MINI);
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

// In this order: each test goes on with the copy of the one before.
describe('a copy', () => {
  it('never replaces a folder that is none', async () => {
    await expect(exported(path.join(root, 'data'))).rejects.toThrow(
      'expected a folder that an export wrote, or none; this one holds other files',
    );
  });

  it('has a file for every link of its pages', async () => {
    const report = await exported(copy);
    const files = await contents(copy);
    expect([files.size, report.written, report.removed]).toEqual([report.files, report.files, 0]);
    expect([...files.values()].reduce((sum, text) => sum + text.length, 0)).toBe(report.bytes);
    expect((await readdir(root)).sort()).toEqual(['copy', 'copy.manifest', 'data']);
    expect(brokenLinks(files)).toEqual([]);
  });

  it('resumes where an export was killed while it moved files, and mended where files are others than noted', async () => {
    const files = await contents(copy);
    const staging = `${copy}.staging`;
    await cp(copy, path.join(staging, 'files'), { recursive: true });
    await writeFile(path.join(staging, 'files/index.html'), 'the new page');
    await writeFile(path.join(staging, 'removals.txt'), 'about.html\n');
    await cp(`${copy}.manifest`, path.join(staging, 'complete.manifest'));
    const report = await exported(copy);
    expect([report.written, report.removed, (await readdir(root)).sort()]).toEqual([
      2,
      0,
      ['copy', 'copy.manifest', 'data'],
    ]);
    expect(await contents(copy)).toEqual(files);
  });

  it('is not rendered again where nothing has changed', async () => {
    const { mtimeMs } = await stat(path.join(copy, 'index.html'));
    // A site that is not there cannot render: whatever would be rendered fails.
    const report = await exported(copy, false, path.join(root, 'none', path.basename(SITE_FOLDER)));
    expect([report.written, report.removed]).toEqual([0, 0]);
    expect((await stat(path.join(copy, 'index.html'))).mtimeMs).toBe(mtimeMs);
    await expect(exported(copy, true, path.join(root, 'none', path.basename(SITE_FOLDER)))).rejects.toThrow();
  });

  it('is written again where ten synsets have changed, and nowhere else', async () => {
    const before = await contents(copy);
    const { mtimeMs } = await stat(path.join(copy, 'about.html'));
    await build(path.join(root, 'data'), REVISED);
    const report = await exported(copy);
    const after = await contents(copy);
    expect((await stat(path.join(copy, 'about.html'))).mtimeMs).toBe(mtimeMs);
    const changed = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    const gone = [...before.keys()].filter((file) => !after.has(file));
    expect([report.written, report.removed]).toEqual([changed.length, gone.length]);
    // A gloss is part of the synset's own pages and twins and of files of all synsets: no other synset's page changes.
    const ids = CHANGED.map((name) => MINI_FILES.wnids.get(name)!);
    const pages = changed.filter((file) => /^(?:synset|tree)\//.test(file));
    expect([...new Set(pages.map((file) => /n\d{8}/.exec(file)?.[0] ?? file))].sort()).toEqual(ids.sort());
  });

  it('is the same as one from the beginning', async () => {
    const fresh = path.join(root, 'fresh');
    await exported(fresh);
    expect(await contents(copy)).toEqual(await contents(fresh));
  });

  it('has in its sitemaps the synsets that it holds, also where it is a part', async () => {
    const part = path.join(root, 'part');
    const dog = parseWnid(miniWnid('dog'))!;
    await exportMini({
      data: path.join(root, 'data'),
      folder: part,
      choice: { ...WHOLE_COPY, subtrees: [dog] },
    });
    const names = await filesIn(part);
    const held = names.flatMap((file) => /^synset\/(n\d{8})\.html$/.exec(file)?.[1] ?? []);
    const listed = [
      ...(await readFile(path.join(part, 'sitemap/0.xml'), 'utf8')).matchAll(
        /<loc>https:\/\/canopy\.example\/synset\/(n\d{8})<\/loc>/g,
      ),
    ].map(([, id]) => id);
    expect(listed).toEqual(held);
    expect([
      held.includes(dog),
      held.length < (await filesIn(copy)).filter((file) => /^synset\/n\d{8}\.html$/.test(file)).length,
    ]).toEqual([true, true]);
    expect(names.filter((file) => file.startsWith('sitemap'))).toEqual(['sitemap.xml', 'sitemap/0.xml']);
  });

  it('is written whole by force', async () => {
    const report = await exported(copy, true);
    expect([report.written, report.removed]).toEqual([report.files, 0]);
  });
});
