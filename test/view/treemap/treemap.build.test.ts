import { beforeAll, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../src/domain/catalogue.ts';
import { nodesOf } from '../../../src/domain/taxonomy/descendants.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { isGroup } from '../../../src/domain/taxonomy/tree-view.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { decodeExplore } from '../../../src/view/explore/columns.ts';
import { decodeMarks } from '../../../src/view/explore/marks.ts';
import { exploreColumns, exploreMarks, exploreOrder } from '../../../src/view/explore/source.ts';
import { measureSteps } from '../../../src/view/measures.ts';
import { nodeOfId, pageContext, type PageContext } from '../../../src/view/page-context.ts';
import { type Treemap, treemapModel } from '../../../src/view/treemap/treemap.ts';
import { parseTreemapOptions } from '../../../src/view/treemap/options.ts';
import { treemapTree } from '../../../src/view/treemap/tree.ts';

let data: Catalogue;
beforeAll(() => {
  data = catalogue;
});

function context(query = ''): PageContext {
  return pageContext(data, new URLSearchParams(query), 'http://localhost');
}

function map(id: string, query = ''): Promise<Treemap | undefined> {
  const at = context(query);
  return treemapModel(at, nodeOfId(at, id)!, parseTreemapOptions(new URLSearchParams(query)));
}

/** Synsets below and distinct images as the release stated them. */
const STATED: readonly (readonly [name: string, id: string, below: number, images: number])[] = [
  ['plant', 'n00017222', 4486, 2_051_990],
  ['geological formation', 'n09287968', 175, 126_567],
  ['natural object', 'n00019128', 1112, 304_854],
  ['sport', 'n00523513', 176, 200_402],
  ['artifact', 'n00021939', 10_504, 5_880_218],
  ['fungus', 'n12992868', 308, 136_670],
  ['person', 'n00007846', 6978, 1_178_527],
  ['animal', 'n00015388', 3998, 2_798_930],
  ['Misc', 'fa11misc', 20_400, 7_701_520],
  ['the release', 'fall11', 32_325, 14_197_122],
];

describe('areas add up to what the release stated', () =>
  it.each(STATED)('of %s, itself counted where it is a synset', async (_, id, below, images) =>
    expect(await map(id)).toMatchObject({ synsets: id.startsWith('n') ? below + 1 : below, images }),
  ));

it('has each distinct synset of a subtree once, under one of its hypernyms', () => {
  const {
    taxonomy,
    datasets: [dataset],
  } = data;
  const artifact = nodeOfId(context(), 'n00021939')!;
  if (isGroup(artifact)) throw new Error('expected a synset');
  const tree = treemapTree(taxonomy, dataset, artifact);
  const ascending = (nodes: Iterable<number>): number[] => [...nodes].sort((a, b) => a - b);
  expect(ascending(tree.node)).toEqual(ascending(nodesOf(taxonomy.descendants(artifact), taxonomy.columns.level)));
  const strays = [...tree.node].filter(
    (node, at) => at > 0 && !taxonomy.hypernymsOf(nodeIndex(node)).includes(nodeIndex(tree.node[tree.parent[at]!]!)),
  );
  expect(strays).toEqual([]);
});

it('draws or lists every image of a subtree, its own among them: 200 inner synsets of each dataset', async () => {
  const number = (text: string): number => (text === 'not drawn' ? 0 : Number(text.replaceAll(',', '')));
  const { taxonomy, datasets } = data;
  for (const dataset of datasets) {
    for (let node = 0, seen = 0; seen < 200; node += 137) {
      const at = nodeIndex(node % taxonomy.size);
      if (taxonomy.hyponymsOf(at).length === 0) continue;
      seen++;
      const wnid = taxonomy.wnid(at);
      const model = (await map(wnid, `dataset=${dataset.name}`))!;
      const below = [...model.rows.map((row) => row.drawnImages), model.moreImages].reduce((a, b) => a + number(b), 0);
      const own = number(model.own?.ownImages ?? '0');
      expect([wnid, below + own]).toEqual([wnid, dataset.subtreeImages(at)]);
      expect([wnid, own]).toEqual([wnid, dataset.ownImages(at)]);
      expect([wnid, model.own?.drawnImages === 'not drawn']).toEqual([wnid, own > 0 && model.withoutImages]);
    }
  }
  expect(await map('n08524735')).toMatchObject({
    withoutImages: true,
    own: { name: 'city itself', ownImages: '1,224', drawnImages: 'not drawn', share: '100.0 %' },
  });
});

it('names a tile in full', async () => {
  const { pictures } = (await map('n02075296'))!; // carnivore
  const canine = pictures[0]!.scene.tiles.map(pictures[0]!.linkOf).find(({ name }) => name.startsWith('canine,'))!;
  expect(canine.name).toMatch(/^canine, ([\d,]+ of )?[\d,]+ images( drawn here)?, 2\d\d synsets$/);
  expect(canine.href).toBe('/synset/n02083346');
});

it('says what is drawn under another parent, next to the true number', async () => {
  // Dog stands under canine and domestic animal; below animal it has its tile under canine, its first hypernym.
  const animal = (await map('n00015388'))!;
  const row = animal.rows.find(({ name }) => name === 'domestic animal')!;
  const number = (text: string): number => Number(text.replaceAll(',', ''));
  expect(number(row.drawnImages)).toBeLessThan(number(row.subtreeImages));
  expect(number(row.subtreeImages)).toBe(
    data.datasets[0].subtreeImages(nodeIndex(nodeOfId(context(), 'n01317541') as number)),
  );
  // Synsets below animal with two parents there, counted over the whole taxonomy.
  const { taxonomy } = data;
  const top = nodeIndex(nodeOfId(context(), 'n00015388') as number);
  const below = new Set(nodesOf(taxonomy.descendants(top), taxonomy.columns.level));
  const several = [...below].filter(
    (node) => taxonomy.hypernymsOf(node).filter((upper) => below.has(upper)).length > 1,
  );
  expect(animal.shared).toBe(several.length);
  expect(several).toContain(taxonomy.node('n02084071'));
});

it('shows of a leaf where it stands in its parent', async () => {
  const husky = (await map('n02110185'))!;
  expect(husky).toMatchObject({
    top: { name: 'sled dog' },
    current: { name: 'Siberian husky' },
    up: { name: 'working dog' },
  });
  const { scene, linkOf } = husky.pictures[0]!;
  const marked = scene.tiles
    .filter(({ depth }) => depth === 1)
    .map(linkOf)
    .filter(({ isCurrent }) => isCurrent);
  expect(marked.map(({ href }) => href)).toEqual(['/synset/n02110185']);
});

it('shows nothing of an instance that nothing lies below', async () => {
  expect(await map('n08932568', 'tree=wordnet')).toBeUndefined(); // Paris
});

it('falls back to synsets where there are no images, and says so', async () => {
  const {
    taxonomy,
    datasets: [dataset],
  } = data;
  const bare = taxonomy.columns.synsetsBelow.findIndex(
    (synsets, node) => synsets > 5 && dataset.columns.subtreeImages[node] === 0,
  );
  const shown = (await map(taxonomy.wnid(nodeIndex(bare)), 'tree=wordnet'))!;
  expect(shown).toMatchObject({ withoutImages: true, options: { area: 'synsets' } });
  expect(shown.pictures[0]!.scene.tiles.length).toBeGreaterThan(1);
  expect(shown.controls[0]!.choices[0]).toMatchObject({ label: 'Images', href: undefined });
});

it('stands for synsets where only the top itself has images, which would be one tile', async () => {
  const city = (await map('n08524735'))!;
  expect(city).toMatchObject({ withoutImages: true, options: { area: 'synsets' } });
  // As data/imagenet-fall2011.tsv has it.
  expect(city.images).toBe(1224);
  expect(city.pictures[0]!.scene.tiles.length).toBeGreaterThan(1);
});

it('leads one level up in the tree next to the page', async () => {
  expect((await map('n09287968'))!.up).toMatchObject({ name: 'ImageNet Fall 2011', href: '/' });
  expect((await map('n09287968', 'tree=wordnet'))!.up).toMatchObject({ name: 'object' });
  expect((await map('fall11'))!.up).toBeUndefined();
});

it('says how many images have no area because they are filed under instances', async () => {
  const entity = (await map('n00001740', 'dataset=emoji'))!;
  const emoji = data.datasets.find(({ name }) => name === 'emoji')!;
  const { level } = data.taxonomy.columns;
  const ofInstances = emoji.columns.ownImages.reduce((sum, own, node) => sum + (level[node]! > 0 ? own : 0), 0);
  expect(ofInstances).toBe(577);
  expect([entity.images, entity.imagesWithoutArea]).toEqual([7830 - ofInstances, ofInstances]);
  expect((await map('fall11'))!.imagesWithoutArea).toBe(0);
  expect((await map('n02084071', 'dataset=emoji'))!.imagesWithoutArea).toBe(0);
});

it.each(['popularity', 'percentile', 'images', 'depth'] as const)(
  'keeps every tile’s step behind the link to the explorer, for %s',
  async (colour) => {
    const [dataset] = data.datasets;
    const shown = { catalogue: data, dataset, tree: data.treeOf(dataset) };
    const order = exploreOrder(shown);
    const tree = decodeExplore(exploreColumns(shown));
    const marks = decodeMarks(exploreMarks(shown), order.node.length);
    // As the explorer computes them in the browser.
    const steps = measureSteps({ tree, popularity: marks.popularity }, colour);
    for (const id of ['fall11', 'fa11misc', 'n00015388', 'n02084071', 'n01317541']) {
      const model = (await map(id, `colour=${colour}`))!;
      expect(new URL(model.explore, 'http://localhost').searchParams.get('colour') ?? 'popularity').toBe(colour);
      const drawn = treemapTree(data.taxonomy, dataset, nodeOfId(context(), id)!);
      const different = model.pictures
        .flatMap(({ scene }) => scene.tiles)
        .filter(({ at, step }) => step !== steps[order.node.indexOf(drawn.node[at]!)]);
      expect(different).toEqual([]);
    }
  },
);
