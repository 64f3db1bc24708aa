import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { addForm, type AddedForm, type FormOptions } from '../fixtures/add-form.ts';
import { annotation, picture, tarOf } from '../fixtures/image-folder.ts';
import { miniWnid } from '../fixtures/mini-inputs.ts';
import { imageParquet } from '../fixtures/parquet.ts';
import { zipOf } from '../fixtures/zip.ts';

const [DOG, FISH] = ['dog', 'goldfish'].map(miniWnid) as [string, string];
const JPG = await picture('#f00').jpeg().toBuffer();
const PNG = await picture('#00f').png().toBuffer();
const json = (value: unknown): string => JSON.stringify(value);
const voc = (...names: string[]): string =>
  annotation(60, 40, [[1, 2, 30, 40]], names[0]).replace(
    '</annotation>',
    `${names
      .slice(1)
      .map((name) => annotation(60, 40, [[1, 2, 9, 9]], name).replace(/^.*<\/size>|<\/annotation>/g, ''))
      .join('')}</annotation>`,
  );

type Files = Readonly<Record<string, string | Uint8Array>>;
type Row = readonly [dataset: string, files: Files, options: FormOptions, expected: Omit<AddedForm, 'total'> | RegExp];

const BOTH = { dog: 1, goldfish: 1 };
const NAMES = `name,synset\nDog,${DOG}\nGold fish,${FISH}\n`;
const taken = (images: Record<string, number>, skipped = {}, boxes = 0): Omit<AddedForm, 'total'> => ({
  images,
  skipped,
  boxes,
});

const LIST = `${DOG}\n${FISH}\n`;

/** Public datasets as their makers lay them out, and what becomes of each. */
const ROWS: readonly Row[] = [
  [
    'Caltech-101',
    {
      'c/101_ObjectCategories/dog/image_0001.jpg': JPG,
      'c/101_ObjectCategories/gold_fish/image_0001.jpg': JPG,
      'c/101_ObjectCategories/BACKGROUND_Google/image_0001.jpg': JPG,
      'c/Annotations/dog/annotation_0001.mat': 'MATLAB',
      names: NAMES,
    },
    { images: 'c', names: 'names' },
    taken(BOTH, { 'no-synset': 1, 'other-file': 1 }),
  ],
  [
    'Caltech-256',
    {
      'c/056.dog/056_0001.jpg': JPG,
      'c/080.gold-fish/080_0001.jpg': JPG,
      'c/056.dog/greg/vision309/x': '',
      names: NAMES,
    },
    { images: 'c', names: 'names' },
    taken(BOTH, { empty: 1 }),
  ],
  [
    'CUB-200-2011',
    {
      'c/images/001.Dog/Dog_0001_796111.jpg': JPG,
      'c/images.txt': '1 001.Dog/Dog_0001_796111.jpg\n',
      'c/classes.txt': '1 001.Dog\n',
      'c/image_class_labels.txt': '1 1\n',
      'c/bounding_boxes.txt': '1 60.0 27.0 325.0 304.0\n',
      'c/segmentations/001.Dog/Dog_0001_796111.png': PNG,
      names: NAMES,
    },
    { images: 'c', names: 'names' },
    taken({ dog: 1 }, { companion: 1, 'other-file': 4 }),
  ],
  [
    'Stanford Cars, whose classes are in a file of MATLAB',
    { 'c/cars_train/00001.jpg': JPG, 'c/devkit/cars_train_annos.mat': 'MATLAB' },
    { images: 'c' },
    /give it with --labels FILE/,
  ],
  [
    'Food-101',
    {
      'f/images/gold_fish/1005649.jpg': JPG,
      'f/meta/classes.txt': 'gold_fish\n',
      'f/meta/labels.txt': 'Gold fish\n',
      'f/meta/train.json': json({ gold_fish: ['gold_fish/1005649'] }),
      names: NAMES,
    },
    { images: 'f', names: 'names' },
    taken({ goldfish: 1 }, { 'other-file': 2 }),
  ],
  [
    'Food-101 by its lists',
    { 'f/1005649.jpg': JPG, 'train.json': json({ gold_fish: ['gold_fish/1005649'] }), names: NAMES },
    { images: 'f', labels: 'train.json', names: 'names' },
    taken({ goldfish: 1 }),
  ],
  [
    'Oxford pets by their annotations',
    {
      'p/images/Beagle_1.jpg': JPG,
      'p/annotations/xmls/Beagle_1.xml': voc('dog'),
      'p/annotations/trimaps/Beagle_1.png': PNG,
      'p/annotations/trimaps/._Beagle_1.png': 'x',
      'p/annotations/list.txt': '#Image CLASS-ID SPECIES BREED ID\nBeagle_1 1 2 1\n',
      names: NAMES,
    },
    { images: 'p', names: 'names' },
    taken({ dog: 1 }, { companion: 1, 'other-file': 2 }, 1),
  ],
  [
    'Oxford pets by their list',
    { 'p/Beagle_1.jpg': JPG, 'list.txt': '#Image CLASS-ID\nBeagle_1 1 2 1\n', names: `1\t${DOG}\n` },
    { images: 'p', labels: 'list.txt', names: 'names' },
    taken({ dog: 1 }),
  ],
  [
    'Places365',
    {
      'p/data_256/d/dog/00000001.jpg': JPG,
      'p/data_256/b/balcony/exterior/00000001.jpg': JPG,
      'p/data_256/b/balcony/interior/00000001.jpg': JPG,
      names: `/d/dog ${DOG}\n/b/balcony/exterior ${FISH}\n`,
    },
    { images: 'p', names: 'names' },
    taken(BOTH, { 'no-synset': 1 }),
  ],
  [
    'Places365, validation images',
    { 'v/Places365_val_00000001.jpg': JPG, 'val.txt': 'Places365_val_00000001.jpg 165\n', names: `165 ${DOG}\n` },
    { images: 'v', labels: 'val.txt', names: 'names' },
    taken({ dog: 1 }),
  ],
  [
    'iNaturalist',
    {
      'i/train_val2018/Aves/2761/a.jpg': JPG,
      'train2018.json': json({
        info: { year: 2018 },
        images: [{ id: 1, file_name: 'train_val2018/Aves/2761/a.jpg', license: 1 }],
        annotations: [{ id: 1, image_id: 1, category_id: 2761 }],
        categories: [{ id: 2761, name: 'Gold fish', supercategory: 'Actinopterygii' }],
      }),
      names: NAMES,
    },
    { images: 'i', labels: 'train2018.json', names: 'names' },
    taken({ goldfish: 1 }),
  ],
  [
    'Open Images',
    {
      'o/000a1249af2bc5f0.jpg': JPG,
      'o/000b1249af2bc5f1.jpg': JPG,
      'labels.csv': [
        'ImageID,Source,LabelName,Confidence',
        '000a1249af2bc5f0,verification,/m/0bt9lr,1',
        '000a1249af2bc5f0,verification,/m/03fj2,0',
        '000b1249af2bc5f1,verification,/m/03fj2,1.0',
      ].join('\n'),
      names: `LabelName,synset\n/m/0bt9lr,${DOG}\n/m/03fj2,${FISH}\n`,
    },
    { images: 'o', labels: 'labels.csv', names: 'names' },
    taken(BOTH),
  ],
  [
    'Open Images, addresses without labels',
    { 'u.csv': 'ImageID,Subset,OriginalURL\n000a1249af2bc5f0,train,https://images.example/a.jpg\n' },
    { urls: 'u.csv' },
    /image_id|synset/,
  ],
  [
    'Open Images, addresses joined with synsets',
    { 'u.csv': `ImageID,OriginalURL,wnid\n000a1249af2bc5f0,https://images.example/a.jpg,${DOG}\n` },
    { urls: 'u.csv' },
    taken({ dog: 1 }),
  ],
  [
    'Pascal VOC',
    {
      'VOC2012/JPEGImages/2007_000027.jpg': JPG,
      'VOC2012/Annotations/2007_000027.xml': voc('dog', 'Gold fish'),
      'VOC2012/SegmentationClass/2007_000027.png': PNG,
      'VOC2012/SegmentationObject/2007_000027.png': PNG,
      'VOC2012/ImageSets/Main/dog_train.txt': '2007_000027  1\n',
      names: NAMES,
    },
    { images: 'VOC2012', names: 'names' },
    taken(BOTH, { companion: 2, 'other-file': 1 }, 2),
  ],
  [
    'ADE20K',
    {
      'a/images/training/dog/ADE_train_1.jpg': JPG,
      'a/images/training/dog/ADE_train_1_seg.png': PNG,
      'a/images/training/dog/ADE_train_1_parts_1.png': PNG,
      'a/images/training/dog/ADE_train_1.json': '{"annotation": {}}',
      'a/images/training/dog/ADE_train_1/instance_000_ADE_train_1.png': PNG,
      names: NAMES,
    },
    { images: 'a', names: 'names' },
    taken({ dog: 1 }, { companion: 3 }),
  ],
  [
    'a class that is called mask',
    { 'a/mask/1.png': PNG, 'a/dog/1.jpg': JPG, names: `mask\t${FISH}\ndog\t${DOG}\n` },
    { images: 'a', names: 'names' },
    taken(BOTH),
  ],
  [
    'Objects365',
    {
      'o/patch8/objects365_v1_00420917.jpg': JPG,
      'a.json': json({
        images: [{ id: 1, file_name: 'images/v1/patch8/objects365_v1_00420917.jpg', width: 60, height: 40 }],
        annotations: [{ image_id: 1, category_id: 3, bbox: [1, 1, 9, 9], iscrowd: 0 }],
        categories: [{ id: 3, name: 'Dog' }],
      }),
      names: NAMES,
    },
    { images: 'o', labels: 'a.json', boxes: 'a.json', names: 'names' },
    taken({ dog: 1 }, {}, 1),
  ],
  [
    'ImageNet-R and ImageNet-Sketch',
    {
      [`r/imagenet-r/${DOG}/art_0.jpg`]: JPG,
      [`r/sketch/${FISH}/sketch_10.JPEG`]: PNG,
      'r/imagenet-r/README.txt': 'ImageNet-R',
    },
    { images: 'r' },
    taken(BOTH, { 'other-file': 1 }),
  ],
  [
    'ImageNet-21K (winter21), a tar for each synset',
    { [`winter21_whole/${DOG}.tar`]: await tarOf({ [`${DOG}_1.JPEG`]: JPG, [`${DOG}_2.JPEG`]: JPG }) },
    { images: 'winter21_whole' },
    taken({ dog: 2 }),
  ],
  [
    'tieredImageNet in pickles',
    { 't/train_images_png.pkl': 'x', 't/train_labels.pkl': 'x' },
    { images: 't' },
    /2 × other-archive/,
  ],
  ['downsampled ImageNet', { 't/train_data_batch_1.npz': 'PK' }, { images: 't' }, /1 × other-archive/],
  [
    'ILSVRC validation, classes in the order of the images',
    { 'v/ILSVRC2012_val_00000002.JPEG': JPG, 'v/ILSVRC2012_val_00000001.JPEG': JPG, l: `${DOG}\n${FISH}\n` },
    { images: 'v', labels: 'l' },
    taken(BOTH),
  ],
  [
    'the same, in its tar, as indices that count from 1',
    {
      'val.tar': await tarOf({ 'ILSVRC2012_val_00000001.JPEG': JPG, 'ILSVRC2012_val_00000002.JPEG': PNG }),
      'ground_truth.txt': '2\n2\n',
      list: LIST,
    },
    { images: 'val.tar', labels: 'ground_truth.txt', 'class-list': 'list' },
    taken({ goldfish: 2 }),
  ],
  [
    'the same, where a class is missing',
    { 'v/a.JPEG': JPG, 'v/b.JPEG': JPG, l: '1\n' },
    { images: 'v', labels: 'l' },
    /expected a class for each of 2 images, in the order of their names, came 1 class and no names/,
  ],
  [
    'ImageNet ReaL',
    { 'v/a.JPEG': JPG, 'v/b.JPEG': JPG, 'v/c.JPEG': JPG, 'real.json': '[[0], [], [1, 0]]', list: LIST },
    { images: 'v', labels: 'real.json', 'class-list': 'list' },
    taken({ dog: 2, goldfish: 1 }, { 'no-synset': 1 }),
  ],
  [
    'CIFAR-10 of Kaggle',
    { 't/1.png': PNG, 't/2.png': PNG, 'trainLabels.csv': 'id,label\n1,gold fish\n2,dog\n', names: NAMES },
    { images: 't', labels: 'trainLabels.csv', names: 'names' },
    taken(BOTH),
  ],
  [
    'a table of class indices beside numbered images',
    { 't/0/1.png': PNG, 't/1/0.png': PNG, 'l.csv': `id,wnid\n0,${DOG}\n1,${FISH}\n` },
    { images: 't', labels: 'l.csv' },
    taken(BOTH),
  ],
  [
    'Dogs vs. Cats',
    {
      't/train/dog.0.jpg': JPG,
      't/train/dog.1.jpg': JPG,
      't/train/gold_fish_12.jpg': PNG,
      't/x/1.jpg': JPG,
      names: NAMES,
    },
    { images: 't', names: 'names' },
    taken({ dog: 2, goldfish: 1 }, { 'no-synset': 1 }),
  ],
  [
    'WebDataset in numbered shards, a sample without a class',
    {
      'w/0.tar': await tarOf({ 'a.jpg': JPG, 'a.cls': Buffer.from('1'), 'b.jpg': JPG }),
      list: LIST,
    },
    { images: 'w', 'class-list': 'list' },
    taken({ goldfish: 1 }, { 'no-synset': 1 }),
  ],
  [
    'img2dataset in numbered folders, with indices',
    {
      'i/00000/000000000.jpg': JPG,
      'i/00000/000000000.json': json({ label: 1 }),
      'i/00000/000000001.jpg': JPG,
      'i/00000/000000001.json': json({ caption: 'no class' }),
      list: LIST,
    },
    { images: 'i', 'class-list': 'list' },
    taken({ goldfish: 1 }, { 'no-synset': 1 }),
  ],
  [
    'folders of indices that count from 1',
    { 'i/1/a.jpg': JPG, 'i/2/b.jpg': JPG, 'i/2/c.jpg': JPG, list: LIST },
    { images: 'i', 'class-list': 'list' },
    taken({ dog: 1, goldfish: 2 }),
  ],
  [
    'a column for each class',
    {
      'r/train/a.jpg': JPG,
      'r/train/b.jpg': JPG,
      'r/train/_classes.csv': 'filename, dog, gold fish\na.jpg, 1, 0\nb.jpg, 1, 1\n',
      names: NAMES,
    },
    { images: 'r', names: 'names' },
    taken({ dog: 2, goldfish: 1 }),
  ],
  [
    'a table whose class has no column of a known name',
    { 'i/a.jpg': JPG, 'v.csv': 'filename,file_size,region\na.jpg,1,dog\n', list: LIST },
    { images: 'i', labels: 'v.csv', 'class-list': 'list' },
    /expected a column of the class.*came "filename, file_size, region"/,
  ],
  [
    "folders of words, by Kaggle's list of synsets",
    {
      'k/dog/a.jpg': JPG,
      'k/Gold_Fish/a.jpg': JPG,
      'k/crane/a.jpg': JPG,
      'map.txt': `${DOG} dog, domestic dog, crane\n${FISH} goldfish, gold fish, crane\n`,
    },
    { images: 'k', names: 'map.txt' },
    taken(BOTH, { 'no-synset': 1 }),
  ],
  [
    'JSON lines of another ending',
    { 'i/a.jpg': JPG, 'm.txt': `{"file_name":"a.jpg","label":"${DOG}"}\n` },
    { images: 'i', labels: 'm.txt' },
    taken({ dog: 1 }),
  ],
  [
    'a folder of tables',
    { 'i/a.jpg': JPG, 'l/x.csv': '' },
    { images: 'i', labels: 'l' },
    /came a folder\. Give one file/,
  ],
  [
    'mini-ImageNet',
    {
      'm/images/n0153282900000005.jpg': JPG,
      'm/images/n0153282900000006.jpg': JPG,
      'm/train.csv': `filename,label\nn0153282900000005.jpg,${DOG}\n`,
      'm/test.csv': `filename,label\nn0153282900000006.jpg,${FISH}\n`,
    },
    { images: 'm' },
    taken(BOTH),
  ],
  [
    'YOLO',
    {
      'y/data.yaml': "train: ../train/images\nnames:\n  0: dog # the first\n  1: 'gold fish'\nnc: 2\n",
      'y/images/train/a.jpg': JPG,
      'y/labels/train/a.txt': '1 0.5 0.5 0.5 0.5\n0 0.1 0.1 0.2 0.2\n',
      'y/images/val/b.jpg': JPG,
      'y/labels/val/b.txt': '1 0 0 0.5 0 0.5 0.5\n',
      'y/images/val/c.jpg': JPG,
      names: NAMES,
    },
    { images: 'y', names: 'names' },
    taken({ dog: 1, goldfish: 2 }, { 'no-synset': 1, 'other-file': 1 }, 3),
  ],
  [
    'YOLO of Roboflow',
    {
      'y/data.yaml': "names: ['dog', 'gold fish']\n",
      'y/train/images/a.jpg': JPG,
      'y/train/labels/a.txt': '0 0.5 0.5 1 1\n',
      names: NAMES,
    },
    { images: 'y', names: 'names' },
    taken({ dog: 1 }, { 'other-file': 1 }, 1),
  ],
  [
    'CSV of Roboflow',
    {
      'r/train/a.jpg': JPG,
      'r/train/_annotations.csv': 'filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,60,40,dog,1,2,30,40\n',
      names: NAMES,
    },
    { images: 'r', names: 'names' },
    taken({ dog: 1 }, {}, 1),
  ],
  [
    'Open Images, boxes',
    {
      'o/000a1249af2bc5f0.jpg': JPG,
      'b.csv':
        'ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded\n000a1249af2bc5f0,xclick,/m/0bt9lr,1,0.1,0.9,0.2,0.8,0\n',
      names: `/m/0bt9lr\t${DOG}\n`,
    },
    { images: 'o', labels: 'b.csv', boxes: 'b.csv', names: 'names' },
    taken({ dog: 1 }, {}, 1),
  ],
  [
    'labels of several classes in JSON',
    { 'j/a.jpg': JPG, 'l.json': json({ 'a.jpg': [DOG, FISH] }) },
    { images: 'j', labels: 'l.json' },
    taken(BOTH),
  ],
  [
    "Excel's Unicode text",
    { 'e/a.jpg': JPG, 'l.txt': Buffer.from(`\ufeffFile\tWNID\r\na.jpg\t${DOG}\r\n`, 'utf16le') },
    { images: 'e', labels: 'l.txt' },
    taken({ dog: 1 }),
  ],
  [
    "Excel's Unicode text of addresses",
    { 'u.txt': Buffer.from(`\ufeff${DOG}\thttp://images.example/a.jpg\r\n`, 'utf16le') },
    { urls: 'u.txt' },
    taken({ dog: 1 }),
  ],
  [
    'a spreadsheet',
    { 'e/a.jpg': JPG, 'l.xlsx': 'PK\u0003\u0004\0' },
    { images: 'e', labels: 'l.xlsx' },
    /save the sheet as CSV/,
  ],
  [
    'Oxford flowers, whose classes are in a file of MATLAB',
    { 'f/jpg/image_00001.jpg': JPG, 'imagelabels.mat': 'MATLAB 5.0\0\0' },
    { images: 'f', labels: 'imagelabels.mat' },
    /scipy\.io\.loadmat/,
  ],
  ['TFRecord', { 't/train-00000-of-01024': 'x' }, { images: 't' }, /1 × other-archive/],
  ['a part of a tar', { 't/train.tar.gz.aa': 'x' }, { images: 't' }, /cat train\.tar\.gz\.\* > train\.tar\.gz/],
  ['MNIST', { 't/train-images-idx3-ubyte.gz': gzipSync('x') }, { images: 't' }, /1 × other-archive.*as files first/],
  [
    'CIFAR-10 in its tar',
    { 'cifar-10-python.tar.gz': gzipSync(await tarOf({ 'cifar-10-batches-py/data_batch_1': Buffer.from('x') })) },
    { images: 'cifar-10-python.tar.gz' },
    /1 × other-archive.*as files first/,
  ],
  [
    'Hugging Face, arrow in its cache',
    { 'c/imagenet-train-00000-of-00257.arrow': 'x', 'c/dataset_info.json': '{}' },
    { images: 'c' },
    /1 × other-archive.*to_parquet/,
  ],
  [
    'Hugging Face, Parquet whose paths hold wnids',
    { 'd/train-0.parquet': imageParquet([{ bytes: JPG, path: `${DOG}_10026_${DOG}.JPEG`, label: 151 }], ['tench']) },
    { images: 'd' },
    taken({ dog: 1 }),
  ],
  [
    'Hugging Face, imagefolder with metadata',
    { 'h/train/metadata.csv': `file_name,label\n0001.png,${DOG}\n`, 'h/train/0001.png': PNG, 'h/README.md': '' },
    { images: 'h' },
    taken({ dog: 1 }, { 'other-file': 1 }),
  ],
  [
    'a CSV of Windows',
    {
      'w/Dogs/Image 1.JPG': JPG,
      'w/Fish/b.png': PNG,
      'l.csv': `\ufeff"Path";"WNID"\r\n"C:\\Daten\\Dogs\\Image 1.jpg";"${DOG}"\r\n"C:\\Daten\\Fish\\b.PNG";"${FISH}"\r\n`,
    },
    { images: 'w', labels: 'l.csv' },
    taken(BOTH),
  ],
  [
    'names in two forms of Unicode',
    {
      'u/cafe\u0301/a.jpg': JPG,
      'u/de\u0301ja\u0300.png': PNG,
      'l.csv': `déjà.png,${FISH}\n`,
      names: `café\t${DOG}\n`,
    },
    { images: 'u', labels: 'l.csv', names: 'names' },
    taken(BOTH),
  ],
  [
    'several synsets in a field',
    { 'm/a.jpg': JPG, 'm/b.jpg': JPG, 'l.csv': `path,labels\na.jpg,"${DOG},${FISH}"\nb.jpg,${DOG} ${FISH}\n` },
    { images: 'm', labels: 'l.csv' },
    taken({ dog: 2, goldfish: 2 }),
  ],
  [
    'what systems leave in folders',
    {
      [`s/${DOG}/a.jpg`]: JPG,
      [`s/${DOG}/.DS_Store`]: 'x',
      [`s/${DOG}/Thumbs.db`]: 'x',
      [`s/${DOG}/desktop.ini`]: 'x',
      [`s/__MACOSX/${DOG}/._a.jpg`]: 'x',
      [`s/.ipynb_checkpoints/${DOG}/a-checkpoint.jpg`]: JPG,
    },
    { images: 's' },
    taken({ dog: 1 }, { 'other-file': 5 }),
  ],
  [
    'the same in a tar',
    {
      'a.tar': await tarOf({
        [`__MACOSX/${DOG}/._a.jpg`]: JPG,
        [`${DOG}/a.jpg`]: JPG,
        [`${DOG}/._a.jpg`]: PNG,
        'README.md': Buffer.from('x'),
        [`${DOG}/more.zip`]: Buffer.from('PK'),
        'inner.tar.gz': gzipSync('x'),
      }),
    },
    { images: 'a.tar' },
    taken({ dog: 1 }, { 'other-file': 3, 'other-archive': 2 }),
  ],
  [
    'Tiny ImageNet in its zip',
    {
      'tiny-imagenet-200.zip': zipOf({
        'tiny-imagenet-200/wnids.txt': Buffer.from(`${DOG}\n`),
        [`tiny-imagenet-200/train/${DOG}/images/${DOG}_0.JPEG`]: JPG,
        'tiny-imagenet-200/val/images/val_0.JPEG': JPG,
        'tiny-imagenet-200/val/val_annotations.txt': Buffer.from(`val_0.JPEG\t${FISH}\t0\t32\t44\t39\n`),
      }),
    },
    { images: '.' },
    taken(BOTH),
  ],
  [
    'a zip of Windows, with a member that is damaged',
    {
      'a.zip': zipOf({
        [`train\\${DOG}\\a.jpg`]: JPG,
        [`train/${DOG}/b.jpg`]: { bytes: JPG, check: 1 },
        [`train/${FISH}/c.png`]: { bytes: PNG, method: 0 },
        '__MACOSX/train/._c.png': Buffer.from('x'),
      }),
    },
    { images: 'a.zip' },
    taken(BOTH, { corrupt: 1, 'other-file': 1 }),
  ],
  [
    'names of synsets in other capitals',
    {
      's/DOG.N.01/a.jpg': JPG,
      's/Goldfish.n.1/b.jpg': JPG,
      's/dog.N.01_x.jpg': JPG,
      [`s/${DOG.toUpperCase()}/c.jpg`]: JPG,
    },
    { images: 's' },
    taken({ dog: 3, goldfish: 1 }),
  ],
  [
    'formats that are not read',
    {
      [`s/${DOG}/a.bmp`]: Buffer.concat([Buffer.from('BM\0\0\0\0\0\0\0\0'), Buffer.alloc(60)]),
      [`s/${DOG}/b.heic`]: Buffer.concat([
        Buffer.from([0, 0, 0, 24]),
        Buffer.from('ftypmif1\0\0\0\0mif1heic'),
        Buffer.alloc(60),
      ]),
      [`s/${DOG}/c.jxl`]: Buffer.from([0xff, 0x0a, 1, 2]),
    },
    { images: 's' },
    /3 × other-format.*Convert such files.*magick mogrify/,
  ],
  [
    'pages in place of images',
    { [`s/${DOG}/a.jpg`]: '<!DOCTYPE html><title>Gone</title>' },
    { images: 's' },
    /it is a web page\. A host answered with pages/,
  ],
  [
    'gzip in several members, padded, and with a page behind it',
    {
      'a.tar.gz': Buffer.concat([gzipSync(await tarOf({ [`${DOG}/a.jpg`]: JPG })), Buffer.alloc(512)]),
      'b.tar.gz': Buffer.concat([gzipSync(await tarOf({ [`${DOG}/b.jpg`]: JPG })), Buffer.from('<html>')]),
      'c.tgz': Buffer.concat([
        gzipSync((await tarOf({ [`${DOG}/c.jpg`]: JPG })).subarray(0, 700)),
        gzipSync((await tarOf({ [`${DOG}/c.jpg`]: JPG })).subarray(700)),
        gzipSync(await tarOf({ [`${FISH}/d.jpg`]: JPG })),
      ]),
    },
    { images: '.' },
    taken({ dog: 3, goldfish: 1 }),
  ],
];

test.each(ROWS)('%s', async (_, files, options, expected) => {
  if (expected instanceof RegExp) await expect(addForm(files, options)).rejects.toThrow(expected);
  else {
    const { images, skipped, boxes } = await addForm(files, options);
    expect({ images, skipped, boxes }).toEqual(expected);
  }
});

test('every dataset that docs/forms.md names has a row here', async () => {
  const text = await readFile(path.join(import.meta.dirname, '../../docs/forms.md'), 'utf8');
  const section = text.split('\n## Public datasets\n')[1]!.split('\n## ')[0]!;
  const documented = [...section.matchAll(/^\| ((?!dataset|---).+?) \|/gm)].map(([, name]) => name);
  expect(documented.length).toBeGreaterThan(12);
  expect(ROWS.map(([dataset]) => dataset)).toEqual(expect.arrayContaining(documented));
});
