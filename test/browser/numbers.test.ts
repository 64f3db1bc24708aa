import { beforeAll, expect, inject, test } from 'vitest';
import { decodeExplore, EXPLORE_SCHEMA } from '../../src/view/explore/columns.ts';
import { IDS_SCHEMA } from '../../src/view/explore/ids.ts';
import { BLOCK, type ExploreLabel } from '../../src/view/explore/blocks.ts';
import { QUANTITIES } from '../../src/view/quantities.ts';
import { decodeColumns } from '../../src/format/columns.ts';
import { offsetOf, parseWnid } from '../../src/domain/wordnet/wnid.ts';
import { openPage } from './reader.ts';

/** Where the numbers of a synset stand, by quantity and value: `dog ownImages` has `1603` at some addresses. */
const found = new Map<string, Map<number, string>>();

function note(id: string, quantity: string, value: number, place: string): void {
  const key = `${id} ${quantity}`;
  const values = found.get(key) ?? new Map<number, string>();
  if (!values.has(value)) values.set(value, place);
  found.set(key, values);
}

/** What a page says of synsets: id, quantity, value. */
type Said = readonly (readonly [id: string, quantity: string, value: number])[];

/** Names of quantities on screen, in lower case. */
const NAMES = Object.fromEntries(Object.entries(QUANTITIES).map(([quantity, { name }]) => [name, quantity]));

const address = inject('address');
const json = async <T>(path: string): Promise<T> => (await (await fetch(address + path)).json()) as T;
const text = async (path: string): Promise<string> => (await fetch(address + path)).text();

interface Figures {
  readonly wnid: string;
  readonly id?: string;
  readonly ownImages: number;
  readonly subtreeImages: number;
  readonly subtreeSynsets: number;
  readonly subtreeSynsetsWithImages: number;
}

function noteFigures(id: string, figures: Figures, place: string): void {
  for (const quantity of ['ownImages', 'subtreeImages', 'subtreeSynsets', 'subtreeSynsetsWithImages'] as const)
    note(id, quantity, figures[quantity], place);
}

/** A hundred synsets with hyponyms and a hundred of all, by a fixed seed. */
let sample: string[] = [];

beforeAll(async () => {
  const parents = [...new Set((await text('/archive/wordnet.is_a.txt')).split('\n').map((line) => line.slice(0, 9)))];
  const all = (await text('/archive/words.txt')).split('\n').map((line) => line.slice(0, 9));
  let state = 20260729;
  const pick = (from: readonly string[]): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return from[state % from.length]!;
  };
  sample = ['n02084071', 'n09287968', 'n00015388', 'n00021939'];
  while (sample.length < 100) sample.push(pick(parents.filter((id) => id !== '')));
  while (sample.length < 200) sample.push(pick(all.filter((id) => id !== '')));
});

test('every quantity of 200 synsets has one value on all pages, in JSON, the API, lists and maps', async () => {
  const { page } = await openPage('/about');
  for (const wnid of sample) {
    const twin = await json<Figures & { hyponyms: Figures[]; instances: Figures[] }>(`/synset/${wnid}.json`);
    noteFigures(wnid, twin, 'twin');
    for (const child of [...twin.hyponyms, ...twin.instances]) noteFigures(child.wnid, child, `twin of ${wnid}`);

    const api = await json<Figures & { images: { own: number; subtree: number } }>(`/api/v1/synsets/${wnid}`);
    noteFigures(wnid, { ...api, ownImages: api.images.own, subtreeImages: api.images.subtree }, 'API');

    const [, row = ''] = (await text(`/synset/${wnid}/lists/own/counts.tsv`)).split('\n');
    const [, own, images, synsets] = row.split('\t').map(Number);
    note(wnid, 'ownImages', own!, 'counts.tsv');
    note(wnid, 'subtreeImages', images!, 'counts.tsv');
    note(wnid, 'subtreeSynsets', synsets!, 'counts.tsv');

    for (const [id, quantity, value] of await page.evaluate(readPage, { path: `/synset/${wnid}`, names: NAMES }))
      note(id, quantity, value, `page of ${wnid}`);
  }
  expect(disagreements()).toEqual([]);
  // What is read must be there: figures, tables, tiles and rows of the tree.
  expect([...found.keys()].filter((key) => key.endsWith('subtreeSynsets')).length).toBeGreaterThan(500);
  expect([...found.keys()].filter((key) => key.includes('drawn')).length).toBeGreaterThan(300);
});

test('the explorer, the home page and the statistics have the same values', async () => {
  const { page } = await openPage('/explore');
  const data = await page.locator('explore-map').getAttribute('data-url');
  const read = async (name: string): Promise<Uint8Array> =>
    new Uint8Array(await (await fetch(`${address}${data!}/${name}`)).arrayBuffer());
  const { offset } = decodeColumns(IDS_SCHEMA, await read('ids.columns'), 'ids.columns');
  const tree = decodeExplore(decodeColumns(EXPLORE_SCHEMA, await read('tree.columns'), 'tree.columns'));
  const noteExplorer = async (id: string, place: number): Promise<void> => {
    const labels = await json<ExploreLabel[]>(`${data!}/labels/${String(Math.floor(place / BLOCK))}.json`);
    const [labelled, , images, synsets] = labels[place % BLOCK]!;
    expect(labelled).toBe(id);
    note(id, 'subtreeImages', images ?? tree.images[place]!, 'explorer');
    note(id, 'subtreeSynsets', synsets ?? tree.size[place]!, 'explorer');
  };
  let held = 0;
  for (const wnid of sample) {
    const place = offset.indexOf(offsetOf(parseWnid(wnid)!));
    if (place === -1) continue;
    held++;
    await noteExplorer(wnid, place);
  }
  expect(held).toBeGreaterThan(60);
  for (const path of ['/index.json', '/stats.json'])
    for (const branch of (await json<{ branches: (Figures & { id: string })[] }>(path)).branches)
      noteFigures(branch.id, branch, path);
  for (const wnid of ['n00015388', 'n00021939', 'fa11misc'])
    for (const [id, quantity, value] of await page.evaluate(readPage, { path: `/synset/${wnid}`, names: NAMES }))
      note(id, quantity, value, `page of ${wnid}`);
  noteFigures('fa11misc', await json('/synset/fa11misc.json'), 'twin');

  const { totals } = await json<{ totals: { images: number; synsets: number } }>('/index.json');
  note('fall11', 'subtreeImages', totals.images, 'home');
  note('fall11', 'subtreeSynsets', totals.synsets, 'home');
  await noteExplorer('fa11misc', offset.lastIndexOf(0));
  for (const [id, quantity, value] of await page.evaluate(readPage, { path: '/', names: NAMES }))
    note(id, quantity, value, 'home');
  expect(totals.synsets).toBe(32_325);
  expect(await page.locator('.map-loading').textContent()).toContain('32,325 synsets');
  await expect
    .poll(() => page.locator('.map-figures button:not(:empty)').allTextContents())
    .toEqual(['14,197,122 images', '32,325 synsets']);
  expect(disagreements()).toEqual([]);
});

test('the name of a quantity shows its definition by keyboard, and shows it where there is no script', async () => {
  for (const javaScript of [true, false]) {
    const { page } = await openPage('/synset/n02084071', { javaScript });
    const name = page.locator('.figures .quantity', { hasText: 'synsets in the subtree' });
    const definition = page.locator('#figures-subtreeSynsets');
    await expect.poll(() => definition.isVisible()).toBe(false);
    await name.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => definition.isVisible()).toBe(true);
    expect(await definition.textContent()).toContain(QUANTITIES.subtreeSynsets.definition);
    await page.keyboard.press('Escape');
    await expect.poll(() => definition.isVisible()).toBe(false);
  }
});

function disagreements(): string[] {
  return [...found]
    .filter(([, values]) => values.size > 1)
    .map(([key, values]) => `${key}: ${[...values].map(([value, place]) => `${String(value)} (${place})`).join(', ')}`);
}

/** Reads the numbers of a page in the browser: figures, tables with named columns, tiles of the map and rows of the tree. */
async function readPage({ path, names }: { path: string; names: Record<string, string> }): Promise<Said> {
  const document = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
  const said: [string, string, number][] = [];
  const number = (written: string | null | undefined): number => Number((written ?? '').trim().replaceAll(',', ''));
  const idOf = (link: Element | null): string | undefined =>
    /^\/synset\/([a-z0-9]+)/.exec(link?.getAttribute('href') ?? '')?.[1] ??
    (link?.getAttribute('href') === '/' ? 'fall11' : undefined);
  const here = /\/synset\/([a-z0-9]+)/.exec(path)?.[1] ?? 'fall11';

  for (const item of document.querySelectorAll('.figures > div')) {
    for (const name of item.querySelectorAll('.quantity')) {
      const quantity = names[name.textContent];
      const text = name.closest('small') ?? item.querySelector('dd')?.firstChild;
      if (quantity !== undefined)
        said.push([here, quantity, number(/^[\d,]+/.exec(text?.textContent?.trim() ?? '')?.[0])]);
    }
  }
  for (const table of document.querySelectorAll('table')) {
    const quantities = [...table.querySelectorAll('thead th')].map(
      (cell) => names[cell.querySelector('.quantity')?.textContent ?? ''],
    );
    for (const row of table.querySelectorAll('tbody tr')) {
      const link = row.querySelector('th a');
      const id = idOf(link);
      // Rows of the other datasets have their own values.
      if (id === undefined || link?.getAttribute('href')?.includes('dataset=') === true) continue;
      [...row.children].forEach((cell, i) => {
        const quantity = quantities[i];
        const written = cell.textContent.trim();
        if (quantity === undefined || !/^[\d,]+$/.test(written)) return;
        const isDrawn = quantity === 'drawnImages';
        said.push([id, isDrawn ? `drawn in the map of ${here}` : quantity, number(written)]);
      });
    }
  }
  for (const tile of document.querySelectorAll('.map-hit')) {
    const id = idOf(tile);
    const label = tile.getAttribute('aria-label') ?? '';
    const [, drawn, all] = /, (?:([\d,]+) of )?([\d,]+) images?/.exec(label) ?? [];
    if (id === undefined || all === undefined) continue;
    said.push([id, 'subtreeImages', number(all)], [id, `drawn in the map of ${here}`, number(drawn ?? all)]);
    const synsets = /, ([\d,]+) synsets?$/.exec(label)?.[1];
    if (synsets !== undefined) said.push([id, 'subtreeSynsets', number(synsets)]);
  }
  for (const row of document.querySelectorAll('.tree li > a:has(.images)')) {
    const id = idOf(row);
    if (id === undefined) continue;
    said.push([id, 'subtreeImages', number(row.querySelector('.images')?.textContent)]);
    said.push([id, 'subtreeSynsets', number(row.querySelector('.synsets')?.textContent)]);
  }
  for (const card of document.querySelectorAll('.branch-cards > li')) {
    const id = idOf(card.querySelector('a'));
    for (const item of card.querySelectorAll('dl > div')) {
      const quantity = { 'images in the subtree': 'subtreeImages', 'synsets with images': 'subtreeSynsetsWithImages' }[
        item.querySelector('dt')?.textContent ?? ''
      ];
      if (id !== undefined && quantity !== undefined)
        said.push([id, quantity, number(item.querySelector('dd')?.textContent)]);
    }
  }
  return said;
}
