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
    const hidden = nodes.filter((node) => images.sensitiveSubject(node) !== undefined);
    const count = (of: readonly (typeof nodes)[number][]): number =>
      of.reduce((sum, node) => sum + images.count(node), 0);
    const files = Map.groupBy(rows, ([, url]) => url);
    const shared = [...files.values()].filter((same) => same.length > 1);
    expect([dataset.totals.images, count(nodes), nodes.length]).toEqual([26_160, 26_160, 17_759]);
    expect([files.size, shared.length, hidden.length, count(hidden)]).toEqual([23_449, 2325, 1116, 1326]);
    for (const figure of ['26,160', '17,759', '23,449', '2,325', '1,326 on 1,116']) expect(about).toContain(figure);
  });

  test('shows images of people last in their synset and on request alone, and lets none illustrate', async () => {
    const marked = new Map(rows.map((row) => [row[0]!, row[7] === '1']));
    let asked = 0;
    for (const node of nodes) {
      const all = await images.read({ node, from: 0, to: images.count(node) });
      const shown = images.sensitiveSubject(node) === undefined ? all.filter(({ id }) => !marked.get(id)!) : [];
      expect(images.shown(node)).toBe(shown.length);
      expect(all.slice(0, shown.length)).toEqual(shown);
      const best = await images.bestUrl(node);
      if (shown.length === 0) expect(best).toBeUndefined();
      else expect(shown.map(({ url }) => url)).toContain(best);
      asked += all.length - shown.length;
    }
    expect(asked).toBeGreaterThanOrEqual(4020);
    const photographs = (await catalogue.remoteKindsOf(dataset)).get('photograph')!;
    const kiss = at('n00138221');
    expect([photographs.shown(kiss), photographs.count(kiss) > 0]).toEqual([0, true]);
  });

  test('follows the choices of data/illustrations.tsv in photographs too', async () => {
    const shelf = (await catalogue.illustrationsOf(dataset))!;
    expect(shelf.photographLender(at('n00001740'))).toBe(at('n09270894'));
    expect(shelf.photographLender(at('n00015388'))).toBe(at('n02129165'));
    expect(shelf.photographLender(at('n02735688'))).toBeUndefined();
    // Chosen is the pill, which has no photograph: the rules decide.
    expect(shelf.photographLender(at('n03247620'))).toBeDefined();
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
