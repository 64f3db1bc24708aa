import fc from 'fast-check';
import { parseStringPromise } from 'xml2js';
import { describe, expect, it } from 'vitest';
import { quoteAttribute } from '../../src/format/imagenet/attribute.ts';
import { formatStructure } from '../../src/format/imagenet/structure.ts';
import { isThere, python } from '../fixtures/python.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { releaseDataset } from '../../src/domain/dataset/dataset.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('quoteAttribute', () => {
  it.skipIf(!isThere('python3'))('writes what Python’s quoteattr writes', () => {
    const values = fc.sample(
      fc.string({ unit: fc.constantFrom('"', "'", '&', '<', '>', '\n', '\t', '\r', ' ', 'a', 'é', '名') }),
      500,
    );
    const quoted = python(
      'import json, sys; from xml.sax.saxutils import quoteattr; json.dump([quoteattr(v) for v in json.load(sys.stdin)], sys.stdout)',
      values,
    );
    expect(values.map(quoteAttribute)).toEqual(quoted);
  });
});

describe('structure_released.xml', () => {
  it('parses to the tree of the release', async () => {
    interface Element {
      readonly $: { readonly wnid: string; readonly words: string; readonly gloss: string };
      readonly synset?: readonly Element[];
    }
    const release = releaseDataset(catalogue.datasets);
    const { taxonomy, lexicon } = catalogue;
    const xml = formatStructure({
      taxonomy,
      lexicon,
      order: await catalogue.synsetOrder(),
      dataset: release,
      tree: catalogue.treeOf(release),
    });
    expect(
      xml.startsWith(
        '<ImageNetStructure>\n\t<releaseData>fall2011</releaseData>\n<synset wnid="fall11" words="ImageNet 2011 Fall Release" gloss="ImageNet 2011 Fall Release." >\n',
      ),
    ).toBe(true);
    expect(xml.endsWith('</synset></ImageNetStructure>\n')).toBe(true);
    const {
      ImageNetStructure: {
        releaseData,
        synset: [root],
      },
    } = (await parseStringPromise(xml)) as { ImageNetStructure: { releaseData: string[]; synset: [Element] } };
    expect(releaseData).toEqual(['fall2011']);
    expect(root.synset?.map(({ $ }) => $.wnid)).toEqual([
      'n00017222',
      'n09287968',
      'n00019128',
      'n00523513',
      'n00021939',
      'n12992868',
      'n00007846',
      'n00015388',
      'fa11misc',
    ]);
    expect(root.synset?.at(-1)?.synset).toHaveLength(2350);
    const times = new Map<string, number>();
    const brackets = new Map<string, number>();
    const below = (element: Element): Set<string> => {
      const all = new Set<string>();
      times.set(element.$.wnid, (times.get(element.$.wnid) ?? 0) + 1);
      for (const child of element.synset ?? []) {
        all.add(child.$.wnid);
        for (const wnid of below(child)) all.add(wnid);
      }
      brackets.set(element.$.wnid, all.size);
      return all;
    };
    below(root);
    expect(brackets.get('fall11')).toBe(32_326);
    expect(brackets.get('fa11misc')).toBe(20_400);
    expect([
      brackets.get('n00017222'),
      brackets.get('n00021939'),
      brackets.get('n00015388'),
      brackets.get('n13134947'),
    ]).toEqual([4486, 10_504, 3998, 320]);
    expect(times.get('n02084071')).toBe(4);
  });
});

describe('ReleaseStatus.xml', () => {
  it('of the release has the original entries in their order, with their versions', async () => {
    interface Parsed {
      ReleaseStatus: Record<'images', { synsetInfos: { synset: { $: Record<string, string> }[] }[] }[]> & {
        features: { bow: Parsed['ReleaseStatus']['images'] }[];
      };
    }
    const xml = text(await catalogue.build.read('archive/ReleaseStatus.xml'));
    const { ReleaseStatus } = (await parseStringPromise(xml)) as Parsed;
    const entries = ReleaseStatus.images[0]!.synsetInfos[0]!.synset.map(({ $ }) => $);
    expect(entries).toHaveLength(21_845);
    expect(entries[0]).toEqual({ wnid: 'n10801802', released: '1', version: 'winter11', numImages: '269' });
    expect(entries[17_624]).toEqual(expect.objectContaining({ wnid: 'n03800563', version: 'fall2011' }));
    expect(entries.filter(({ version }) => version === 'winter11')).toHaveLength(17_624);
    expect(entries.filter(({ version }) => version === 'fall2011')).toHaveLength(4221);
    const unlisted = { n12984377: 126, n12962059: 74, n12984160: 12, n12984699: 305 };
    for (const [wnid, images] of Object.entries(unlisted))
      expect(entries.find((entry) => entry['wnid'] === wnid)?.['numImages']).toBe(String(images));
    const counts = entries.map(({ numImages }) => Number(numImages));
    expect(counts.reduce((sum, images) => sum + images)).toBe(14_197_122 + 126 + 74 + 12 + 305);
    expect(Math.max(...counts)).toBe(3047);
    const bow = ReleaseStatus.features[0]!.bow[0]!.synsetInfos[0]!.synset.map(({ $ }) => $);
    expect([bow.length, bow[0]]).toEqual([
      1000,
      { wnid: 'n02119789', released: '1', version: '20100430', numImages: '829' },
    ]);
  });
});
