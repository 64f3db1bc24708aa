import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { isThere, python } from '../fixtures/python.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { goTo, loadBy, openPage } from './reader.ts';

/** Downloads a file of a set by its link. */
async function download(page: Page, name: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('region', { name: 'Download' }).getByRole('link', { name, exact: true }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(name);
  return readFile(await file.path(), 'utf8');
}

/** Reads folders of images with the set's own Python, over an ImageFolder that lists them as torchvision's does. */
const READ_FOLDERS = `
import json, os, sys, types
given = json.load(sys.stdin)
os.chdir(given["folder"])
class ImageFolder:
    def __init__(self, root):
        self.classes, self.class_to_idx = self.find_classes(root)
        self.samples = [(f, self.class_to_idx[c]) for c in sorted(self.class_to_idx) for f in sorted(os.listdir(os.path.join(root, c)))]
torchvision, datasets = types.ModuleType("torchvision"), types.ModuleType("torchvision.datasets")
datasets.ImageFolder = ImageFolder
sys.modules.update({"torchvision": torchvision, "torchvision.datasets": datasets})
sys.path.insert(0, "")
from set_folder import SetFolder
names = {index: name for name, index in json.load(open("class_to_idx.json")).items()}
print(json.dumps([[image, names[label]] for image, label in SetFolder("images").samples]))
`;

describe('20 balanced animal classes with at least 500 images each', () => {
  it.skipIf(!isThere('python3'))('do not overlap, and a training script reads their files', async () => {
    const { page, complaints } = await openPage('/sets');
    await page.getByRole('link', { name: /Cut a subtree/ }).click();
    await page.getByLabel('Below', { exact: true }).fill('animal');
    await page.getByLabel('Classes', { exact: true }).fill('20');
    await page.getByRole('button', { name: 'Cut', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Cut animal into 20 classes' }).waitFor();
    await page.getByRole('link', { name: 'Use these classes' }).click();
    await page.waitForURL('**/set/*');
    expect(await page.locator('.figures').textContent()).toContain('No overlap');
    expect(await page.locator('.set-table tbody tr').count()).toBe(20);

    const folder = await temporaryFolder();
    for (const name of ['class_to_idx.json', 'wnid_to_class.tsv', 'set_folder.py'])
      writeFileSync(path.join(folder, name), await download(page, name));
    // A husky, a tabby, an orca and, in no class, a strawberry.
    for (const wnid of ['n02110185', 'n02123045', 'n02071294', 'n07745940']) {
      mkdirSync(path.join(folder, 'images', wnid), { recursive: true });
      writeFileSync(path.join(folder, 'images', wnid, `${wnid}_1.JPEG`), '');
    }
    expect(python(READ_FOLDERS, { folder })).toEqual([
      ['n02071294_1.JPEG', 'whale'],
      ['n02110185_1.JPEG', 'dog'],
      ['n02123045_1.JPEG', 'cat'],
    ]);
    expect(complaints).toEqual([]);
  });
});

describe('COCO’s 80 names, pasted', () => {
  it('are matched in the browser, and become a set under their own names', async () => {
    const { page, strangers } = await openPage('/labels');
    const table = await (await fetch(`${inject('address')}/sets/coco/classes.tsv`)).text();
    const names = table
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[1]!);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
    await page.getByLabel('Your list, one label a line').fill([...names, 'stop sign'].join('\n'));
    await page.getByRole('button', { name: 'Match' }).click();
    const made = page.getByRole('link', { name: /^Make a set of/ });
    await made.waitFor();
    const states = (await page.getByRole('navigation', { name: 'Labels by match' }).textContent()) ?? '';
    expect(states).toMatch(/13 to choose.*61 matched.*3 without images.*3 not found/s);
    // Nothing of the list leaves the browser: neither its rarer words nor a question with a text.
    expect(asked.filter((url) => /frisbee|stop sign|hair drier|[?&]q=/.test(url))).toEqual([]);
    expect(strangers).toEqual([]);

    await page
      .locator('fieldset.label-senses', { hasText: /^\s*kite/ })
      .getByText('plaything', { exact: true })
      .click();
    await expect.poll(() => made.textContent()).toBe('Make a set of 62 labels');
    await made.click();
    await page.waitForURL('**/set/*');
    expect(await page.getByRole('heading', { name: 'Where the set lies in ImageNet Fall 2011' }).count()).toBe(1);
    expect(await page.locator('.set-table').textContent()).toContain('hair drier');
  });
});

describe('two releases, compared', () => {
  it('says what was removed and where, and gives the list', async () => {
    const { page } = await openPage('/compare');
    await page.locator('select[name="a"]').selectOption({ label: 'ImageNet Fall 2011' });
    await page.locator('select[name="b"]').selectOption({ label: 'ImageNet Winter 2021' });
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL(/[?&]b=winter2021/);
    const removed = page.getByRole('region', { name: /^Only in ImageNet Fall 2011/ });
    expect(await removed.getByText('All below person.').count()).toBe(1);
    const href = await removed.getByRole('link', { name: 'wnids.txt' }).getAttribute('href');
    const wnids = (await (await fetch(inject('address') + href!)).text()).trimEnd().split('\n');
    // Of Winter 2021's 19,167 synsets WordNet 3.0 has 19,113.
    expect(wnids).toHaveLength(21_841 - 19_113);
    await page.locator('select[name="and"]').selectOption({ label: 'ILSVRC-2012 (ImageNet-1K)' });
    await page.getByRole('button', { name: 'Compare all three' }).click();
    await page.getByRole('heading', { name: 'Which synsets are where' }).waitFor();
    expect(await page.locator('.lead').textContent()).toContain('Winter 2021 lies wholly in ImageNet Fall 2011');
  });
});

describe('the reader’s set', () => {
  it('is filled from a synset’s page and the tree, stays from page to page, and loses one class', async () => {
    const { page } = await openPage('/synset/n02084071');
    await page.getByRole('main').getByRole('button', { name: 'Add to your set' }).first().click();
    const tray = page.getByRole('region', { name: 'Your set' });
    await tray.waitFor();
    await page.locator('tree-panel a[aria-current]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('+');
    await expect.poll(() => tray.locator('summary').textContent()).toContain('2 classes');
    await goTo(page, '/about');
    await tray.locator('summary').click();
    await tray.getByRole('button', { name: /^Remove dog/ }).click();
    await expect.poll(() => tray.locator('summary').textContent()).toContain('1 class,');
    await tray.getByRole('button', { name: 'Empty' }).click();
    await tray.waitFor({ state: 'hidden' });
  });

  it('is filled from a synset’s link by a finger that rests on it', async () => {
    const { page } = await openPage('/synset/n02084071', { width: 390, height: 844, isPhone: true });
    const row = page.locator('.counts a[href^="/synset/n"], .kin a[href^="/synset/n"]').first();
    await row.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await row.boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const at = { x: x + Math.min(width, 60) / 2, y: y + height / 2 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    const button = page.locator('.set-offer');
    await button.waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] });
    await button.tap();
    await page.getByRole('region', { name: 'Your set' }).waitFor();
    await page.getByRole('heading', { level: 1 }).tap();
    await button.waitFor({ state: 'hidden' });
  });

  it('needs no scripts: a link leads to the set of what it adds', async () => {
    const { page } = await openPage('/synset/n02084071', { javaScript: false });
    await loadBy(page, page.getByRole('main').getByRole('link', { name: 'Add to your set' }).first());
    expect(page.url()).toContain('/set/');
    expect(await page.locator('.set-table tbody tr').count()).toBe(1);
  });
});
