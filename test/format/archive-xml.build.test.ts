import fc from 'fast-check';
import { parseStringPromise } from 'xml2js';
import { describe, expect, it } from 'vitest';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { quoteAttribute } from '../../src/format/imagenet/attribute.ts';
import { formatReleaseStatus } from '../../src/format/imagenet/release-status.ts';
import { formatSynsetList, formatSynsetWordlist } from '../../src/format/imagenet/text.ts';
import { formatStructure } from '../../src/format/imagenet/structure.ts';
import { inputsOver, miniInputs, miniWnid } from '../fixtures/mini-inputs.ts';
import { MINI } from '../fixtures/mini-wordnet.ts';
import { buildAndOpen } from '../fixtures/open-files.ts';
import { isThere, python } from '../fixtures/python.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';
import { releaseDataset } from '../../src/domain/dataset/dataset.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const mini = await buildAndOpen(miniInputs());

describe('quoteAttribute', () => {
  it.each([
    ['dog', '"dog"'],
    ["dead-man's float", '"dead-man\'s float"'],
    ['the letter "A"', '\'the letter "A"\''],
    ['it\'s "A"', '"it\'s &quot;A&quot;"'],
    ['a < b & c > d', '"a &lt; b &amp; c &gt; d"'],
    ['a\tb\nc\rd', '"a&#9;b&#10;c&#13;d"'],
    ['', '""'],
  ])('writes %j as %s', (value, quoted) => {
    expect(quoteAttribute(value)).toBe(quoted);
  });

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

const order = await mini.synsetOrder();

describe('structure_released.xml', () => {
  const dataset = releaseDataset(mini.datasets);
  const { taxonomy, lexicon } = mini;
  const parts = { taxonomy, lexicon, order, dataset, tree: mini.treeOf(dataset) };
  const tag = (name: string, words: string, gloss: string): string =>
    `<synset wnid="${miniWnid(name)}" words="${words}" gloss=${gloss} >\n`;

  it('repeats a synset with all that is below it under each of its parents', () => {
    const husky = `${tag('husky', 'husky', '"a dog that pulls"')}</synset>`;
    const dog = `${tag('dog', 'dog, domestic dog', '\'a barking animal; "the dog barked"\'')}${husky}</synset>`;
    const pet = `${tag('pet', 'pet', '"an animal kept for company"')}${dog}${tag('goldfish', 'goldfish', '"a golden fish"')}</synset></synset>`;
    const animal = `${tag('animal', 'animal, beast', '\'a living thing; "animals move"\'')}${dog}${pet}</synset>`;
    const place = `${tag('place', 'place', '"where something is"')}${tag('cafe', 'café', '"a place to sit"')}</synset>${tag('planet', 'planet', '"a round place"')}</synset></synset>`;
    // Earth has images and hangs from planet as an instance alone, which a release's tree does not follow.
    const earth = `${tag('earth', 'Earth, earth', '"our planet"')}${tag('flatEarth', 'flat Earth', '"our planet as some draw it"')}</synset></synset>`;
    const misc = `<synset wnid="minimisc" words="Misc" gloss="Misc." >\n${earth}${tag('snack', 'snack', '"a small meal"')}</synset></synset>`;
    expect(formatStructure(parts)).toBe(
      `<ImageNetStructure>\n\t<releaseData>mini</releaseData>\n<synset wnid="mini11" words="Mini release" gloss="Mini release." >\n${place}${animal}${misc}</synset></ImageNetStructure>\n`,
    );
  });

  it('is refused where it unfolds to more than is sensible', () => {
    expect(() => formatStructure(parts, 1000)).toThrow('the tree of mini unfolds to more than 1000 bytes');
  });

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
  it('names synsets, then features where a release has some, as clients count on it', () => {
    const dog = { wnid: 'n02084071', version: 'winter11', images: 1603 };
    expect(formatReleaseStatus('fall2011', { entries: [dog], bow: [{ ...dog, version: '20100430' }] })).toBe(
      [
        '<ReleaseStatus>',
        '<releaseData>fall2011</releaseData>',
        '<images><synsetInfos>',
        '<synset wnid="n02084071" released="1" version="winter11" numImages="1603"/>',
        '</synsetInfos></images>',
        '<features>',
        '<numFeatureTypes>2</numFeatureTypes>',
        '<bow><synsetInfos>',
        '<synset wnid="n02084071" released="1" version="20100430" numImages="1603"/>',
        '</synsetInfos></bow>',
        '<filterbank><synsetInfos></synsetInfos></filterbank>',
        '</features>',
        '</ReleaseStatus>',
        '',
      ].join('\n'),
    );
    expect(formatReleaseStatus('none', { entries: [], bow: [] })).toBe(
      '<ReleaseStatus>\n<releaseData>none</releaseData>\n<images><synsetInfos>\n</synsetInfos></images>\n</ReleaseStatus>\n',
    );
  });

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

describe('synset lists', () => {
  const dog = mini.taxonomy.node(miniWnid('dog') as never)!;
  const cafe = mini.taxonomy.node(miniWnid('cafe') as never)!;

  it('end with as many blank lines as asked for, an empty one too', () => {
    expect(formatSynsetList([dog, cafe], mini.taxonomy, 2)).toBe(`${miniWnid('dog')}\n${miniWnid('cafe')}\n\n\n`);
    expect(formatSynsetList([], mini.taxonomy, 1)).toBe('\n');
  });

  it('with words are links that end with the wnid', () => {
    expect(formatSynsetWordlist([dog, cafe], mini.taxonomy, mini.lexicon)).toBe(
      `<a href="../../api/download/imagenet.bbox.synset?wnid=${miniWnid('dog')}">dog, domestic dog</a><br/>\n` +
        `<a href="../../api/download/imagenet.bbox.synset?wnid=${miniWnid('cafe')}">café</a><br/>\n`,
    );
  });

  it('escape what HTML would take for mark-up', async () => {
    const odd = await buildAndOpen(inputsOver({ ...MINI, dog: { ...MINI['dog']!, words: ['<b>dog</b>', 'cat&dog'] } }));
    expect(
      formatSynsetWordlist(Array.from(odd.taxonomy.columns.wnidOrder, nodeIndex), odd.taxonomy, odd.lexicon),
    ).toContain('">&lt;b&gt;dog&lt;/b&gt;, cat&amp;dog</a><br/>\n');
  });
});
