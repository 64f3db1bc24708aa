import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packCopy, type PackedReport } from '../../../scripts/export/pack-copy.ts';
import { writeBuild } from '../../../scripts/pipeline/builds/write-build.ts';
import { openPage, settled } from '../../browser/reader.ts';
import { inputsOver, miniWnid } from '../../fixtures/mini-inputs.ts';
import { MINI } from '../../fixtures/mini-wordnet.ts';
import { build as buildFiles } from '../../fixtures/open-files.ts';
import { exportMini } from '../mini-copy.ts';
import { type ServedCopy, serveCopy } from '../serve-copy.ts';

let root = '';
let report: PackedReport;
let copy: ServedCopy;
const dog = miniWnid('dog');

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'canopy-packed-'));
  const [data, folder] = [path.join(root, 'data'), path.join(root, 'copy')];
  await writeBuild(data, 'mini', await buildFiles(inputsOver(MINI)));
  await exportMini({ data, folder });
  report = await packCopy(folder, path.join(root, 'packed'));
  copy = await serveCopy(path.join(root, 'packed'), path.join(root, 'nginx'));
});

afterAll(async () => {
  await copy.stop();
  await rm(root, { recursive: true, force: true });
});

describe('a packed copy', () => {
  it('has few files, and none of its pages but the first', async () => {
    const files = (await readdir(path.join(root, 'packed'), { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect([files.length, files.some(({ name }) => name.startsWith('n0'))]).toEqual([
      report.packs + report.loose,
      false,
    ]);
    expect((await fetch(`${copy.address}/synset/${dog}`)).status).toBe(404);
  });

  it('leads from the home page through pages in packs, their branches of the tree and their JSON', async () => {
    const { page, complaints } = await openPage('/', {}, copy.address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.getByRole('main').getByRole('link', { name: 'animal', exact: true }).last().click();
    await page.getByRole('heading', { level: 1, name: /^animal/ }).waitFor();
    await settled(page);
    await page.locator('tree-panel button[aria-label="dog"]').first().click();
    await page.getByRole('complementary', { name: 'Synset tree' }).locator('a', { hasText: 'husky' }).first().waitFor();
    const json = await page.evaluate(
      (id) => fetch(`/synset/${id}.json`).then((answer) => answer.json() as Promise<{ ownImages: number }>),
      dog,
    );
    expect(json.ownImages).toBe(10);
    expect(complaints).toEqual([]);
  });

  it('opens a page that is asked for first, and says what is not there', async () => {
    const { page } = await openPage(`/synset/${dog}/downloads`, {}, copy.address);
    await page.getByRole('heading', { level: 1, name: /^dog/ }).waitFor();
    const missing = await page.goto(`${copy.address}/synset/n99999999`);
    expect(missing?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
  });

  it('is packed again only where files have changed', async () => {
    const again = await packCopy(path.join(root, 'copy'), path.join(root, 'packed'));
    expect([again.reused, again.packs]).toEqual([report.packs, report.packs]);
    await expect(packCopy(path.join(root, 'copy'), path.join(root, 'data'))).rejects.toThrow(
      'expected a packed copy, or nothing; this holds something else',
    );
  });
});
