import { describe, expect, test } from 'vitest';
import { AddressStates } from '../../../src/domain/dataset/address-states.ts';
import { collectionIds, collectionOf } from '../../../src/domain/dataset/collection.ts';
import { Comparison, PARTS } from '../../../src/domain/dataset/comparison.ts';
import { Dataset, type DatasetColumns, nodesWithImages, releaseDataset } from '../../../src/domain/dataset/dataset.ts';
import { statisticsOf } from '../../../src/domain/dataset/statistics.ts';
import { crossed, crossedCatalogue, namesOf } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, datasets } = crossedCatalogue;
const [mini] = datasets;
const animals = taxonomy.descendants(crossed('animal'));

function datasetWith(ownImages: (node: number) => number, changes: Partial<DatasetColumns> = {}): Dataset {
  const own = Uint32Array.from({ length: taxonomy.size }, (_, node) => ownImages(node));
  const images = own.reduce((sum, one) => sum + one, 0);
  return new Dataset(
    { ...mini.description, unit: 'labels' },
    { ...mini.columns, ownImages: own, ...changes },
    { ...mini.totals, images },
    undefined,
  );
}

describe('a dataset', () => {
  test.each([
    ['entity', 0, 31, 7, undefined],
    ['animal', 2, 18, 4, 1],
    ['dog', 10, 15, 2, 7],
    ['pet', 1, 16, 3, 0],
    ['earth', 7, 7, 1, 6],
    ['goldfish', 0, 0, 0, undefined],
  ])('at %s: own images, those below, synsets with images, rank by images', (name, own, below, synsets, rank) => {
    const node = crossed(name);
    expect([mini.ownImages(node), mini.subtreeImages(node), mini.subtreeSynsetsWithImages(node)]).toEqual([
      own,
      below,
      synsets,
    ]);
    expect(mini.imagePercentile(node)).toEqual(rank === undefined ? undefined : { below: rank, population: 8 });
    expect(mini.popularityPercentile(node)).toEqual({ below: mini.columns.popularityBelow[node], population: 13 });
  });

  test('has the name and unit of its description; images where that names none', () => {
    expect([mini.name, mini.unit, datasetWith(() => 0).unit]).toEqual(['mini', 'images', 'labels']);
  });

  test('serves the old addresses if it is the first with a release, or the first of all', () => {
    const without = datasetWith(() => 1);
    expect(releaseDataset([without, mini, mini])).toBe(mini);
    expect(releaseDataset([without, datasetWith(() => 2)])).toBe(without);
  });

  test('names the synsets with images in wnid order', () => {
    expect(namesOf(nodesWithImages(mini, taxonomy)).join(' ')).toBe('animal dog pet husky planet cafe snack earth');
  });
});

describe('the statistics of a dataset', () => {
  test('are means, rows by depth, and extremes', () => {
    const { depths, meanImages, medianImages, largest, smallest, emptiest, histogram, popularity, concentration } =
      statisticsOf(taxonomy, mini);
    expect([meanImages, medianImages]).toEqual([4.75, 4.5]);
    expect(
      depths.map(({ depth, synsets, synsetsWithImages, images }) => [depth, synsets, synsetsWithImages, images]),
    ).toEqual([
      [0, 1, 0, 0],
      [1, 3, 2, 8],
      [2, 4, 4, 18],
      [3, 6, 2, 12],
      [4, 1, 0, 0],
    ]);
    expect(namesOf(largest).join(' ')).toBe('dog earth snack husky planet cafe animal pet');
    expect(namesOf(smallest).join(' ')).toBe('pet animal cafe planet husky snack earth dog');
    expect(namesOf(emptiest)).toEqual(['entity', 'place']);
    expect(histogram.map(({ synsets }) => synsets)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 1]);
    expect(concentration.synsetsOfHalf).toBe(3);
    const ranks = nodesWithImages(mini, taxonomy).map((node) => mini.popularityPercentile(node).below / 13);
    const columns = ranks.map((rank) => Math.floor(20 * rank)).sort((a, b) => a - b);
    expect(
      popularity.synsets.flatMap((count, at) => new Array<number>(count).fill(at % 20)).sort((a, b) => a - b),
    ).toEqual(columns);
  });

  test('list synsets with equal images in wnid order, and have means of 0 without images', () => {
    const { largest, smallest, medianImages } = statisticsOf(
      taxonomy,
      datasetWith((node) => (node < 7 ? 3 : 4)),
    );
    expect(namesOf(largest).join(' ')).toBe(
      'goldfish animal dog pet husky snack chimera hybrid mars flatEarth entity place planet cafe earth',
    );
    expect(namesOf(smallest).join(' ')).toBe(
      'mars flatEarth entity place planet cafe earth goldfish animal dog pet husky snack chimera hybrid',
    );
    expect(medianImages).toBe(4);
    const subtreeImages = Uint32Array.from({ length: taxonomy.size }, (_, node) => (node >= 7 && node <= 11 ? 1 : 0));
    const oneOnly = datasetWith((node) => (node === crossed('husky') ? 1 : 0), { subtreeImages });
    expect(namesOf(statisticsOf(taxonomy, oneOnly).emptiest).join(' ')).toBe('animal pet dog chimera');
    const none = statisticsOf(
      taxonomy,
      datasetWith(() => 0, { subtreeImages: new Uint32Array(taxonomy.size) }),
    );
    expect(none).toMatchObject({ meanImages: 0, medianImages: 0, largest: [], emptiest: [], histogram: [] });
  });
});

describe('a collection', () => {
  test('is any dataset and any published set', () => {
    expect(collectionIds(crossedCatalogue)).toEqual([
      { id: 'mini', title: 'Mini' },
      { id: 'classes.filed', title: 'Filed' },
      { id: 'classes.ruled', title: 'Ruled' },
    ]);
    for (const id of ['', 'filed', 'classes.', 'classes.mini', 'constructor'])
      expect(collectionOf(crossedCatalogue, id)).toBeUndefined();
  });

  test.each([
    ['mini', 'Mini', 'dataset', 8, 'planet earth cafe animal dog husky pet snack', [10, undefined, 2]],
    ['classes.filed', 'Filed', 'classes', 2, 'dog husky', [1, undefined, undefined]],
  ])('%s has synsets and a figure for each', (id, title, kind, synsets, held, figures) => {
    const found = collectionOf(crossedCatalogue, id)!;
    expect(found).toMatchObject({ id, title, kind, synsets, dataset: kind === 'dataset' ? mini : undefined });
    expect(namesOf([...found.held.keys()].filter((node) => found.held[node] === 1)).join(' ')).toBe(held);
    expect(['dog', 'goldfish', 'animal'].map((name) => found.figure(crossed(name)))).toEqual(figures);
    expect(found.held).toHaveLength(taxonomy.size);
  });
});

test('a comparison divides the synsets of all nouns or of a subtree, in wnid order', () => {
  const comparison = new Comparison(
    taxonomy,
    collectionOf(crossedCatalogue, 'mini')!,
    collectionOf(crossedCatalogue, 'classes.ruled')!,
  );
  const parts = (slices?: typeof animals): string[] =>
    PARTS.map((part) => namesOf(comparison.nodes(part, slices)).join(' '));
  expect(parts()).toEqual(['dog husky snack earth', 'animal pet planet cafe', 'mars']);
  expect(parts(animals)).toEqual(['dog husky', 'animal pet', '']);
  expect(comparison.sums()).toEqual({ synsets: { both: 4, 'only-a': 4, 'only-b': 1 }, imagesA: 38, imagesB: 0 });
  expect(comparison.sums(animals)).toEqual({
    synsets: { both: 2, 'only-a': 2, 'only-b': 0 },
    imagesA: 18,
    imagesB: 0,
  });
  expect(['snack', 'pet', 'mars', 'entity'].map((name) => comparison.partOf(crossed(name)))).toEqual([
    'both',
    'only-a',
    'only-b',
    undefined,
  ]);
  expect(comparison.nodes('both')).toBe(comparison.nodes('both'));
  const reversed = new Comparison(taxonomy, comparison.b, comparison.a);
  expect(reversed.sums()).toEqual({ synsets: { both: 4, 'only-a': 1, 'only-b': 4 }, imagesA: 0, imagesB: 38 });
});

test('states of addresses are summed over synsets, if any was asked', () => {
  const of = (name: string): Uint32Array =>
    Uint32Array.from({ length: taxonomy.size }, (_, node) => (node === crossed(name) ? 5 : 0));
  const asked = of('dog').map((count, node) => count + of('pet')[node]!);
  const total = { asked: 10, alive: 5, dead: 5, from: '2026-01-01', to: '2026-02-01' };
  const states = new AddressStates(total, { asked, alive: of('dog'), dead: of('pet') }, taxonomy.columns.level);
  expect(states.checkOf(animals)).toEqual(total);
  expect(states.checkOf(taxonomy.descendants(crossed('dog')))).toEqual({ ...total, asked: 5, dead: 0 });
  expect(states.checkOf(taxonomy.descendants(crossed('place')))).toBeUndefined();
  expect(states.total).toBe(total);
});
