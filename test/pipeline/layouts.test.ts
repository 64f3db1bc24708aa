import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { addForm } from '../fixtures/add-form.ts';
import { annotation, tarOf } from '../fixtures/image-folder.ts';
import { IMAGES, type Layout, readLayouts } from '../fixtures/layouts.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { imageParquet } from '../fixtures/parquet.ts';
import { zipOf } from '../fixtures/zip.ts';

const [DOG, FISH] = ['dog', 'goldfish'].map(miniWnid) as [string, string];
const { JPG, PNG } = IMAGES;
const [A, B] = ['http://images.example/a.jpg', 'https://images.example/b.png'];
const parquet = (columns: Readonly<Record<string, readonly unknown[]>>): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({
        name,
        data: [...data],
        type: data[0] instanceof Uint8Array ? 'BYTE_ARRAY' : 'STRING',
      })),
    }),
  );
const tar = (folder: string, name: string): Promise<Buffer> => tarOf({ [`${folder}/${name}`]: JPG });
/** Two boxes of the dog and one of the goldfish in the image that is filed under both, and the one of the other. */
const coco = (categories: readonly unknown[]): string =>
  JSON.stringify({
    images: [
      { id: 1, file_name: 'a.jpg', width: 60, height: 40, coco_url: A },
      { id: 2, file_name: 'b.png', width: 60, height: 40, coco_url: B },
    ],
    annotations: [
      { image_id: 1, category_id: 5, bbox: [0, 0, 9, 9] },
      { image_id: 1, category_id: 6, bbox: [0, 0, 9, 9] },
      { image_id: 1, category_id: 5, bbox: [9, 9, 9, 9] },
      { image_id: 2, category_id: 6, bbox: [0, 0, 9, 9] },
    ],
    categories,
  });

const CONTENTS = {
  ...IMAGES,
  NAMES: `name,synset\nDog,${DOG}\nGold fish,${FISH}\n`,
  LIST: `${DOG}\n${FISH}\n`,
  BOX: annotation(60, 40, [[1, 2, 30, 40]], DOG),
  COCO: coco([
    { id: 5, name: 'dog' },
    { id: 6, name: 'fish' },
  ]),
  LVIS: coco([
    { id: 5, name: 'dog', synset: 'dog.n.01', image_count: 1 },
    { id: 6, name: 'goldfish', synset: 'goldfish.n.01', image_count: 2 },
  ]),
  GENOME: JSON.stringify([
    { image_id: 1, image_url: A, objects: [{ synsets: ['dog.n.01'], x: 0, y: 0, w: 9, h: 9 }] },
    { image_id: 2, image_url: B, objects: [{ synsets: ['goldfish.n.01'], x: 0, y: 0, w: 9, h: 9 }] },
  ]),
  UTF16_LABELS: Buffer.from(`\ufeffFile\tWNID\r\na.jpg\t${DOG}\r\n`, 'utf16le'),
  UTF16_URLS: Buffer.from(`\ufeff${DOG}\t${A}\r\n`, 'utf16le'),
  UTF16_COUNTS: Buffer.from(`\ufeff${DOG}\t5\n`, 'utf16le'),
  LONG: `${'x'.repeat(1_000_000)}\n`,
  DEEP: '['.repeat(100_000),
  GZIP: gzipSync('x'),
  GZIP_CUT: gzipSync(await tar(DOG, 'a.jpg')).subarray(0, 12),
  TAR_PADDED: Buffer.concat([gzipSync(await tar(DOG, 'a.jpg')), Buffer.alloc(512)]),
  TAR_PAGED: Buffer.concat([gzipSync(await tar(DOG, 'b.jpg')), Buffer.from('<html>')]),
  TAR_MEMBERS: Buffer.concat([
    gzipSync((await tar(DOG, 'c.jpg')).subarray(0, 700)),
    gzipSync((await tar(DOG, 'c.jpg')).subarray(700)),
    gzipSync(await tar(FISH, 'd.jpg')),
  ]),
  ZIP_WIDE: zipOf({ [`a/train/${DOG}/1.jpg`]: JPG, [`a/train/${FISH}/1.png`]: { bytes: PNG, method: 0 } }, true),
  ZIP_DAMAGED: zipOf({
    [`train\\${DOG}\\a.jpg`]: JPG,
    [`train/${DOG}/b.jpg`]: { bytes: JPG, check: 1 },
    [`train/${FISH}/c.png`]: { bytes: PNG, method: 0 },
    '__MACOSX/train/._c.png': Buffer.from('x'),
  }),
  BMP: Buffer.concat([Buffer.from('BM\0\0\0\0\0\0\0\0'), Buffer.alloc(60)]),
  HEIC: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmif1\0\0\0\0mif1heic'), Buffer.alloc(60)]),
  JXL: Buffer.from([0xff, 0x0a, 1, 2]),
  PARQUET_EMPTY: imageParquet([], [DOG]),
  PARQUET_7: imageParquet([{ bytes: JPG, path: 'a.jpg', label: 7 }], [DOG]),
  PARQUET_CUT: imageParquet([{ bytes: JPG, path: 'a.jpg', label: 7 }], [DOG]).subarray(0, -9),
  PARQUET_NAMED: imageParquet([{ bytes: JPG, path: `${DOG}_10026_${DOG}.JPEG`, label: 151 }], ['tench']),
  PARQUET_FIRST: imageParquet([{ bytes: JPG, path: 'a.jpg', label: 0 }], [DOG, FISH]),
  PARQUET_SECOND: imageParquet([{ bytes: PNG, path: 'b.png', label: 1 }], [DOG, FISH]),
  PARQUET_WORDS: imageParquet([{ bytes: JPG, path: 'a.jpg', label: 0 }], ['dog, hound']),
  PARQUET_NO_IMAGES: parquet({ url: [A], key: ['000000001'] }),
  PARQUET_ONE: parquet({ image: [JPG] }),
  PARQUET_TWO: parquet({ image: [JPG, PNG] }),
  PARQUET_URLS: parquet({ URL: [A, B], synset: ['dog.n.01', FISH] }),
  PARQUET_URL_A: parquet({ url: [A] }),
  PARQUET_URL_B: parquet({ url: [B] }),
} as const;

const [forms, datasets, odd] = (await Promise.all(
  ['forms', 'public', 'odd'].map((name) =>
    readLayouts(path.join(import.meta.dirname, `layouts/${name}.txt`), CONTENTS),
  ),
)) as [Layout[], Layout[], Layout[]];

/** The first column of a table of docs/forms.md. */
async function documented(section: string): Promise<string[]> {
  const text = await readFile(path.join(import.meta.dirname, '../../docs/forms.md'), 'utf8');
  const rows = text
    .split(`\n## ${section}\n`)[1]!
    .split('\n## ')[0]!
    .matchAll(/^\| (.+?) \|/gm);
  return Array.from(rows, ([, name]) => name!).filter((name) => !/^(?:form|dataset|---)$/.test(name));
}

describe.each(Object.entries(Object.groupBy([...forms, ...datasets, ...odd], ({ section }) => section)))(
  '%s',
  (_, layouts) =>
    test.each(layouts!)('$title', async ({ files, options, expected }) => {
      if (expected instanceof RegExp) await expect(addForm(files, options)).rejects.toThrow(expected);
      else {
        const added = await addForm(files, options);
        expect(added).toEqual({ total: added.total, ...expected });
      }
    }),
);

test.each(['Images', 'Addresses', 'Counts'])(
  'docs/forms.md has every form of %s that is tried here, and no other',
  async (section) => {
    const tried = forms.filter((layout) => layout.section === section).map(({ title }) => title);
    expect(await documented(section)).toEqual([...new Set(tried)]);
  },
);

test('every dataset that docs/forms.md names is tried here', async () => {
  const names = await documented('Public datasets');
  expect(names.length).toBeGreaterThan(12);
  expect(datasets.map(({ title }) => title)).toEqual(expect.arrayContaining(names));
});

test('links out of the folder are followed where that is allowed', async () => {
  const [files, links] = [{ 'store/a.jpg': JPG, 'set/x.txt': '' }, { [`set/${DOG}`]: 'store' }];
  await expect(addForm(files, { images: 'set' }, links)).rejects.toThrow(/--follow-links/);
  expect((await addForm(files, { images: 'set', followLinks: true }, links)).images).toEqual({ dog: 1 });
});
