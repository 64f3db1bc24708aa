import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImageUrl } from '../../src/domain/dataset/image-holdings.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';

const folder = path.resolve(import.meta.dirname, '../../data/commons');
const rows = (await readFile(path.join(folder, 'images.tsv'), 'utf8'))
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'));
const about = await readFile(path.join(folder, 'README.md'), 'utf8');
const dataset = catalogue.datasets.find(({ name }) => name === 'wikimedia-commons')!;
const images = (await catalogue.remoteImagesOf(dataset))!;

/** Returns the nodes that have images. */
const nodes = Array.from({ length: catalogue.taxonomy.size }, (_, i) => nodeIndex(i)).filter(
  (node) => images.count(node) > 0,
);

describe('the built dataset Wikimedia Commons', () => {
  test('has each row of the table and nothing else', async () => {
    const built: ImageUrl[] = [];
    for (const node of nodes) built.push(...(await images.read({ node, from: 0, to: images.count(node) })));
    expect(built.map(({ id, url }) => `${id} ${url}`).sort()).toEqual(rows.map(([id, url]) => `${id!} ${url!}`).sort());
  });

  test('has the figures that the note on the table states', () => {
    const hidden = nodes.filter((node) => images.shown(node) === 0);
    const count = (of: readonly (typeof nodes)[number][]): number =>
      of.reduce((sum, node) => sum + images.count(node), 0);
    const files = Map.groupBy(rows, ([, url]) => url);
    const shared = [...files.values()].filter((same) => same.length > 1);
    expect([dataset.totals.images, count(nodes), nodes.length]).toEqual([26_160, 26_160, 17_759]);
    expect([files.size, shared.length, hidden.length, count(hidden)]).toEqual([23_449, 2325, 1116, 1326]);
    for (const figure of ['26,160', '17,759', '23,449', '2,325', '1,326 on 1,116']) expect(about).toContain(figure);
  });

  test('lacks six of 26,166 statements, each of which the note names with the row that has the file', () => {
    const named = [...about.matchAll(/^\| (n\d{8}) \| (\S+) \| (Q\d+) \| (Q\d+) \|$/gm)];
    expect(26_160 + named.length).toBe(26_166);
    for (const [, wnid = '', name = '', item = '', other = ''] of named) {
      expect(at(wnid)).toBeGreaterThan(0);
      const same = rows.filter(([id, , page]) => id!.startsWith(`${wnid}_`) && page!.endsWith(`/File:${name}`));
      expect(same.map((row) => row[3])).toEqual([item]);
      expect(other).not.toBe(item);
    }
  });
});
