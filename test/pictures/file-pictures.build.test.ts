import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filePictures } from '../../scripts/pipeline/pictures/package-pictures.ts';
import { currentBuild } from '../../scripts/pipeline/builds/current-build.ts';
import { DEFAULT_FOLDERS } from '../../scripts/pipeline/builds/ensure-data.ts';
import type { PictureDeclaration } from '../../scripts/pipeline/pictures/picture-declaration.ts';
import type { PictureInputs } from '../../scripts/pipeline/pictures/read-picture-inputs.ts';
import { offsetOf } from '../../src/domain/wordnet/wnid.ts';
import { parsePictures } from '../../src/format/pictures/picture-list.ts';
import { textFile } from '../fixtures/mini-inputs.ts';
import { at, catalogue } from '../fixtures/real-catalogue.ts';

const { taxonomy } = catalogue;
const register = {
  has: (wnid: Parameters<typeof taxonomy.node>[0]): boolean => taxonomy.node(wnid) !== undefined,
  hasIn31: (wnid: Parameters<typeof offsetOf>[0]): boolean => offsetOf(wnid) === 2086723,
};
const licence = { name: 'CC0', url: 'https://example.org/cc0' };
const declaration: PictureDeclaration = {
  table: 'animals.tsv',
  title: '{name}',
  sensitive: [],
  sources: [
    {
      name: 'Round',
      homepage: 'https://example.org/',
      licence,
      package: 'round',
      file: 'svg/{name}.svg',
      url: 'https://cdn.example/{package}@{version}/{file}',
      author: 'Somebody',
      authors: { file: 'a.json', key: 'id', of: 'name', author: 'by' },
    },
    {
      name: 'Square',
      homepage: 'https://example.org/',
      licence,
      package: 'square',
      file: '{other}.svg',
      url: 'https://cdn.example/{file}',
      author: 'Nobody',
    },
  ],
};

function inputs(table: string): PictureInputs {
  return {
    table: textFile('data/animals.tsv', table),
    packages: [
      {
        version: '1.2.3',
        files: new Set(['svg/dog.svg', 'svg/puppy.svg']),
        authors: textFile('a.json', JSON.stringify([{ id: 'dog', by: 'Ann' }])),
      },
      { version: '4.0.0', files: new Set(['hund.svg']), authors: undefined },
    ],
  };
}

const file = (table: string): ReturnType<typeof filePictures> =>
  filePictures(declaration, inputs(table), taxonomy, register);
const HEAD = 'name\tother\twnid\n';

describe('filing pictures', () => {
  test('gives a picture for each row and source that has one, numbered in that order, with author and address', () => {
    const { byNode, description } = file(`${HEAD}dog\thund\tn02084071\npuppy\t\tn02084071\n`);
    const rest = { licence: 'CC0' };
    expect(byNode.get(at('n02084071'))).toEqual([
      {
        ...rest,
        id: 'n02084071_1',
        title: 'dog',
        author: 'Ann',
        source: 'Round',
        file: 'round/svg/dog.svg',
        url: 'https://cdn.example/round@1.2.3/svg/dog.svg',
      },
      {
        ...rest,
        id: 'n02084071_2',
        title: 'dog',
        author: 'Nobody',
        source: 'Square',
        file: 'square/hund.svg',
        url: 'https://cdn.example/hund.svg',
      },
      {
        ...rest,
        id: 'n02084071_3',
        title: 'puppy',
        author: 'Somebody',
        source: 'Round',
        file: 'round/svg/puppy.svg',
        url: 'https://cdn.example/round@1.2.3/svg/puppy.svg',
      },
    ]);
    expect(description.totals).toEqual({ rows: 2, pictures: 3, without: { Round: 0, Square: 1 } });
  });

  test('puts last what shows a sensitive subject, keeps its id, and illustrates with what does not', () => {
    const marking = {
      ...declaration,
      illustratesWith: ['Square', 'Round'],
      sensitive: [{ wnid: 'n00007846', name: 'people', why: 'Because.', column: 'people' }],
    };
    const table = 'name\tother\twnid\tpeople\ndog\t\tn02084071\t1\npuppy\thund\tn02084071\t\n';
    const { byNode, hidden, best } = filePictures(marking, inputs(table), taxonomy, register);
    const dog = at('n02084071');
    expect(byNode.get(dog)!.map(({ id }) => id)).toEqual(['n02084071_2', 'n02084071_3', 'n02084071_1']);
    expect([hidden.get(dog), best.get(dog)]).toEqual([1, 1]);
  });

  test.each([
    ['an unknown wnid', `${HEAD}dog\t\tn00000001\n`, /animals\.tsv:2: .*n00000001/],
    ['an offset of WordNet 3.1', `${HEAD}dog\t\tn02086723\n`, /3\.1/],
    [
      'a file the package does not have',
      `${HEAD}cat\t\tn02084071\n`,
      /animals\.tsv:2: expected a file of round, came "svg\/cat\.svg"/,
    ],
    ['a file that is filed twice', `${HEAD}dog\t\tn02084071\ndog\t\tn02085374\n`, /animals\.tsv:3: .*first on line 2/],
    ['a row with a field too few', `${HEAD}dog\tn02084071\n`, /animals\.tsv:2: expected 3 fields/],
    ['a table without a column that is spoken of', 'name\twnid\ndog\tn02084071\n', /expected a column other/],
    ['a table cut short', `${HEAD}dog\t\tn02084071`, /cut short/],
  ])('refuses %s', (_, table, message) => expect(() => file(table)).toThrow(message));
});

describe('the pictures of the real datasets', async () => {
  const build = (await currentBuild(DEFAULT_FOLDERS.out))!;
  const lists = build.manifest.files.filter((one) => one.path.endsWith('/pictures.tsv'));

  test.each(lists.map((one) => one.path))(
    '%s has every picture of its table once, in preorder, and says what is left out',
    async (name) => {
      const folder = path.join(build.folder, path.dirname(name));
      const { totals } = JSON.parse(await readFile(path.join(folder, 'pictures.json'), 'utf8')) as {
        totals: { rows: number; pictures: number; without: Record<string, number> };
      };
      const lines = await readFile(path.join(build.folder, name));
      const pictures = parsePictures(lines.subarray(lines.indexOf('\n') + 1));
      expect(pictures.length).toBe(totals.pictures);
      const left = Object.values(totals.without);
      expect(totals.pictures).toBe(totals.rows * left.length - left.reduce((sum, count) => sum + count, 0));
      expect(new Set(pictures.map(({ id }) => id)).size).toBe(pictures.length);
      expect(new Set(pictures.map((picture) => picture.file)).size).toBe(pictures.length);
      const places = pictures.map(({ id }) => at(id.split('_')[0]!));
      expect(places.every((node, i) => i === 0 || places[i - 1]! <= node)).toBe(true);
    },
  );

  test('addresses of pictures end in the path that the package has, at the version that is installed', async () => {
    expect(lists.length).toBeGreaterThan(0);
    for (const { path: name } of lists) {
      const text = await readFile(path.join(build.folder, name), 'utf8');
      for (const { url, file: original } of parsePictures(
        new TextEncoder().encode(text.slice(text.indexOf('\n') + 1)),
      )) {
        const [, pkg = '', version = '', inside = ''] =
          /^https:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[^/]+\/)?[^@/]+)@([\d.]+)\/(.+)$/.exec(url) ?? [];
        expect(`${pkg}/${inside}`).toBe(original);
        expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      }
    }
  });

  test('counts are those of the pictures', () => {
    const dataset = catalogue.datasets.find((one) => lists.some(({ path: name }) => name.split('/')[1] === one.name))!;
    expect(dataset.ownImages(at('n02084071'))).toBe(6); // dog, service dog and dog face, each by two hands
    expect(dataset.totals.images).toBe(4236 + 3594);
    expect(dataset.totals.synsetsWithImages).toBe(1476);
  });
});

test('no picture is copied into the repository', async () => {
  const files = await readdir(DEFAULT_FOLDERS.data, { recursive: true });
  expect(files.filter((name) => /\.(?:svg|png|webp|jpe?g|avif)$/i.test(name))).toEqual([]);
});
