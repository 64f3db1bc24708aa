import { mkdir, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readLabelTable } from '../../scripts/pipeline/images/label-table.ts';
import { surveyImages, type SurveyOptions } from '../../scripts/pipeline/images/survey-images.ts';
import { readOriginal, unpackedFile } from '../../src/store/original-files.ts';
import { annotation, CLOCK, DOG, picture, put, tarOf } from '../fixtures/image-folder.ts';
import { textFile } from '../fixtures/mini-inputs.ts';
import { writeImageParquet } from '../fixtures/parquet.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const RED = await picture('#f00').jpeg().toBuffer();
const BLUE = await picture('#00f').png().toBuffer();

/** What a tree of files is read as: the files of each synset, and the reasons of what is skipped. */
interface Read {
  readonly classes: Record<string, string[]>;
  readonly skipped: Record<string, string>;
}

/** Writes a tree and reads it; every original must be readable where the survey says that it is. */
async function read(files: Readonly<Record<string, string | Uint8Array>>, options: SurveyOptions = {}): Promise<Read> {
  const root = await temporaryFolder();
  for (const [file, bytes] of Object.entries(files)) await put(path.join(root, 'set'), file, bytes);
  return readTree(path.join(root, 'set'), path.join(root, 'notes'), options);
}

async function readTree(folder: string, notes: string, options: SurveyOptions): Promise<Read> {
  const survey = await surveyImages(folder, notes, options);
  const again = await surveyImages(folder, notes, options);
  expect(again.digest).toBe(survey.digest);
  const place = { folder, roots: survey.roots, unpacked: survey.isUnpacked === true ? notes : undefined };
  for (const image of survey.classes.flatMap(({ images }) => images)) {
    const bytes = Buffer.concat(await Array.fromAsync(readOriginal(place, image.file, image)));
    expect(
      [RED, BLUE].some((one) => one.equals(bytes)),
      image.file,
    ).toBe(true);
  }
  const classes = survey.classes.map(({ wnid, images }) => [wnid, images.map(({ file }) => file)] as const);
  const faulty = [...survey.faulty, ...survey.classes.flatMap((one) => one.faulty)];
  return {
    classes: Object.fromEntries(classes.filter(([, images]) => images.length > 0)),
    skipped: Object.fromEntries(faulty.map(({ file, fault }) => [file, fault])),
  };
}

const labels = async (name: string, text: string): Promise<SurveyOptions> => ({
  labels: await readLabelTable(textFile(name, text)),
});

describe('the class of an image comes from', () => {
  test('a folder named after a synset at any depth, with words behind the wnid or as a name', async () => {
    expect(
      await read({
        [`gaussian_noise/1/${DOG}/a.jpg`]: RED,
        [`Images/${DOG}-Chihuahua/${DOG}_10.jpg`]: RED,
        [`train/${CLOCK}_clock/x.png`]: BLUE,
        'more/dog.n.01/y.png': BLUE,
      }),
    ).toEqual({
      classes: {
        [DOG]: [`Images/${DOG}-Chihuahua/${DOG}_10.jpg`, `gaussian_noise/1/${DOG}/a.jpg`],
        [CLOCK]: [`train/${CLOCK}_clock/x.png`],
        'dog.n.01': ['more/dog.n.01/y.png'],
      },
      skipped: {},
    });
  });

  test('a wnid in the name of the file; two wnids name none', async () => {
    expect(
      await read({
        [`${DOG}_dog.JPEG`]: RED,
        [`ILSVRC2012_val_00000293_${CLOCK}.JPEG`]: RED,
        'dog.n.01_7.png': BLUE,
        [`${DOG}_and_${CLOCK}.jpg`]: RED,
      }),
    ).toEqual({
      classes: {
        [DOG]: [`${DOG}_dog.JPEG`],
        [CLOCK]: [`ILSVRC2012_val_00000293_${CLOCK}.JPEG`],
        'dog.n.01': ['dog.n.01_7.png'],
      },
      skipped: { [`${DOG}_and_${CLOCK}.jpg`]: 'no-synset' },
    });
  });

  test.each([
    ['with a head', 'labels.csv', `filename,label\na.jpg,${DOG}\nb,${CLOCK}\n`],
    [
      'without one, by tabs, with comments, CRLF and no last line end',
      'l.tsv',
      `# made by hand\r\n./a.jpg\t${DOG}\r\n\r\nin/b.png\t${CLOCK}`,
    ],
    ['with a mark before it, the class first', 'l.csv', `\ufeff${DOG},a.jpg\n${CLOCK},b.png\n`],
    ['of JSON lines', 'l.jsonl', `{"file_name":"a.jpg","wnid":"${DOG}"}\n{"file_name":"b.png","label":"${CLOCK}"}\n`],
    ['of JSON', 'l.json', JSON.stringify({ 'a.jpg': DOG, 'b.png': CLOCK })],
  ])("the user's table %s", async (_, name, text) => {
    expect(await read({ 'a.jpg': RED, 'in/b.png': BLUE }, await labels(name, text))).toEqual({
      classes: { [DOG]: ['a.jpg'], [CLOCK]: ['in/b.png'] },
      skipped: {},
    });
  });

  test('a table of class names', async () => {
    const files = { 'tabby cat/a.jpg': RED, 'wall_clock/b.png': BLUE, 'other/c.png': BLUE };
    expect(await read(files, await labels('names.tsv', `tabby cat\t${DOG}\nwall clock\t${CLOCK}\n`))).toEqual({
      classes: { [DOG]: ['tabby cat/a.jpg'], [CLOCK]: ['wall_clock/b.png'] },
      skipped: { 'other/c.png': 'no-synset' },
    });
  });

  test('a folder that is an index of the class list', async () => {
    expect(await read({ '0/a.jpg': RED, '1/b.png': BLUE, '2/c.png': BLUE }, { classList: [DOG, CLOCK] })).toEqual({
      classes: { [DOG]: ['0/a.jpg'], [CLOCK]: ['1/b.png'] },
      skipped: { '2/c.png': 'no-synset' },
    });
  });

  test("Kaggle's tables of ILSVRC, from the root", async () => {
    expect(
      await read({
        [`ILSVRC/Data/CLS-LOC/train/${DOG}/${DOG}_3.JPEG`]: RED,
        'ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG': RED,
        'ILSVRC/Annotations/CLS-LOC/val/ILSVRC2012_val_00000001.xml': '<annotation/>',
        'LOC_val_solution.csv': `ImageId,PredictionString\nILSVRC2012_val_00000001,${CLOCK} 1 2 3 4 ${CLOCK} 5 6 7 8 \n`,
        'LOC_synset_mapping.txt': `${DOG} dog\n`,
      }),
    ).toEqual({
      classes: {
        [DOG]: [`ILSVRC/Data/CLS-LOC/train/${DOG}/${DOG}_3.JPEG`],
        [CLOCK]: ['ILSVRC/Data/CLS-LOC/val/ILSVRC2012_val_00000001.JPEG'],
      },
      skipped: {},
    });
  });

  test('the tables of Tiny ImageNet', async () => {
    expect(
      await read({
        [`train/${DOG}/images/${DOG}_0.JPEG`]: RED,
        [`train/${DOG}/${DOG}_boxes.txt`]: `${DOG}_0.JPEG\t0\t0\t9\t9\n`,
        'val/images/val_0.JPEG': RED,
        'val/val_annotations.txt': `val_0.JPEG\t${CLOCK}\t0\t32\t44\t62\n`,
        'words.txt': `${DOG}\tdog\n`,
        'wnids.txt': `${DOG}\n`,
      }),
    ).toEqual({
      classes: { [DOG]: [`train/${DOG}/images/${DOG}_0.JPEG`], [CLOCK]: ['val/images/val_0.JPEG'] },
      skipped: {},
    });
  });

  test('COCO and LVIS annotations, of several categories if there are', async () => {
    const coco = {
      images: [
        { id: 1, file_name: 'a.jpg', width: 60, height: 40 },
        { id: 2, coco_url: 'http://images.example/val/b.png', width: 60, height: 40 },
      ],
      annotations: [
        { image_id: 1, category_id: 5, bbox: [0, 0, 1, 1] },
        { image_id: 1, category_id: 6, bbox: [0, 0, 1, 1] },
        { image_id: 1, category_id: 5, bbox: [2, 2, 1, 1] },
        { image_id: 2, category_id: 6, bbox: [0, 0, 1, 1] },
      ],
      categories: [
        { id: 5, name: 'dog', synset: 'dog.n.01' },
        { id: 6, name: 'clock', synset: CLOCK },
      ],
    };
    expect(await read({ 'val/a.jpg': RED, 'val/b.png': BLUE }, await labels('l.json', JSON.stringify(coco)))).toEqual({
      classes: { 'dog.n.01': ['val/a.jpg'], [CLOCK]: ['val/a.jpg', 'val/b.png'] },
      skipped: {},
    });
  });

  test("Visual Genome's objects", async () => {
    const objects = [{ image_id: 1, objects: [{ synsets: ['dog.n.01'], x: 0, y: 0, w: 1, h: 1 }, { synsets: [] }] }];
    expect(await read({ 'VG_100K/1.jpg': RED }, await labels('objects.json', JSON.stringify(objects)))).toEqual({
      classes: { 'dog.n.01': ['VG_100K/1.jpg'] },
      skipped: {},
    });
  });

  test('metadata.jsonl beside the images, and files of the same name', async () => {
    expect(
      await read({
        'train/metadata.jsonl': `{"file_name": "a.jpg", "label": "${DOG}"}\n`,
        'train/a.jpg': RED,
        '00000/0001.jpg': RED,
        '00000/0001.json': JSON.stringify({ url: 'http://x.example/1.jpg', wnid: CLOCK }),
        '00000/0001.txt': 'a clock on a wall',
      }),
    ).toEqual({ classes: { [DOG]: ['train/a.jpg'], [CLOCK]: ['00000/0001.jpg'] }, skipped: {} });
  });
});

describe('images are read from', () => {
  test('a tar of all, a tar of tars and a compressed tar', async () => {
    const inner = await tarOf({ [`${DOG}_1.JPEG`]: RED, [`${DOG}_2.JPEG`]: BLUE });
    expect(
      await read({
        'all.tar': await tarOf({ [`set/${CLOCK}/a.jpg`]: RED }),
        'ILSVRC2012_img_train.tar': await tarOf({ 'x.txt': Buffer.from('x'), [`${DOG}.tar`]: inner }),
        'packed.tar.gz': gzipSync(await tarOf({ [`${CLOCK}/p.jpg`]: RED, [`${CLOCK}/q.png`]: BLUE })),
      }),
    ).toEqual({
      classes: {
        [DOG]: [
          `ILSVRC2012_img_train.tar/${DOG}.tar/${DOG}_1.JPEG`,
          `ILSVRC2012_img_train.tar/${DOG}.tar/${DOG}_2.JPEG`,
        ],
        [CLOCK]: [`all.tar/set/${CLOCK}/a.jpg`, `packed.tar.gz/${CLOCK}/p.jpg`, `packed.tar.gz/${CLOCK}/q.png`],
      },
      skipped: {},
    });
  });

  test('WebDataset shards, whose classes are in members of the same name', async () => {
    const shard = await tarOf({
      '0001.cls': Buffer.from('1'),
      '0001.jpg': RED,
      '0002.png': BLUE,
      '0002.json': Buffer.from(JSON.stringify({ label: 0, wnid: DOG })),
      '0003.jpg': RED,
    });
    expect(await read({ 'train-0000.tar': shard }, { classList: [DOG, CLOCK] })).toEqual({
      classes: { [CLOCK]: ['train-0000.tar/0001.jpg'], [DOG]: ['train-0000.tar/0002.png'] },
      skipped: { 'train-0000.tar/0003.jpg': 'no-synset' },
    });
  });

  test('Parquet, with the names of classes from its own metadata or from the class list', async () => {
    const root = await temporaryFolder();
    const folder = path.join(root, 'set');
    await mkdir(folder);
    const rows = [
      { bytes: RED, path: 'a.jpg', label: 0 },
      { bytes: BLUE, path: 'a.jpg', label: 1 },
    ];
    await writeImageParquet(path.join(folder, 'train-0.parquet'), rows, [DOG, CLOCK]);
    expect(await readTree(folder, path.join(root, 'notes'), {})).toEqual({
      classes: { [DOG]: ['train-0.parquet/a.jpg'], [CLOCK]: ['train-0.parquet/2-a.jpg'] },
      skipped: {},
    });
    await writeImageParquet(path.join(folder, 'train-0.parquet'), rows, ['dog', 'clock, wall']);
    expect(await readTree(folder, path.join(root, 'notes2'), { classList: [CLOCK, DOG] })).toMatchObject({
      classes: { [CLOCK]: ['train-0.parquet/a.jpg'], [DOG]: ['train-0.parquet/2-a.jpg'] },
    });
  });

  test('what links lead to, where they are to be followed', async () => {
    const root = await temporaryFolder();
    await put(root, 'store/a.jpg', RED);
    await put(root, 'elsewhere/b.png', BLUE);
    await mkdir(path.join(root, 'set', CLOCK), { recursive: true });
    await symlink(path.join(root, 'store'), path.join(root, 'set', DOG));
    await symlink(path.join(root, 'elsewhere/b.png'), path.join(root, 'set', CLOCK, 'b.png'));
    await symlink(path.join(root, 'set'), path.join(root, 'set', 'round'));
    const [folder, notes] = [path.join(root, 'set'), path.join(root, 'notes')];
    expect((await readTree(folder, notes, {})).skipped).toEqual({
      [DOG]: 'link-outside',
      [`${CLOCK}/b.png`]: 'link-outside',
      round: 'link-outside',
    });
    expect(await readTree(folder, notes, { followLinks: true })).toEqual({
      classes: { [DOG]: [`${DOG}/a.jpg`], [CLOCK]: [`${CLOCK}/b.png`] },
      skipped: { round: 'link-outside' },
    });
  });
});

describe('nothing is lost without a reason', () => {
  test('of a tar: hard links are images, links that lead nowhere are reported', async () => {
    const { pack } = await import('tar-stream');
    const tar = pack();
    tar.entry({ name: `${DOG}/a.jpg` }, RED);
    tar.entry({ name: `${DOG}/b.jpg`, type: 'link', linkname: `${DOG}/a.jpg` });
    tar.entry({ name: `${CLOCK}/c.jpg`, type: 'symlink', linkname: `../${DOG}/a.jpg` });
    tar.entry({ name: `${DOG}/d.jpg`, type: 'symlink', linkname: '/etc/passwd' });
    tar.entry({ name: `${DOG}/e.jpg`, type: 'fifo' });
    tar.finalize();
    const chunks: Buffer[] = [];
    for await (const chunk of tar) chunks.push(chunk as Buffer);
    expect(await read({ 'all.tar': Buffer.concat(chunks) })).toEqual({
      classes: { [DOG]: [`all.tar/${DOG}/a.jpg`, `all.tar/${DOG}/b.jpg`], [CLOCK]: [`all.tar/${CLOCK}/c.jpg`] },
      skipped: { [`all.tar/${DOG}/d.jpg`]: 'link-to-nothing', [`all.tar/${DOG}/e.jpg`]: 'other-member' },
    });
  });

  test('of archives that are not read, with what to do', async () => {
    expect(await read({ 'a.7z': 'x', [`${DOG}/b.tar.xz`]: 'x', [`${DOG}/a.jpg`]: RED })).toEqual({
      classes: { [DOG]: [`${DOG}/a.jpg`] },
      skipped: { 'a.7z': 'other-archive', [`${DOG}/b.tar.xz`]: 'other-archive' },
    });
  });

  test('unpacked images of an archive that is gone are removed', async () => {
    const root = await temporaryFolder();
    const [folder, notes] = [path.join(root, 'set'), path.join(root, 'notes')];
    await put(folder, 'a.tgz', gzipSync(await tarOf({ [`${DOG}/p.jpg`]: RED })));
    await readTree(folder, notes, {});
    const { rm, stat } = await import('node:fs/promises');
    const unpacked = path.join(notes, unpackedFile('a.tgz'));
    expect((await stat(unpacked)).size).toBeGreaterThan(RED.length);
    await rm(path.join(folder, 'a.tgz'));
    await put(folder, `${DOG}/a.jpg`, RED);
    await readTree(folder, notes, {});
    await expect(stat(unpacked)).rejects.toThrow(/ENOENT/);
  });

  test('an orientation of a camera is noted, and the size is that of the turned image', async () => {
    const root = await temporaryFolder();
    await put(root, `set/${DOG}/a.jpg`, await sharp(RED).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const { classes } = await surveyImages(path.join(root, 'set'), path.join(root, 'notes'));
    expect(classes[0]!.images[0]).toMatchObject({ orientation: 6, width: 40, height: 60 });
  });
});

test('annotations are read once, and again when their size or time has changed', async () => {
  const [folder, notes] = await Promise.all([temporaryFolder(), temporaryFolder()]);
  const file = path.join(folder, 'Annotations/a.xml');
  const classes = async (): Promise<string[]> =>
    (await surveyImages(folder, notes)).classes.filter(({ images }) => images.length > 0).map(({ wnid }) => wnid);
  await put(folder, 'JPEGImages/a.jpg', RED);
  await put(folder, 'Annotations/a.xml', annotation(60, 40, [[1, 2, 3, 4]], DOG));
  await utimes(file, 1, 1);
  expect(await classes()).toEqual([DOG]);
  await writeFile(file, annotation(60, 40, [[1, 2, 3, 4]], CLOCK));
  await utimes(file, 1, 1);
  expect(await classes()).toEqual([DOG]);
  await utimes(file, 2, 2);
  expect(await classes()).toEqual([CLOCK]);
  await writeFile(path.join(notes, 'annotations.json'), '[[');
  expect(await classes()).toEqual([CLOCK]);
});
