import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { addForm, type AddedForm, type FormOptions } from '../fixtures/add-form.ts';
import { annotation, picture, tarOf } from '../fixtures/image-folder.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { imageParquet } from '../fixtures/parquet.ts';
import { zipOf } from '../fixtures/zip.ts';

const [DOG, FISH, CAFE] = ['dog', 'goldfish', 'cafe'].map(miniWnid) as [string, string, string];
const RED = await picture('#f00').jpeg().toBuffer();
const BLUE = await picture('#00f').png().toBuffer();
const BOX = annotation(60, 40, [[1, 2, 30, 40]], DOG);
const json = (value: unknown): string => JSON.stringify(value);
const bytes = (text: string): Buffer => Buffer.from(text);
const table = (columns: Readonly<Record<string, readonly unknown[]>>): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({
        name,
        data: [...data],
        type: data[0] instanceof Uint8Array ? 'BYTE_ARRAY' : 'STRING',
      })),
    }),
  );
const UNLISTED = await tarOf({ 'a.jpg': RED, 'a.cls': bytes('7') });
const [A, B] = ['http://images.example/a.jpg', 'https://images.example/b.png'];
const BOTH = { dog: 1, goldfish: 1 };

/** Two boxes of the dog and one of the goldfish in the image that is filed under both, and the one of the other. */
const COCO_BOXES = 4;
const COCO = {
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
  categories: [
    { id: 5, name: 'dog' },
    { id: 6, name: 'fish' },
  ],
};
const LVIS = {
  ...COCO,
  categories: [
    { id: 5, name: 'dog', synset: 'dog.n.01', image_count: 1 },
    { id: 6, name: 'goldfish', synset: 'goldfish.n.01', image_count: 2 },
  ],
};
const GENOME = [
  { image_id: 1, image_url: A, objects: [{ synsets: ['dog.n.01'], x: 0, y: 0, w: 9, h: 9 }] },
  { image_id: 2, image_url: B, objects: [{ synsets: ['goldfish.n.01'], x: 0, y: 0, w: 9, h: 9 }] },
];
const KAGGLE = {
  [`ILSVRC/Data/CLS-LOC/train/${FISH}/${FISH}_3.JPEG`]: RED,
  'ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG': RED,
  'ILSVRC/Data/CLS-LOC/test/ILSVRC2012_test_00000001.JPEG': RED,
  [`ILSVRC/Annotations/CLS-LOC/train/${FISH}/${FISH}_3.xml`]: BOX,
  'ILSVRC/Annotations/CLS-LOC/val/ILSVRC2012_val_00000001.xml': BOX,
  'ILSVRC/ImageSets/CLS-LOC/val.txt': 'ILSVRC2012_val_00000001 1\n',
  'LOC_synset_mapping.txt': `${DOG} dog\n`,
  'LOC_sample_submission.csv': 'ImageId,PredictionString\nILSVRC2012_test_00000001,0 0 0 9 9\n',
};
const TINY = {
  [`train/${DOG}/images/${DOG}_0.JPEG`]: RED,
  [`train/${DOG}/${DOG}_boxes.txt`]: `${DOG}_0.JPEG\t0\t10\t59\t39\n`,
  'val/images/val_0.JPEG': RED,
  'val/val_annotations.txt': `val_0.JPEG\t${FISH}\t0\t32\t44\t39\n`,
  'test/images/test_0.JPEG': RED,
  'wnids.txt': `${DOG}\n${FISH}`,
};

type Row = readonly [
  /** First column of its row in docs/forms.md. */
  form: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: FormOptions,
  expected: Partial<AddedForm>,
];

const IMAGES: readonly Row[] = [
  [
    'a folder for each synset, at any depth',
    { [`train/${DOG}/x.jpg`]: RED, [`noise/1/${DOG}/x.JPEG`]: RED, 'goldfish.n.01/x.png': BLUE },
    { images: '.' },
    { images: { dog: 2, goldfish: 1 } },
  ],
  [
    'the folder of one synset',
    { [`${DOG}/a.jpg`]: RED, [`${DOG}/b.jpg`]: RED },
    { images: DOG },
    { images: { dog: 2 } },
  ],
  [
    'wnid and words',
    {
      [`Images/${DOG}-Chihuahua/${DOG}_10.jpg`]: RED,
      [`Annotation/${DOG}-Chihuahua/${DOG}_10`]: BOX,
      'lists/file_list.mat': 'MATLAB',
    },
    { images: '.' },
    { images: { dog: 1 }, boxes: 1, skipped: { 'other-file': 1 } },
  ],
  [
    'flat files with a wnid in the name',
    { [`${DOG}_dog.JPEG`]: RED, [`ILSVRC2012_val_00000293_${FISH}.JPEG`]: RED },
    { images: '.' },
    { images: BOTH },
  ],
  [
    'a table of classes',
    { 'in/a.jpg': RED, 'in/b.png': BLUE, 'list.csv': `\ufeffpath,wnid\r\n/store/in/a.jpg,${DOG}\r\nin/b.png,${FISH}` },
    { images: 'in', labels: 'list.csv' },
    { images: BOTH },
  ],
  [
    "Caffe's lists of names and class indices",
    { 'val/a.jpg': RED, 'val/b.png': BLUE, 'val.txt': 'a.jpg 0\nb.png 1\n', 'words.txt': `${DOG} dog\n${FISH} fish\n` },
    { images: 'val', labels: 'val.txt', 'class-list': 'words.txt' },
    { images: BOTH },
  ],
  [
    'folders of class names',
    {
      'set/my dog/a.jpg': RED,
      'set/gold_fish/b.png': BLUE,
      'names.csv': `name;synset\nmy dog;${DOG}\ngold fish;${FISH}`,
    },
    { images: 'set', names: 'names.csv' },
    { images: BOTH },
  ],
  [
    'folders of class indices (ImageNet-V2)',
    { 'v2/0/a.jpeg': RED, 'v2/1/b.jpeg': RED, 'index.json': json({ 0: [DOG, 'dog'], 1: [FISH, 'fish'] }) },
    { images: 'v2', 'class-list': 'index.json' },
    { images: BOTH },
  ],
  [
    "classes alone, in the order of the images' names",
    { 'val/b.jpg': RED, 'val/a.jpg': RED, 'truth.txt': '2\n1\n', list: `${DOG}\n${FISH}\n` },
    { images: 'val', labels: 'truth.txt', 'class-list': 'list' },
    { images: BOTH },
  ],
  [
    'a column of 0 and 1 for each class',
    { 's/a.jpg': RED, 't.csv': `image,${DOG},${FISH}\na.jpg,1,1\n` },
    { images: 's', labels: 't.csv' },
    { images: BOTH },
  ],
  [
    'files named after classes',
    { 'set/my_dog.0.jpg': RED, 'set/Gold Fish (12).png': BLUE, names: `my dog\t${DOG}\ngold fish\t${FISH}\n` },
    { images: 'set', names: 'names' },
    { images: BOTH },
  ],
  [
    "Kaggle's ILSVRC, from its root",
    { ...KAGGLE, 'LOC_val_solution.csv': `ImageId,PredictionString\nILSVRC2012_val_00000001,${DOG} 1 2 30 40 \n` },
    { images: '.' },
    { images: BOTH, boxes: 2, skipped: { 'no-synset': 1, 'other-file': 2 } },
  ],
  [
    "Kaggle's ILSVRC without its tables",
    KAGGLE,
    { images: 'ILSVRC' },
    { images: BOTH, boxes: 2, skipped: { 'no-synset': 1, 'other-file': 1 } },
  ],
  ['Tiny ImageNet', TINY, { images: '.' }, { images: BOTH, boxes: 2, skipped: { 'no-synset': 1 } }],
  [
    'a tar for each synset, of all, or of tars',
    {
      [`${DOG}.tar`]: await tarOf({ [`${DOG}_1.JPEG`]: RED }),
      'ILSVRC2012_img_train.tar': await tarOf({ [`${FISH}.tar`]: await tarOf({ [`${FISH}_1.JPEG`]: RED }) }),
      'all.tar': await tarOf({ [`set/${CAFE}/a.jpg`]: RED }),
    },
    { images: '.' },
    { images: { ...BOTH, cafe: 1 } },
  ],
  [
    'compressed tars',
    { 'v2.tar.gz': gzipSync(await tarOf({ 'v2/0/a.jpeg': RED, 'v2/1/b.jpeg': RED })), list: `${DOG}\n${FISH}` },
    { images: 'v2.tar.gz', 'class-list': 'list' },
    { images: BOTH },
  ],
  [
    'compressed tars',
    { 'a/train.tar.zst': zstdCompressSync(await tarOf({ [`${DOG}/a.jpeg`]: RED, [`${FISH}/b.jpeg`]: RED })) },
    { images: 'a' },
    { images: BOTH },
  ],
  [
    'zips',
    { 'a.zip': zipOf({ [`a/train/${DOG}/1.jpg`]: RED, [`a/train/${FISH}/1.png`]: { bytes: BLUE, method: 0 } }, true) },
    { images: 'a.zip' },
    { images: BOTH },
  ],
  [
    'WebDataset',
    {
      'shards/0.tar': await tarOf({
        'a.seg.png': BLUE,
        'a.jpg': RED,
        'a.cls': bytes('0'),
        'b.png': BLUE,
        'b.1.depth.png': BLUE,
        'b.json': bytes(json({ wnid: FISH })),
      }),
      list: `${DOG}\n${FISH}`,
    },
    { images: 'shards', 'class-list': 'list' },
    { images: BOTH, skipped: { companion: 2 } },
  ],
  [
    'WebDataset',
    {
      // Names with dots of which each has a class of its own, and a tar of a synset without classes beside its images.
      's/0.tar': await tarOf({
        'a.1.jpg': RED,
        'a.1.cls': bytes('0'),
        'a.2.jpg': RED,
        'a.2.cls': bytes('1'),
        'c.mask.png': BLUE,
        'c.image.png': BLUE,
        'c.cls': bytes('0'),
      }),
      [`s/${FISH}.tar`]: await tarOf({ 'a.jpg': RED, 'a.copy.jpg': RED }),
      list: `${DOG}\n${FISH}`,
    },
    { images: 's', 'class-list': 'list' },
    { images: { dog: 2, goldfish: 3 }, skipped: { companion: 1 } },
  ],
  [
    "img2dataset's files",
    {
      '00000/000000001.jpg': RED,
      '00000/000000001.json': json({ url: A, key: '000000001', wnid: DOG }),
      '00000/000000001.txt': 'a dog',
      '00000_stats.json': '{}',
      '00000.parquet': table({ url: [A], key: ['000000001'] }),
    },
    { images: '.' },
    { images: { dog: 1 }, skipped: { 'other-file': 1, 'no-images': 1 } },
  ],
  [
    'Parquet (Hugging Face)',
    {
      'data/train-00000-of-00002.parquet': imageParquet([{ bytes: RED, path: 'a.jpg', label: 0 }], [DOG, FISH]),
      'data/train-00001-of-00002.parquet': imageParquet([{ bytes: BLUE, path: 'b.png', label: 1 }], [DOG, FISH]),
      'README.md': '# A set',
    },
    { images: '.' },
    { images: BOTH, skipped: { 'other-file': 1 } },
  ],
  [
    'Parquet whose classes have names',
    { 'train.parquet': imageParquet([{ bytes: RED, path: 'a.jpg', label: 0 }], ['dog, hound']), list: DOG },
    { images: 'train.parquet', 'class-list': 'list' },
    { images: { dog: 1 } },
  ],
  [
    'Parquet in partitions',
    { [`wnid=${DOG}/0.parquet`]: table({ image: [RED, BLUE] }), [`wnid=${FISH}/0.parquet`]: table({ image: [RED] }) },
    { images: '.' },
    { images: { dog: 2, goldfish: 1 } },
  ],
  [
    '`metadata.jsonl`, `metadata.csv`',
    { 'train/metadata.jsonl': json({ file_name: 'a.jpg', label: DOG }), 'train/a.jpg': RED },
    { images: '.' },
    { images: { dog: 1 } },
  ],
  [
    'COCO, LVIS',
    { 'val/a.jpg': RED, 'val/b.png': BLUE, 'lvis_v1_val.json': json(LVIS) },
    { images: 'val', labels: 'lvis_v1_val.json', boxes: 'lvis_v1_val.json' },
    { images: { dog: 1, goldfish: 2 }, total: 2, boxes: COCO_BOXES },
  ],
  [
    'COCO, with a table of its names',
    {
      'coco/val/a.jpg': RED,
      'coco/val/b.png': BLUE,
      'coco/annotations/instances_val.json': json(COCO),
      'names.tsv': `dog\tdog.n.01\nfish\t${FISH}\n`,
    },
    { images: 'coco', names: 'names.tsv' },
    { images: { dog: 1, goldfish: 2 }, total: 2, boxes: COCO_BOXES },
  ],
  [
    'Visual Genome',
    { 'VG_100K/1.jpg': RED, 'VG_100K_2/2.png': BLUE, 'objects.json': json(GENOME) },
    { images: '.' },
    { images: BOTH, boxes: 2 },
  ],
  [
    'YOLO',
    {
      'y/classes.txt': 'dog\nfish\n',
      'y/images/a.jpg': RED,
      'y/labels/a.txt': '1 0.5 0.5 0.5 0.5\n',
      names: `fish\t${FISH}\n`,
    },
    { images: 'y', names: 'names' },
    { images: { goldfish: 1 }, boxes: 1, skipped: { 'other-file': 1 } },
  ],
  [
    'tables of boxes',
    { 's/a.jpg': RED, 'b.csv': `image,wnid,xmin,xmax,ymin,ymax\na.jpg,${DOG},1,2,30,40\n` },
    { images: 's', labels: 'b.csv', boxes: 'b.csv' },
    { images: { dog: 1 }, boxes: 1 },
  ],
];

const ADDRESSES: readonly Row[] = [
  ["ImageNet's lists", { u: `\ufeff${DOG}_1\t${A}\r\n\r\n# more\r\n${FISH}_1 ${B}` }, { urls: 'u' }, { images: BOTH }],
  [
    'addresses alone, a file for each synset',
    { [`u/a/${DOG}.txt`]: `${A}\r\n${B}`, [`u/${FISH}.txt`]: '', 'u/README.md': 'Lists.' },
    { urls: 'u' },
    { images: { dog: 2 } },
  ],
  [
    'tables, by tabs, commas or semicolons',
    { u: `Synset;ImageURL\n${DOG};${A}\n${FISH};${B}` },
    { urls: 'u' },
    { images: BOTH },
  ],
  [
    'the same address twice under a synset',
    { 'u.csv': `wnid,url\n${DOG},${A}\n${DOG},${A}\n${FISH},${A}\n` },
    { urls: 'u.csv' },
    { images: BOTH, total: 1 },
  ],
  ['two columns without a head', { u: `${A},${DOG}\n${B},goldfish.n.01\n` }, { urls: 'u' }, { images: BOTH }],
  [
    'tables of class names',
    { u: `class,url\ndog,${A}\nfish,${B}\n`, n: `dog\t${DOG}\nfish\t${FISH}\n` },
    { urls: 'u', names: 'n' },
    { images: BOTH },
  ],
  [
    'JSON lines',
    { 'u.jsonl': `${json({ url: A, wnid: DOG })}\n${json({ image_url: B, synset: 'goldfish.n.01' })}` },
    { urls: 'u.jsonl' },
    { images: BOTH },
  ],
  ['JSON', { 'u.json': json({ [DOG]: [A, B], [FISH]: [B] }) }, { urls: 'u.json' }, { images: { dog: 2, goldfish: 1 } }],
  ['COCO, LVIS', { 'u.json': json(LVIS) }, { urls: 'u.json' }, { images: { dog: 1, goldfish: 2 }, total: 2 }],
  [
    'COCO, with a table of its names',
    { 'u.json': json(COCO), 'n.tsv': `index\tname\tsynsets\n0\tdog\t${DOG}/\n1\tfish\t${FISH}/\n` },
    { urls: 'u.json', names: 'n.tsv' },
    { images: { dog: 1, goldfish: 2 } },
  ],
  ['Visual Genome', { 'u.json': json(GENOME) }, { urls: 'u.json' }, { images: BOTH }],
  [
    'Parquet',
    { 'u.parquet': table({ URL: [A, B], synset: ['dog.n.01', FISH] }) },
    { urls: 'u.parquet' },
    { images: BOTH },
  ],
  [
    'Parquet in partitions',
    { [`u/wnid=${DOG}/0.parquet`]: table({ url: [A] }), [`u/wnid=${FISH}/0.parquet`]: table({ url: [B] }) },
    { urls: 'u' },
    { images: BOTH },
  ],
];

const COUNTS: readonly Row[] = [
  [
    'a line for each synset',
    { c: `\ufeff${DOG},3\r\n\r\n# c\r\n${FISH},2` },
    { counts: 'c' },
    { images: { dog: 3, goldfish: 2 } },
  ],
  [
    '`uniq -c`',
    { c: `   1603 ${DOG}\n      2 goldfish.n.01\n` },
    { counts: 'c' },
    { images: { dog: 1603, goldfish: 2 } },
  ],
  ['a table with a head', { c: `Class,words,Count\n${DOG},"dog, hound",3\n` }, { counts: 'c' }, { images: { dog: 3 } }],
  ['JSON', { 'c.json': json([[DOG, 3]]) }, { counts: 'c.json' }, { images: { dog: 3 } }],
  [
    'annotations of COCO, LVIS and Visual Genome',
    { 'c.json': json(COCO), n: `dog\t${DOG}\nfish\t${FISH}\n` },
    { counts: 'c.json', names: 'n' },
    { images: { dog: 1, goldfish: 2 }, total: 2 },
  ],
  [
    'annotations of COCO, LVIS and Visual Genome',
    { 'c.json': json(LVIS) },
    { counts: 'c.json' },
    { images: { dog: 1, goldfish: 2 }, total: 2 },
  ],
  [
    'annotations of COCO, LVIS and Visual Genome',
    { 'c.json': json(GENOME) },
    { counts: 'c.json' },
    { images: BOTH, total: 2 },
  ],
  [
    "ImageNet's XML",
    { 'c.xml': `<ReleaseStatus><synset wnid="${DOG}" released="1" numImages="3"/></ReleaseStatus>` },
    { counts: 'c.xml' },
    { images: { dog: 3 } },
  ],
];

describe.each([
  ['Images', IMAGES],
  ['Addresses', ADDRESSES],
  ['Counts', COUNTS],
])('%s are taken from', (title, rows) => {
  test.each(rows)('%s', async (_, files, options, expected) => {
    const { images, total, boxes, skipped } = await addForm(files, options);
    expect(images).toEqual(expected.images);
    if (expected.total !== undefined) expect(total).toBe(expected.total);
    expect(boxes).toBe(expected.boxes ?? 0);
    expect(skipped).toEqual(expected.skipped ?? {});
  });

  test('every form that docs/forms.md has, and no other', async () => {
    const text = await readFile(path.join(import.meta.dirname, '../../docs/forms.md'), 'utf8');
    const section = text.split(`\n## ${title}\n`)[1]!.split('\n## ')[0]!;
    const documented = [...section.matchAll(/^\| (.+?) \|/gm)]
      .map(([, form]) => form)
      .filter((form) => !/^(?:form|---)$/.test(form!));
    expect(documented).toEqual([...new Set(rows.map(([form]) => form))]);
  });
});

test('links out of the folder are followed where that is allowed', async () => {
  const [files, links] = [{ 'store/a.jpg': RED, 'set/x.txt': '' }, { [`set/${DOG}`]: 'store' }];
  await expect(addForm(files, { images: 'set' }, links)).rejects.toThrow(/--follow-links/);
  expect((await addForm(files, { images: 'set', followLinks: true }, links)).images).toEqual({ dog: 1 });
});

describe('a refusal names what helps', () => {
  test.each<[string, Row[1], FormOptions, RegExp]>([
    ['an empty folder', { 'e/x/.keep': '' }, { images: 'e' }, /no image with a class|an empty folder/],
    ['folders of class indices', { 's/0/a.jpg': RED }, { images: 's' }, /0\/a\.jpg\. .*--class-list FILE/],
    ['labels that are indices', { 's/0.tar': UNLISTED }, { images: 's' }, /its label is "7"\. .*--class-list FILE/],
    ['folders of class names', { 's/cat/a.jpg': RED }, { images: 's' }, /--names FILE/],
    [
      'labels that are names',
      { 'a.jpg': RED, 'c.json': json(COCO) },
      { images: '.', labels: 'c.json' },
      /its label is "dog", "fish"\. .*--names FILE/,
    ],
    [
      'a table of other images',
      { 's/a.jpg': RED, t: `z.jpg,${DOG}\n` },
      { images: 's', labels: 't' },
      /no row of .*t names any of them \(its first is z\.jpg\)/,
    ],
    [
      'archives that are not read',
      { 's/train.tar.xz': 'x' },
      { images: 's' },
      /1 × other-archive.*tar -xf train\.tar\.xz/,
    ],
    [
      'one of them',
      { 'train.rar': 'Rar!' },
      { images: 'train.rar' },
      /^--images: expected a folder, tar, zip or Parquet file, came .*unrar x train\.rar/,
    ],
    ['an image', { 'a.jpg': RED }, { images: 'a.jpg' }, /Give the folder that it is in/],
    [
      'Parquet of addresses',
      { 's/a.parquet': table({ url: [A] }) },
      { images: 's' },
      /its columns are url\. Give tables of addresses with --urls/,
    ],
    ['verbs', { 's/v00001740/a.jpg': RED }, { images: 's' }, /filed under nouns/],
    [
      'synsets that are unknown',
      { [`s/n99999999/a.jpg`]: RED },
      { images: 's' },
      /n99999999, which WordNet 3\.0 does not have.*--skip-unknown/,
    ],
    ['class names of addresses', { u: `class,url\ndog,${A}\n` }, { urls: 'u' }, /came "dog"\. .*--names FILE/],
    ['addresses without classes', { u: `${A}\n` }, { urls: 'u' }, /begin with its synset/],
    [
      'a table without addresses',
      { 'u.csv': `name,wnid\nx,${DOG}\n` },
      { urls: 'u.csv' },
      /expected a column url, came "name, wnid"/,
    ],
    ['no line', { u: '' }, { urls: 'u' }, /expected addresses, came no line of text/],
    ['comments alone', { u: '# none\n\n' }, { urls: 'u' }, /u: expected addresses, each with its class, came none/],
    [
      'JSON without addresses',
      { 'u.json': '[]' },
      { urls: 'u.json' },
      /expected addresses, each with its class, came none/,
    ],
    ['JSON cut short', { 'u.json': '[{"url"' }, { urls: 'u.json' }, /ends too early, at byte 7/],
    ['words for counts', { c: `${DOG}\tmany\n` }, { counts: 'c' }, /expected a whole number of images/],
  ])('for %s', async (_, files, options, message) => {
    await expect(addForm(files, options)).rejects.toThrow(message);
  });
});
