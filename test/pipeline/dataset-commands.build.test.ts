import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  checkDatasetName,
  declareClassList,
  declareDataset,
  declaredPath,
  type Declarations,
} from '../../scripts/pipeline/datasets/declare-dataset.ts';
import { nearest } from '../../scripts/pipeline/datasets/nearest.ts';
import { readDatasetDeclaration } from '../../scripts/pipeline/datasets/read-declarations.ts';
import { runMiniData, runMiniDataFrom, smallData } from '../fixtures/data-command.ts';
import { picture, put } from '../fixtures/image-folder.ts';
import { miniDeclaration, miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const DOG = miniWnid('dog');
/** Its wnid with two digits swapped. */
const SWAPPED = 'n00000270';

const declarations: Declarations = {
  datasets: new Map([['mini', textFile('data/datasets/mini.json', JSON.stringify({ ...miniDeclaration(), rank: 4 }))]]),
  classLists: new Map([
    [
      'mini',
      textFile(
        'data/class-lists/mini.json',
        JSON.stringify({
          rank: 2,
          title: 'Old',
          origin: 'A file.',
          alsoNamed: { a: 'b' },
          classes: { file: 'old.txt' },
        }),
      ),
    ],
  ]),
};
const declare = (name: string, fields: Parameters<typeof declareDataset>[1]): Record<string, unknown> => {
  const { text } = declareDataset(name, fields, declarations, '2026-01-02');
  readDatasetDeclaration(name, textFile(`${name}.json`, text!)); // a declaration that is read as it was written
  return JSON.parse(text!) as Record<string, unknown>;
};

describe('a declaration', () => {
  test('of a new dataset has what is given, is last, and says the rest by itself', () =>
    expect(declare('photos', { title: 'Photos', images: '/photos', urls: 'urls.txt' })).toEqual({
      rank: 5,
      title: 'Photos',
      description: 'Photos: images filed under the noun synsets of WordNet.',
      origin: 'Read from urls.txt, photos.',
      published: '2026-01-02',
      urls: 'urls.txt',
      images: '/photos',
    }));

  test('that is there changes in what is given alone', () => {
    const { release } = miniDeclaration();
    expect(declare('mini', { title: 'Other', skipUnknown: true })).toEqual({
      ...miniDeclaration(),
      rank: 4,
      title: 'Other',
      skipUnknown: true,
      release,
    });
    expect(declare('mini', { homepage: false })).not.toHaveProperty('homepage');
  });

  test('of a class list keeps what else is said of it', () => {
    expect(JSON.parse(declareClassList('mini', 'new.txt', 'Mini', declarations).text!)).toEqual({
      rank: 2,
      title: 'Old',
      origin: 'A file.',
      alsoNamed: { a: 'b' },
      classes: { file: 'new.txt' },
    });
    expect(JSON.parse(declareClassList('photos', 'new.txt', 'Photos', declarations).text!)).toMatchObject({
      rank: 3,
      title: 'Photos',
      classes: { file: 'new.txt' },
    });
  });

  test.each([
    [
      'without a title',
      'photos',
      { images: '/photos' },
      /^--title: expected a title for people, came none\. Give it: /,
    ],
    [
      'without anything in it',
      'photos',
      { title: 'Photos' },
      /^--counts, --urls, --images: expected counts, countsOf, urls, images or pictures, came /,
    ],
    ['whose parts are all taken out', 'mini', { counts: false }, /^--counts, --urls, --images: expected /],
    [
      'with another home page',
      'mini',
      { homepage: 'example.org' },
      /^--homepage: expected an address that begins with http:\/\/ or https:\/\/, came "example\.org"\. /,
    ],
    [
      'with another date',
      'mini',
      { published: '1 May' },
      /^--published: expected a date such as 2011-09-01, came "1 May"\. /,
    ],
    ['of another WordNet', 'mini', { identifiers: '2.1' }, /^--identifiers: expected 3\.0 or 3\.1, .*came "2\.1"\. /],
    ['that counts something else', 'mini', { unit: 'boxes' }, /^--unit: expected images or labels, came "boxes"\. /],
    ['without a needed field', 'mini', { origin: false }, /^--origin: expected .*, came nothing\. /],
  ] as const)('%s is refused by its option', (_, name, fields, message) =>
    expect(() => declare(name, fields)).toThrow(message),
  );

  test('has paths inside the folder of the data relative to it', () =>
    expect([
      declaredPath('/data', '/data/a/b.tsv'),
      declaredPath('/data', '/data2/b.tsv'),
      declaredPath('/data', '/data'),
    ]).toEqual(['a/b.tsv', '/data2/b.tsv', '/data']));
});

test('a name is part of addresses; a refusal proposes one that would do', () => {
  expect(checkDatasetName('my-photos-2')).toBe('my-photos-2');
  expect(() => checkDatasetName('2 My Photos!')).toThrow(
    /^NAME: expected lower-case letters.*, came "2 My Photos!"\. It is part of addresses: call it my-photos\.$/,
  );
  expect(() => checkDatasetName('')).toThrow(/Choose a name/);
});

test('what is nearest is found up to two edits away', () =>
  expect([
    nearest('foto', ['photo', 'fall']),
    nearest('list', ['list', 'lost']),
    nearest('zebra', ['photo']),
    nearest('a', []),
  ]).toEqual(['photo', 'list', undefined, undefined]));

/** Every file of a folder of declarations. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [path.relative(folder, file), await readFile(file, 'latin1')] as const),
    ),
  );
}

describe('npm run data --', () => {
  test('refuses in one sentence what it does not know, and changes nothing', async () => {
    const [data, out] = await Promise.all([smallData(), temporaryFolder()]);
    const before = await filesIn(data);
    const folders = ['--data', data, '--out', out];
    const refusals: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['lst'],
        /^npm run data: expected add, remove, list, check, [a-z, -]*merge, [a-z, -]*or options alone, came "lst"\. Did you mean list\?\n$/,
      ],
      [['add', 'Photos', ...folders], /^NAME: .* call it photos\.\n$/],
      [
        ['add', 'photos', '--titel', 'Photos', ...folders],
        /^npm run data: expected the options --title.*, came --titel, Photos\. Did you mean --title\?\n$/,
      ],
      [['add', 'photos', '--title=', ...folders], /^--title: expected a value behind it, came none\. /],
      [
        ['add', 'photos', '--counts', path.join(data, 'bas.tsv'), ...folders],
        /^--counts: expected a file or folder, came .*bas\.tsv, where there is nothing\. Near it is base\.tsv\.\n$/,
      ],
      [['remove', 'bse', ...folders], /^NAME: expected one of the datasets base, came "bse"\. Did you mean base\?\n$/],
      [['check', ...folders], /^NAME: expected one of the datasets base, came none\. /],
      [['remove', 'base', ...folders], /^base: expected another dataset, .*came the only one\. Add another first /],
    ];
    for (const [args, message] of refusals) {
      const { code, error } = await runMiniData(...args);
      expect([code, error], args.join(' ')).toEqual([1, expect.stringMatching(message)]);
    }
    expect(await filesIn(data)).toEqual(before);
    await expect(access(path.join(out, 'current.json'))).rejects.toThrow();
  });

  test('refuses a file by its line, adds what is right, shows it, and removes it again', async () => {
    const [data, out, elsewhere] = await Promise.all([smallData(), temporaryFolder(), temporaryFolder()]);
    const folders = ['--data', data, '--out', out];
    const [counts, images] = [path.join(elsewhere, 'counts.csv'), path.join(elsewhere, 'images')];
    await writeFile(counts, `wnid,images\n${DOG},5\n${SWAPPED},3\n`);
    await put(images, `${DOG}/a.png`, await picture('#123456').png().toBuffer());
    await put(images, `${DOG}/b.jpg`, 'no image');
    await put(data, 'classes.txt', `${DOG}\n`);
    const parts = ['--counts', counts, '--images', images, '--class-list', path.join(data, 'classes.txt')];
    const refused = await runMiniData('add', 'photos', '--title', 'Photos', ...parts, ...folders);
    expect(refused.code).toBe(1);
    expect(refused.error).toContain(
      `counts.csv:3: expected noun synsets of WordNet (E01), came ${SWAPPED}, which WordNet 3.0 does not have. Near it are ${DOG} dog, `,
    );
    expect([await readdir(path.join(data, 'datasets')), await readdir(path.join(data, 'class-lists'))]).toEqual([
      ['base.json'],
      [],
    ]);

    const added = await runMiniData('add', 'photos', '--title', 'Photos', '--skip-unknown', ...parts, ...folders);
    expect(added.code).toBe(0);
    expect(added.out).toMatch(
      /W01.*Unknown synsets skipped.*1.*n00000270[^]*W05.*counted 5, 1 files[^]*W09.*b\.jpg[^]*Added photos: 5 images of 1 synset\.\nA running server shows it after kill -HUP PID, .*\n$/,
    );
    expect(added.error).toContain('1 × no-image');
    expect(JSON.parse(await readFile(path.join(data, 'class-lists/photos.json'), 'utf8'))).toMatchObject({
      classes: { file: 'classes.txt' },
    });
    const { version } = JSON.parse(await readFile(path.join(out, 'current.json'), 'utf8')) as { version: string };
    expect(await readdir(path.join(out, version, 'datasets/photos'))).toEqual(
      expect.arrayContaining(['checks.json', 'passed-over.tsv', 'pictures.tsv', 'originals.json']),
    );

    expect((await runMiniData('list', ...folders)).out).toMatch(
      /photos.*Photos.*5.*1.*counts, images.*W01 W05 W08 W09/,
    );
    expect((await runMiniDataFrom(elsewhere, 'check', 'photos', ...folders)).out).toMatch(
      / is up to date[^]*W08.*No licence/,
    );

    const counted = await runMiniData('add', 'photos', '--unit', 'labels', '--no-pictures', ...folders);
    expect(counted.out).toMatch(/Updated photos: 5 labels of 1 synset\./);
    expect((await runMiniData('list', ...folders)).out).toMatch(/photos.*Photos.*5 labels.*1.*counts, images/);

    const removed = await runMiniData('remove', 'photos', '--no-pictures', ...folders);
    expect([removed.code, removed.error]).toEqual([0, '']);
    expect([await readdir(path.join(data, 'datasets')), await readdir(path.join(data, 'class-lists'))]).toEqual([
      ['base.json'],
      [],
    ]);
    expect(await readdir(path.join(images, DOG))).toEqual(['a.png', 'b.jpg']);
  });
});
