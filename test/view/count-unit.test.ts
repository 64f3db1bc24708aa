import { describe, expect, it } from 'vitest';
import { datasets } from '../../src/components/datasets/datasets.ts';
import type { Markup } from '../../src/components/markup.ts';
import { statistics } from '../../src/components/stats/stats.ts';
import { childrenTable } from '../../src/components/synset/children.ts';
import { synsetHeader } from '../../src/components/synset/header.ts';
import { leaf } from '../../src/components/synset/leaf.ts';
import { treePanel } from '../../src/components/synset/tree-panel.ts';
import { treemap } from '../../src/components/treemap/treemap.ts';
import { openCatalogue } from '../../src/store/open-catalogue.ts';
import type { OpenedCatalogue } from '../../src/store/opened-catalogue.ts';
import { datasetsPage } from '../../src/view/datasets-page.ts';
import { exploreNode, explorePage } from '../../src/view/explore/page.ts';
import { parseExploreOptions } from '../../src/view/explore/options.ts';
import { homePage } from '../../src/view/home-page.ts';
import { findPlate } from '../../src/view/images/plates.ts';
import { pageContext, type PageContext } from '../../src/view/page-context.ts';
import { formatImages, inUnit, QUANTITIES, quantityText } from '../../src/view/quantities.ts';
import { statsPage } from '../../src/view/stats-page.ts';
import { findKin } from '../../src/view/synset/kin.ts';
import { synsetPage } from '../../src/view/synset/page.ts';
import { treePanel as treePanelModel } from '../../src/view/synset/tree-panel.ts';
import { treemapModel } from '../../src/view/treemap/treemap.ts';
import { mini } from '../fixtures/mini-catalogue.ts';
import { miniDeclaration, miniInputs, miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { build, memorySource } from '../fixtures/open-files.ts';

/** The catalogue of the mini release, with changes of its declaration, and a table of counts where one is given. */
async function declared(changes: object, counts?: { name: string; text: string }): Promise<OpenedCatalogue> {
  const inputs = miniInputs();
  const declaration = { ...miniDeclaration(), ...changes, ...(counts && { counts: counts.name }) };
  const tables = new Map(inputs.tables);
  if (counts !== undefined) tables.set(counts.name, textFile(`data/${counts.name}`, counts.text));
  const datasetFiles = new Map([['mini', textFile('data/datasets/mini.json', JSON.stringify(declaration))]]);
  return openCatalogue(memorySource(await build({ ...inputs, datasets: datasetFiles, tables })));
}

const contextOf = (catalogue: OpenedCatalogue): PageContext<OpenedCatalogue> =>
  pageContext(catalogue, new URLSearchParams(), 'https://example.org');

/** The words of markup that a reader sees or hears. */
function words(markup: Markup): string {
  return markup.text
    .replaceAll(/(?:aria-label|title)="([^"]*)"/g, '>$1<')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const LABELS = contextOf(await declared({ unit: 'labels' }));
const IMAGES = contextOf(await declared({}));
/** A word of images, but for what the definition of a sum of labels says of an image. */
const IMAGE = /(?<!\bAn )\bimages?\b/i;

describe('the unit of counts comes from', () => {
  const lvis = JSON.stringify({ categories: [{ synset: miniWnid('husky'), image_count: 7 }] });
  const row = { name: 'c.csv', text: `synset,image_count\n${miniWnid('husky')},7\n` };

  it.each([
    ['the declaration', { unit: 'labels' }, undefined, 'labels'],
    ['nothing: images', {}, undefined, 'images'],
    ["LVIS's categories", {}, { name: 'c.json', text: lvis }, 'labels'],
    [
      "LVIS's categories as JSON lines",
      {},
      { name: 'c.jsonl', text: `{"synset":"${miniWnid('husky')}","image_count":7}\n` },
      'labels',
    ],
    ['the declaration rather than the form', { unit: 'images' }, { name: 'c.json', text: lvis }, 'images'],
    ['no name of a column', {}, row, 'images'],
  ] as const)('%s', async (_, changes, counts, unit) =>
    expect((await declared(changes, counts)).datasets[0].unit).toBe(unit),
  );

  it('neither another word nor a number', async () => {
    await expect(declared({ unit: 'boxes' })).rejects.toThrow(/unit: expected images or labels/);
  });
});

describe('phrases', () => {
  it.each([
    ['own images', 'own labels'],
    ['Images per synset', 'Labels per synset'],
    ['1 image', '1 label'],
    ['ImageNet, imagery', 'ImageNet, imagery'],
  ])('%s', (phrase, inLabels) => {
    expect(inUnit(phrase, 'labels')).toBe(inLabels);
    expect(inUnit(phrase, 'images')).toBe(phrase);
  });

  it('with numbers', () => {
    expect(formatImages(1, 'labels')).toBe('1 label');
    expect(formatImages(359_899, 'labels')).toBe('359,899 labels');
    expect(formatImages(0, 'images')).toBe('0 images');
  });

  it('of quantities, whose sums of labels say that an image counts several times', () => {
    expect(quantityText('ownImages', 'images')).toEqual(QUANTITIES.ownImages);
    expect(quantityText('ownImages', 'labels').name).toBe('own labels');
    expect(quantityText('subtreeImages', 'labels')).toMatchObject({ name: 'labels in the subtree', anchor: 'images' });
    expect(quantityText('subtreeImages', 'labels').definition).toMatch(
      /^Labels filed .* An image with labels at several/,
    );
  });
});

describe('pages of a dataset of labels', () => {
  const { catalogue, dataset, state } = LABELS;

  it('synset header', async () => {
    const header = async (context: typeof LABELS): Promise<string> => {
      const picture = await findPlate(context, mini('dog'), 'thumbnail');
      return words(synsetHeader(context, synsetPage(context, mini('dog')), 'treemap', { picture, hasImages: false }));
    };
    expect(await header(LABELS)).toMatch(/ labels in the subtree .* own labels .* with labels .* label percentile /);
    expect(await header(IMAGES)).toMatch(/ images in the subtree .* own images .* with images .* image percentile /);
    expect(await header(IMAGES)).not.toContain('label');
  });

  it('leaf', async () => {
    const node = mini('husky');
    const page = synsetPage(LABELS, node);
    const parts = {
      picture: await findPlate(LABELS, node, 'thumbnail'),
      hasImages: false,
      parents: [],
      kin: await findKin(LABELS, node),
    };
    expect(words(leaf(LABELS, page, parts))).toContain('5 labels in Mini, more than');
  });

  it('statistics, without a word of images', () => {
    const text = words(statistics(statsPage(LABELS, catalogue.statisticsOf(dataset), new URLSearchParams()), state));
    expect(text).toContain('Mean labels per synset');
    expect(text).not.toMatch(IMAGE);
  });

  it('map: strip, legend, choices, tiles and columns, without a word of images', async () => {
    const model = (await treemapModel(LABELS, mini('animal')))!;
    expect(model.legend.area).toBe('Area: labels');
    const text = words(treemap(model, LABELS));
    expect(text).toContain('Share of labels');
    expect(text).not.toMatch(IMAGE);
  });

  it('tree panel and hyponyms', async () => {
    expect(words(treePanel(await treePanelModel(LABELS, mini('dog')), dataset.unit, state))).not.toMatch(IMAGE);
    const { hyponyms } = synsetPage(LABELS, mini('animal'));
    const table = childrenTable(
      { id: 'h', title: 'Hyponyms', synsets: hyponyms, allUrl: undefined, isBelowFigures: true, unit: dataset.unit },
      state,
    );
    expect(words(table)).toMatch(/own labels labels in the subtree/);
  });

  it('datasets: an image may be counted under several synsets', () => {
    const page = datasetsPage(LABELS, new Map([['mini', { findings: [], addresses: undefined }]]));
    const form = { choices: [], a: '', b: '', swapped: '', within: undefined };
    expect(words(datasets(page, form, []))).toContain('An image may be counted under several synsets');
  });

  it('JSON twins', () => {
    expect(homePage(LABELS, catalogue.statisticsOf(dataset)).unit).toBe('labels');
    const options = parseExploreOptions(new URLSearchParams());
    const page = explorePage(LABELS, exploreNode(LABELS, options), options);
    expect([page.unit, page.areas[0]!.label, page.colours[2]!.label]).toEqual([
      'labels',
      'Labels',
      'Own labels (log scale)',
    ]);
  });
});
