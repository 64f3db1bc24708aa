import { describe, expect, test } from 'vitest';
import { SynsetOrder } from '../../../src/domain/wordnet/synset-order.ts';
import { openTree } from '../../../src/domain/taxonomy/tree-view.ts';
import { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { archiveGlosses, archiveIsA, archiveWords } from '../../../src/format/archive/archive-files.ts';
import { quoteAttribute } from '../../../src/format/imagenet/attribute.ts';
import { formatReleaseStatus, statusEntries } from '../../../src/format/imagenet/release-status.ts';
import { childrenInOrder, formatStructure } from '../../../src/format/imagenet/structure.ts';
import {
  bulkUrlsName,
  formatBoxRedirect,
  formatBulkUrls,
  formatHyponyms,
  formatLemmas,
  formatSynsetList,
  formatSynsetWordlist,
  formatUrlMapping,
  formatUrls,
} from '../../../src/format/imagenet/text.ts';
import { decodeAnnotation, encodeAnnotation } from '../../../src/format/imagenet/voc-annotation.ts';
import { crossed, crossedCatalogue, namesOf, withWnids } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, lexicon, datasets } = crossedCatalogue;
const [mini] = datasets;
/** The nodes from the last to the first. */
const order = new SynsetOrder({
  synsetId: Uint32Array.from({ length: taxonomy.size }, (_, node) => 100 - node),
  listPlace: new Uint32Array(taxonomy.size),
});

describe('the archive', () => {
  test('has words and glosses in wnid order', () => {
    const words = archiveWords(taxonomy, lexicon).split('\n');
    expect(words.slice(0, 4)).toEqual(
      ['{goldfish}\tgoldfish', '{mars}\tMars', '{flatEarth}\tflat Earth', '{entity}\tentity'].map(withWnids),
    );
    expect(words[12]).toBe(withWnids('{earth}\tEarth, earth'));
    expect(words).toHaveLength(15);
    const glosses = archiveGlosses(taxonomy, lexicon).split('\n');
    expect(glosses[6]).toBe(withWnids('{dog}\ta barking animal; "the dog barked"'));
    expect(glosses).toHaveLength(16);
  });

  test('has hypernym edges in the release’s order, but for parents that are given', () => {
    const given = new Map([[crossed('hybrid'), ['animal', 'dog'].map(crossed)]]);
    const edges = archiveIsA(taxonomy, order, given).split('\n');
    expect(edges.slice(0, 7)).toEqual(
      [
        '{entity} {snack}',
        '{animal} {hybrid}',
        '{dog} {hybrid}',
        '{pet} {goldfish}',
        '{animal} {pet}',
        '{goldfish} {chimera}',
        '{dog} {chimera}',
      ].map(withWnids),
    );
    expect(edges).toHaveLength(16);
  });
});

describe('an attribute', () => {
  test.each([
    ['plain', '"plain"'],
    ["dog's", '"dog\'s"'],
    ['a "dog"', '\'a "dog"\''],
    [`dog's "x"`, `"dog's &quot;x&quot;"`],
    ['a & <b>', '"a &amp; &lt;b&gt;"'],
    ['a\n\r\tb', '"a&#10;&#13;&#9;b"'],
    ['é >', '"é &gt;"'],
    [' é', '" é"'],
    ['', '""'],
  ])('%j is quoted as Python does', (value, quoted) => {
    expect(quoteAttribute(value)).toBe(quoted);
  });
});

describe('the files of a release', () => {
  test('state the images of each synset, and features if there are any', () => {
    const entries = statusEntries(mini, taxonomy, ['dog', 'cafe'].map(crossed));
    const images =
      '<ReleaseStatus>\n<releaseData>mini</releaseData>\n<images><synsetInfos>\n' +
      '<synset wnid="{dog}" released="1" version="mini" numImages="10"/>\n' +
      '<synset wnid="{cafe}" released="1" version="mini" numImages="3"/>\n</synsetInfos></images>\n';
    expect(formatReleaseStatus('mini', { entries, bow: [] })).toBe(withWnids(`${images}</ReleaseStatus>\n`));
    expect(formatReleaseStatus('none', { entries: [], bow: [] })).toBe(
      '<ReleaseStatus>\n<releaseData>none</releaseData>\n<images><synsetInfos>\n</synsetInfos></images>\n</ReleaseStatus>\n',
    );
    expect(formatReleaseStatus('mini', { entries, bow: entries.slice(1) })).toBe(
      withWnids(
        `${images}<features>\n<numFeatureTypes>2</numFeatureTypes>\n<bow><synsetInfos>\n` +
          '<synset wnid="{cafe}" released="1" version="mini" numImages="3"/>\n' +
          '</synsetInfos></bow>\n<filterbank><synsetInfos></synsetInfos></filterbank>\n</features>\n</ReleaseStatus>\n',
      ),
    );
  });

  const tree = openTree(taxonomy, mini.release);
  const structure = (longest?: number, own = lexicon): string =>
    formatStructure({ dataset: mini, tree, taxonomy, lexicon: own, order }, longest);

  test('nest the synsets, each under all its parents, in the release’s order', () => {
    const short = structure()
      .replaceAll(/ words=.*? >\n/g, '>')
      .replaceAll(/<synset wnid="(\w+)">/g, '<$1>')
      .replaceAll('</synset>', '/');
    const dog = '<{dog}><{hybrid}>/<{chimera}>/<{husky}>//';
    expect(short).toBe(
      withWnids(
        '<ImageNetStructure>\n\t<releaseData>mini</releaseData>\n<mini11><{place}><{cafe}>/<{planet}>//' +
          `<{animal}><{pet}><{goldfish}><{hybrid}>/<{chimera}>//${dog}/${dog}/` +
          '<minimisc><{snack}>/<{earth}><{flatEarth}>////</ImageNetStructure>\n',
      ),
    );
    expect(structure()).toContain('<synset wnid="mini11" words="Mini release" gloss="Mini release." >\n');
    expect(structure()).toContain(
      withWnids(
        '<synset wnid="{earth}" words="Earth, earth" gloss="our planet" >\n<synset wnid="{flatEarth}" words="flat Earth" ',
      ),
    );
    expect(structure()).toContain(`gloss='a barking animal; "the dog barked"' >\n`);
    expect(namesOf(childrenInOrder(tree, tree.root, order))).toEqual(['place', 'animal', 'minimisc']);
  });

  test('escape words and glosses that need it', () => {
    const glosses = encodeTexts(Array.from({ length: 15 }, () => 'a < b'));
    const { text: lemmaText, end: lemmaEnd } = encodeTexts(
      Array.from({ length: lexicon.columns.lemmaEnd.length - 1 }, () => 'a_&'),
    );
    const odd = new Lexicon({
      ...lexicon.columns,
      lemmaText,
      lemmaEnd,
      glossText: glosses.text,
      glossEnd: glosses.end,
    });
    expect(structure(undefined, odd)).toContain(
      withWnids('<synset wnid="{earth}" words="a &amp;, a &amp;" gloss="a &lt; b" >\n'),
    );
    expect(formatSynsetWordlist([crossed('earth')], taxonomy, odd)).toBe(
      withWnids('<a href="../../api/download/imagenet.bbox.synset?wnid={earth}">a &amp;, a &amp;</a><br/>\n'),
    );
  });

  test('are refused where they unfold to too much', () => {
    expect(() => structure(1000)).toThrow('the tree of mini unfolds to more than 1000 bytes');
    expect(structure(structure().length)).toBe(structure());
  });

  test('list wnids with blank lines behind, and words as links that end with the wnid', () => {
    const nodes = ['dog', 'cafe'].map(crossed);
    expect(formatSynsetList(nodes, taxonomy, 2)).toBe(withWnids('{dog}\n{cafe}\n\n\n'));
    expect(formatSynsetList([], taxonomy, 1)).toBe('\n');
    expect(formatSynsetWordlist(nodes, taxonomy, lexicon)).toBe(
      withWnids(
        '<a href="../../api/download/imagenet.bbox.synset?wnid={dog}">dog, domestic dog</a><br/>\n' +
          '<a href="../../api/download/imagenet.bbox.synset?wnid={cafe}">café</a><br/>\n',
      ),
    );
  });
});

test('the old text answers have the line ends that clients expect', () => {
  const urls = [
    { id: 'n1_1', url: 'http://a/1' },
    { id: 'n1_2', url: 'http://a/2' },
  ];
  expect(formatUrls(urls)).toBe('http://a/1\r\nhttp://a/2\r\n\n');
  expect(formatUrls([])).toBe('The synset is not ready yet. Please stay tuned!');
  expect(formatUrlMapping(urls)).toBe('n1_1 http://a/1\r\nn1_2 http://a/2\r\n\n');
  expect(formatUrlMapping([])).toBe('\n');
  expect(formatBulkUrls(urls)).toBe('n1_1\thttp://a/1\nn1_2\thttp://a/2\n');
  expect(formatLemmas(['dog', 'hot dog'])).toBe('dog\nhot dog\n');
  expect(formatHyponyms('n1', ['n2', 'n3'])).toBe('n1\r\n-n2\r\n-n3\r\n');
  expect(bulkUrlsName('fall11')).toBe('imagenet_fall11_urls.txt');
  expect(formatBoxRedirect('n1')).toContain('content="0;url=/downloads/bbox/bbox/n1.tar.gz" />');
  expect(formatBoxRedirect('n1', 'a b')).toContain('content="0;url=/downloads/bbox/bbox/n1.tar.gz?dataset=a%20b" />');
});

describe('an annotation', () => {
  const box = {
    name: 'dog & <co>',
    pose: 'Left',
    isTruncated: true,
    isDifficult: false,
    xmin: 1,
    ymin: 2,
    xmax: 3,
    ymax: 4,
  };
  const image = {
    id: 'n02084071_7',
    width: 500,
    height: 400,
    boxes: [box, { ...box, isTruncated: false, isDifficult: true }],
  };

  test('is written in ImageNet’s form and read back', () => {
    const written = encodeAnnotation(image, 'ImageNet <2>');
    expect(written).toContain('\t<folder>n02084071</folder>\n\t<filename>n02084071_7</filename>\n');
    expect(written).toContain('\t\t<database>ImageNet &lt;2&gt;</database>\n');
    expect(written).toContain('\t\t<truncated>1</truncated>\n\t\t<difficult>0</difficult>\n');
    expect({ id: image.id, ...decodeAnnotation(written) }).toEqual(image);
  });

  const xml = (inner: string): string => `<annotation>${inner}</annotation>`;
  const sides = '<bndbox><xmin> 1 </xmin><ymin>2</ymin><xmax>3.5</xmax><ymax>4</ymax></bndbox>';

  test('may say little, and what it says elsewhere is skipped', () => {
    expect(decodeAnnotation(xml(''))).toEqual({ width: 0, height: 0, boxes: [] });
    expect(decodeAnnotation(xml('<size><width> 7 </width><height></height></size><width>9</width>'))).toMatchObject({
      width: 7,
      height: 0,
    });
    const read = decodeAnnotation(
      xml(
        `<!-- x --><object><name> <![CDATA[a & b]]> </name><part><name>tail</name><bndbox><xmin>9</xmin></bndbox></part>${sides}</object><object>${sides}</object>`,
      ),
    );
    expect(read.boxes).toEqual([
      {
        name: 'a & b',
        pose: 'Unspecified',
        isTruncated: false,
        isDifficult: false,
        xmin: 1,
        ymin: 2,
        xmax: 3.5,
        ymax: 4,
      },
      { name: '', pose: 'Unspecified', isTruncated: false, isDifficult: false, xmin: 1, ymin: 2, xmax: 3.5, ymax: 4 },
    ]);
  });

  test.each([
    ['<annotation>', 'unclosed'],
    ['<other/>', 'expected the element annotation, came other'],
    [xml('<object></object>'), 'expected a number in xmin, came ""'],
    [xml('<size><width>wide</width></size>'), 'expected a number in width, came "wide"'],
    [xml('<x>'.repeat(32) + '</x>'.repeat(32)), 'elements are nested deeper than 32'],
  ])('%s is refused', (broken, reason) => {
    expect(() => decodeAnnotation(broken)).toThrow(reason);
  });

  test('is read to a depth of 32', () => {
    expect(decodeAnnotation(xml('<x>'.repeat(31) + '</x>'.repeat(31))).boxes).toEqual([]);
  });
});
