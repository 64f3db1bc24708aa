import { beforeAll, describe, expect, it } from 'vitest';
import { type Catalogue } from '../../../src/domain/catalogue.ts';
import { nodesOf } from '../../../src/domain/descendants.ts';
import { nodeIndex } from '../../../src/domain/node-index.ts';
import { isGroup } from '../../../src/domain/tree-view.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { nodeOfId, pageContext, type PageContext } from '../../../src/view/page-context.ts';
import { type TilePictures } from '../../../src/view/treemap/tile-picture.ts';
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

/** Synsets and distinct images as the release stated them. */
const STATED: readonly (readonly [name: string, id: string, synsets: number, images: number])[] = [
  ['plant', 'n00017222', 4486, 2_051_990],
  ['geological formation', 'n09287968', 175, 126_567],
  ['natural object', 'n00019128', 1112, 304_854],
  ['sport', 'n00523513', 176, 200_402],
  ['artifact', 'n00021939', 10_504, 5_880_218],
  ['fungus', 'n12992868', 308, 136_670],
  ['person', 'n00007846', 6978, 1_178_527],
  ['animal', 'n00015388', 3998, 2_798_930],
  ['Misc', 'fa11misc', 20_400, 7_701_520],
  ['the release', 'fall11', 32_326, 14_197_122],
];

describe('areas add up to what the release stated', () => {
  it.each(STATED)('of %s', async (_, id, synsets, images) => {
    expect(await map(id)).toMatchObject({ synsets, images });
  });
});

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

it('names a tile in full', async () => {
  const tiles = (await map('n02075296', 'levels=1'))!.pictures[0].tiles; // carnivore
  const canine = tiles.find(({ label }) => label === 'canine')!;
  expect(canine.name).toMatch(/^canine, 2\d\d synsets, [\d,]+ images, [\d.]+ % of carnivore$/);
  expect(canine.href).toBe('/synset/n02083346?levels=1');
});

it('tells where a part of a synset is drawn under another parent', async () => {
  // Dog stands under canine and domestic animal; below animal it has its tile under canine, its first hypernym.
  const animal = (await map('n00015388', 'levels=1'))!;
  const tile = animal.pictures[0].tiles.find(({ label }) => label === 'domestic animal');
  expect(tile?.name).toMatch(/of them drawn elsewhere/);
  expect(animal.shared.all).toBeGreaterThan(0);
});

it('links children of the top that have their tile under another child', async () => {
  const { shared, top } = (await map(sharedTop(), 'tree=wordnet'))!;
  expect(top.name).not.toBe('');
  for (const { href, under } of shared.children) {
    expect(href).toMatch(/^\/synset\/n\d{8}\?tree=wordnet$/);
    expect(under).not.toBe(top.name);
  }
  expect(shared.children.length).toBeGreaterThan(0);
});

/** A synset one of whose hyponyms is also a hyponym of another of its descendants, listed there first. */
function sharedTop(): string {
  const { taxonomy } = data;
  for (let node = 0; node < taxonomy.size; node++) {
    const first = taxonomy.hypernymsOf(nodeIndex(node));
    const [home, ...others] = first;
    const top = others.find((other) => home !== undefined && taxonomy.hypernymsOf(home).includes(other));
    if (top !== undefined) return taxonomy.wnid(top);
  }
  throw new Error('expected such a synset in WordNet');
}

it('shows of a leaf where it stands in its parent', async () => {
  const husky = (await map('n02110185'))!;
  expect(husky).toMatchObject({
    top: { name: 'sled dog' },
    current: { name: 'Siberian husky' },
    up: { name: 'working dog' },
  });
  expect(husky.pictures[0].tiles.filter(({ isCurrent }) => isCurrent).map(({ label }) => label)).toEqual([
    'Siberian husky',
  ]);
});

it('shows nothing of an instance that nothing lies below', async () => {
  expect(await map('n08932568', 'tree=wordnet')).toBeUndefined(); // Paris
});

it('falls back to synsets where there are no images, and says so', async () => {
  const {
    taxonomy,
    datasets: [dataset],
  } = data;
  const bare = taxonomy.columns.subtreeSynsets.findIndex(
    (synsets, node) => synsets > 5 && dataset.columns.subtreeImages[node] === 0,
  );
  const shown = (await map(taxonomy.wnid(nodeIndex(bare)), 'tree=wordnet'))!;
  expect(shown).toMatchObject({ withoutImages: true, options: { area: 'synsets' } });
  expect(shown.pictures[0].tiles.length).toBeGreaterThan(0);
  expect(shown.controls[0]!.choices[0]).toMatchObject({ label: 'Images', href: undefined });
});

it('stands for synsets where only the top itself has images, which would be one tile', async () => {
  const city = (await map('n08524735'))!;
  expect(city).toMatchObject({ withoutImages: true, options: { area: 'synsets' } });
  expect(city.images).toBeGreaterThan(0);
  expect(city.pictures[0].tiles.length).toBeGreaterThan(1);
});

it('leads from "other" to the children it gathers, and back', async () => {
  const first = (await map('n00007846', 'area=synsets'))!;
  const other = first.pictures[0].tiles.find(({ kind, depth }) => kind === 'other' && depth === 1)!;
  const next = new URL(other.href, 'http://localhost');
  const second = (await map('n00007846', next.search.slice(1)))!;
  expect(second.children.from).toBe(Number(next.searchParams.get('from')));
  expect(second.start).toBe('/synset/n00007846?area=synsets');
  const names = (shown: Treemap): string[] =>
    shown.pictures[0].tiles.filter(({ kind, depth }) => kind === 'place' && depth === 1).map(({ href }) => href);
  expect(names(second).filter((href) => names(first).includes(href))).toEqual([]);
});

it('passes over no more children than there are', async () => {
  expect((await map('n02084071', 'from=999'))!.children.from).toBe(0);
});

it('leads one level up in the tree beside the page', async () => {
  expect((await map('n09287968'))!.up).toMatchObject({ name: 'ImageNet 2011 Fall Release', href: '/' });
  expect((await map('n09287968', 'tree=wordnet'))!.up).toMatchObject({ name: 'object' });
  expect((await map('fall11'))!.up).toBeUndefined();
});

it('says how many images have no area because they are filed under instances', async () => {
  const entity = (await map('n00001740', 'dataset=emoji'))!;
  expect(entity.imagesWithoutArea).toBe(7830 - entity.images);
  expect(entity.imagesWithoutArea).toBeGreaterThan(0);
  expect((await map('fall11'))!.imagesWithoutArea).toBe(0);
  expect((await map('n02084071', 'dataset=emoji'))!.imagesWithoutArea).toBe(0);
});

it('has pictures in tiles below their names, none in those that are open, gathered or too small', async () => {
  const tilePictures: TilePictures = {
    subtree: (node) => Promise.resolve(`/montage/${String(node)}`),
    own: (node) => Promise.resolve(`/own/${String(node)}`),
  };
  const at = { ...context('dataset=emoji'), tilePictures };
  const [{ tiles }] = (await treemapModel(at, nodeOfId(at, 'n00015388')!))!.pictures;
  const pictured = tiles.filter(({ picture }) => picture !== undefined);
  expect(pictured.length).toBeGreaterThan(2);
  for (const { kind, isOpen, box, picture, lines } of pictured) {
    expect({ kind: kind === 'other', isOpen, lines: lines.length > 1 }).toEqual({
      kind: false,
      isOpen: false,
      lines: false,
    });
    const { x, y, width, height } = picture!.box;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    expect([x >= box.x, y >= box.y + 20, x + width <= box.x + box.width, y + height <= box.y + box.height]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  }
});
