import { describe, expect, test } from 'vitest';
import { collectionOf } from '../../../src/domain/dataset/collection.ts';
import { Comparison } from '../../../src/domain/dataset/comparison.ts';
import { wholeSlices, type Slice } from '../../../src/domain/taxonomy/descendants.ts';
import { blocksIn, blockSum } from '../../../src/format/lists/block-sums.ts';
import { formatBoxes, parseBoxes } from '../../../src/format/lists/box-list.ts';
import { comparisonList, comparisonListBytes } from '../../../src/format/lists/comparison-list.ts';
import { ListRanges, parseRangeFragment, rangeFragment } from '../../../src/format/lists/list-ranges.ts';
import {
  LIST_FORMS,
  LIST_SUBJECTS,
  type ListForm,
  type ListSubject,
  synsetList,
} from '../../../src/format/lists/synset-lists.ts';
import { extractListFile, isTable, parseUrlListFile, urlLines } from '../../../src/format/lists/url-list.ts';
import { crossed, crossedCatalogue, withWnids } from '../../fixtures/crossed-catalogue.ts';

const { taxonomy, datasets } = crossedCatalogue;
const [mini] = datasets;
const { level } = taxonomy.columns;
const below = (name: string): Slice[] => taxonomy.descendants(crossed(name));
const list = (subject: ListSubject, form: ListForm, slices: readonly Slice[]): string =>
  [...synsetList(crossedCatalogue, mini, subject, form).chunks(slices)].join('');

describe('lists of a subtree', () => {
  test.each<[ListSubject, ListForm, string, string]>([
    ['wnids', 'txt', 'goldfish', '{goldfish}\n{hybrid}\n{chimera}\n'],
    ['wnids', 'tsv', 'husky', 'wnid\n{husky}\n'],
    ['wnids', 'json', 'husky', '[\n{"wnid":"{husky}"}\n]\n'],
    ['words', 'txt', 'earth', '{earth}\tEarth, earth\n{flatEarth}\tflat Earth\n'],
    [
      'words',
      'json',
      'earth',
      '[\n{"wnid":"{earth}","words":"Earth, earth"},\n{"wnid":"{flatEarth}","words":"flat Earth"}\n]\n',
    ],
    ['classes', 'tsv', 'pet', 'wnid\tfiled\truled\n{dog}\t1\t1\n{husky}\t0\t2\n'],
    ['classes', 'json', 'dog', '[\n{"wnid":"{dog}","filed":1,"ruled":1},\n{"wnid":"{husky}","filed":0,"ruled":2}\n]\n'],
    ['classes', 'txt', 'place', ''],
    ['classes', 'tsv', 'place', 'wnid\tfiled\truled\n'],
    ['classes', 'json', 'place', '[\n\n]\n'],
  ])('%s as %s of %s', (subject, form, name, text) => {
    expect(list(subject, form, below(name))).toBe(withWnids(text));
  });

  test('counts are own and subtree images, synsets, and percentiles rounded down; of no images none', () => {
    const percentile = (name: string): string =>
      String(Math.floor((10_000 * mini.popularityPercentile(crossed(name)).below) / 13) / 100);
    const [, ...rows] = list('counts', 'tsv', below('pet')).split('\n');
    expect(list('counts', 'tsv', []).split('\t').join(' ')).toBe(
      'wnid own_images subtree_images subtree_synsets popularity_percentile image_percentile\n',
    );
    expect(rows).toContain(withWnids(`{dog}\t10\t15\t4\t${percentile('dog')}\t87.5`));
    expect(rows).toContain(withWnids(`{goldfish}\t0\t0\t3\t${percentile('goldfish')}\t`));
    expect(list('counts', 'json', below('goldfish'))).toContain(
      withWnids(
        `{"wnid":"{goldfish}","own_images":0,"subtree_images":0,"subtree_synsets":3,"popularity_percentile":${percentile('goldfish')}},\n`,
      ),
    );
  });

  test.each(LIST_SUBJECTS.flatMap((subject) => LIST_FORMS.map((form) => [subject, form] as const)))(
    'of %s as %s are as long as measured, and come in chunks that end between lines',
    (subject, form) => {
      const opened = synsetList(crossedCatalogue, mini, subject, form);
      for (const slices of [below('entity'), below('husky'), below('place'), wholeSlices(level), []]) {
        const text = list(subject, form, slices);
        const lines = text.split('\n').filter((line) => line.includes(form === 'json' ? '{' : 'n0')).length;
        expect(opened.size(slices)).toEqual({ bytes: new TextEncoder().encode(text).length, lines });
      }
      const often = Array.from({ length: 9000 }, () => below('dog')).flat();
      const chunks = [...opened.chunks(often)];
      expect(chunks.length).toBeGreaterThan(1);
      expect(chunks.slice(0, -1).every((chunk) => chunk.length >= 65_536 && chunk.length < 65_800)).toBe(true);
      expect(chunks.join('')).toHaveLength(opened.size(often).bytes);
    },
  );
});

describe('a file of rows', () => {
  const rows = (
    isSeparated: boolean,
  ): { text: string; ranges: ListRanges; of: (slices: readonly Slice[]) => string } => {
    const [head, between, foot] = isSeparated ? ['[\n', ',\n', '\n]\n'] : ['head\n', '\n', '\n'];
    const row = (node: number): string => (node % 5 === 3 ? '' : `${String(node)}:${'x'.repeat(node % 4)}`);
    const all = wholeSlices(level).flatMap((slice) =>
      Array.from(level.keys()).filter((node) => level[node] === slice.level),
    );
    const join = (nodes: readonly number[]): string => {
      const written = nodes.map(row).filter((text) => text !== '');
      return written.length === 0 ? head + (isSeparated ? foot : '') : head + written.join(between) + foot;
    };
    const rowBytes = Uint32Array.from(level.keys(), (node) =>
      row(node) === '' ? 0 : row(node).length + between.length,
    );
    return {
      text: join(all),
      ranges: new ListRanges({ level, rowBytes, head: head.length, between: between.length, foot: foot.length }),
      of: (slices) =>
        join(
          slices.flatMap(({ start, end, level: wanted }) =>
            all.filter((node) => node >= start && node < end && level[node] === wanted),
          ),
        ),
    };
  };

  test.each([true, false])(
    'gives the list of any slices as ranges of its bytes; with separators: %s',
    (isSeparated) => {
      const { text, ranges, of } = rows(isSeparated);
      expect(ranges.bytes).toBe(text.length);
      for (const node of level.keys()) {
        const slices = taxonomy.descendants(node as never);
        expect(
          ranges
            .rangesOf(slices)
            .map(({ start, end }) => text.slice(start, end))
            .join(''),
        ).toBe(of(slices));
        const withInstances = taxonomy.descendantsWithInstances(node as never);
        expect(
          ranges
            .rangesOf(withInstances)
            .map(({ start, end }) => text.slice(start, end))
            .join(''),
        ).toBe(of(withInstances));
      }
      // The last row of the file comes first, and is followed by another.
      const crosswise = [...below('earth'), ...below('pet')];
      expect(
        ranges
          .rangesOf(crosswise)
          .map(({ start, end }) => text.slice(start, end))
          .join(''),
      ).toBe(of(crosswise));
      expect(ranges.rangesOf(wholeSlices(level))).toEqual([{ start: 0, end: text.length }]);
      expect(
        ranges
          .rangesOf([])
          .map(({ start, end }) => text.slice(start, end))
          .join(''),
      ).toBe(of([]));
    },
  );

  test('without rows is its head, and its foot if that is no separator', () => {
    const empty = { level, rowBytes: new Uint32Array(level.length), head: 5 };
    expect(new ListRanges({ ...empty, between: 2, foot: 3 }).bytes).toBe(8);
    expect(new ListRanges({ ...empty, between: 1, foot: 1 }).bytes).toBe(5);
  });

  test('is asked for by ranges with both ends included', () => {
    const ranges = [
      { start: 0, end: 12 },
      { start: 4000, end: 5000 },
    ];
    expect(rangeFragment(ranges)).toBe('bytes=0-11,4000-4999');
    expect(parseRangeFragment('bytes=0-11,4000-4999')).toEqual(ranges);
    expect(parseRangeFragment('#bytes=17-17')).toEqual([{ start: 17, end: 18 }]);
    expect(parseRangeFragment('#bytes=7-7')).toEqual([{ start: 7, end: 8 }]);
    for (const text of ['', 'bytes=', 'bytes=1', 'bytes=-1', 'xbytes=1-2', 'bytes=1-2,', 'bytes=1-2x', 'bytes=a-2'])
      expect(parseRangeFragment(text)).toBeUndefined();
  });
});

describe('the list of a comparison', () => {
  const compare = (a: string, b: string): Comparison =>
    new Comparison(taxonomy, collectionOf(crossedCatalogue, a)!, collectionOf(crossedCatalogue, b)!);
  const comparison = compare('mini', 'classes.filed');

  test.each<['both' | 'only-a' | 'only-b', ListForm, string]>([
    ['both', 'txt', '{dog}\n{husky}\n'],
    ['both', 'tsv', 'wnid\twords\tmini_images\tfiled_index\n{dog}\tdog, domestic dog\t10\t1\n{husky}\thusky\t5\t0\n'],
    [
      'both',
      'json',
      '[\n{"wnid":"{dog}","words":"dog, domestic dog","mini_images":10,"filed_index":1},\n{"wnid":"{husky}","words":"husky","mini_images":5,"filed_index":0}\n]\n',
    ],
    ['only-b', 'json', '[]\n'],
    ['only-b', 'txt', ''],
    ['only-b', 'tsv', 'wnid\twords\tmini_images\tfiled_index\n'],
  ])('of %s as %s', (part, form, text) => {
    expect(comparisonList(crossedCatalogue, comparison, comparison.nodes(part), form)).toBe(withWnids(text));
  });

  test('has empty fields for what a collection does not hold, and names both even of one', () => {
    const slices = below('place');
    expect(comparisonList(crossedCatalogue, comparison, comparison.nodes('only-a', slices), 'tsv')).toBe(
      withWnids('wnid\twords\tmini_images\tfiled_index\n{planet}\tplanet\t4\t\n{cafe}\tcafé\t3\t\n'),
    );
    expect(comparisonList(crossedCatalogue, comparison, comparison.nodes('only-a', slices), 'json')).toContain(
      '"café","mini_images":3}',
    );
    expect(comparisonList(crossedCatalogue, compare('mini', 'mini'), [], 'tsv')).toBe(
      'wnid\twords\ta_mini_images\tb_mini_images\n',
    );
  });

  test.each([
    ['mini', 'classes.filed'],
    ['classes.ruled', 'mini'],
    ['mini', 'mini'],
  ])('of %s and %s is as long as it is measured', (a, b) => {
    const one = compare(a, b);
    for (const part of ['both', 'only-a', 'only-b'] as const) {
      const measured = comparisonListBytes(crossedCatalogue.lexicon, one, one.nodes(part));
      for (const form of LIST_FORMS)
        expect(measured[form]).toBe(
          new TextEncoder().encode(comparisonList(crossedCatalogue, one, one.nodes(part), form)).length,
        );
    }
  });
});

describe('lists of addresses', () => {
  const LINES = 'n00000001_1\thttp://a.example/1\tx\ty\nn00000001_22\thttp://a.example/22\n';
  const convert = (form: Parameters<typeof urlLines>[0]): string =>
    new TextDecoder().decode(urlLines(form, new TextEncoder().encode(LINES)));

  test('are made of the lines of a table', () => {
    expect(convert('urls.txt')).toBe('http://a.example/1\nhttp://a.example/22\n');
    expect(convert('mapping.txt')).toBe('n00000001_1 http://a.example/1\nn00000001_22 http://a.example/22\n');
    expect(convert('fall11.txt')).toBe('n00000001_1\thttp://a.example/1\nn00000001_22\thttp://a.example/22\n');
    expect(['pictures.tsv', 'urls.txt'].map((form) => isTable(form as 'urls.txt'))).toEqual([true, false]);
  });

  test('have names, those of extracts too', () => {
    expect(parseUrlListFile('urls.txt')).toEqual({ list: 'urls.txt', extract: undefined });
    expect(parseUrlListFile(extractListFile('living', 'pictures.tsv'))).toEqual({
      list: 'pictures.tsv',
      extract: 'living',
    });
    for (const name of ['', 'urls', 'fall11.txt', 'living-', '1-urls.txt', 'a-b-urls.txt', 'urls.txt2', '-urls.txt'])
      expect(parseUrlListFile(name)).toBeUndefined();
  });
});

test('boxes go there and back, names without tabs', () => {
  const box = { pose: 'Frontal', isTruncated: true, isDifficult: false, xmin: 1, ymin: 2, xmax: 30, ymax: 40 };
  const image = {
    id: 'n1_1',
    width: 50,
    height: 60,
    boxes: [
      { ...box, name: 'dog' },
      { ...box, name: 'cat', isTruncated: false, isDifficult: true },
    ],
  };
  const other = { ...image, id: 'n1_2', boxes: [{ ...box, name: ' big\t dog\n' }] };
  const text = formatBoxes(image) + formatBoxes(other);
  expect(text).toBe(
    'n1_1\t50\t60\tdog\tFrontal\t1\t0\t1\t2\t30\t40\nn1_1\t50\t60\tcat\tFrontal\t0\t1\t1\t2\t30\t40\nn1_2\t50\t60\tbig dog\tFrontal\t1\t0\t1\t2\t30\t40\n',
  );
  expect(parseBoxes(new TextEncoder().encode(text))).toEqual([
    image,
    { ...other, boxes: [{ ...box, name: 'big dog' }] },
  ]);
});

test('a file has a sum for each block, in hexadecimal', () => {
  expect([0, 1, 65_536, 65_537].map(blocksIn)).toEqual([0, 1, 1, 2]);
  const sums = Uint8Array.from({ length: 32 }, (_, i) => i);
  expect(blockSum(sums, 0)).toBe('000102030405060708090a0b0c0d0e0f');
  expect(blockSum(sums, 1)).toBe('101112131415161718191a1b1c1d1e1f');
  expect(blockSum(sums, 2)).toBe('');
});
