import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  ATTACHED_PATHS,
  checkDatasetName,
  DATASET_FIELDS,
  type DatasetField,
  type DatasetFields,
  declareClassList,
  declaredPath,
  objectIn,
  optionOf,
} from '../pipeline/datasets/declare-dataset.ts';
import { readCroissant } from '../pipeline/datasets/read-croissant.ts';
import { InputError, type InputFile, shownPath } from '../pipeline/text/input.ts';
import { refuseEndless } from '../pipeline/text/read-file.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { declareOrAttach } from '../pipeline/datasets/local-overlay.ts';
import { nearest } from '../pipeline/datasets/nearest.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { buildData } from './build.ts';
import { defineStrict, text, userPath } from '../command-line.ts';
import { FOLDERS, NAME, parseRank, PICTURES, SERVER_NOTE, userFolders } from './options.ts';
import { totalsOf } from './list.ts';
import { checkTable } from './tables.ts';
import { formatQuantity } from '../../src/view/numbers.ts';

const args = {
  ...NAME,
  title: text('TEXT', 'What it is called; needed for a new one.'),
  description: text('TEXT', 'One or two sentences.'),
  licence: text('TEXT', 'Under which terms the images may be used.'),
  homepage: text('URL', 'Where it is from.'),
  credit: text('TEXT', 'Who made it.'),
  origin: text('TEXT', 'Where the figures come from.'),
  published: text('DATE', 'ISO date; today for a new one.'),
  rank: text('N', 'Position in lists, the lowest first; a new one is last.'),
  croissant: text(
    'FILE',
    'Croissant description, from which what is not given is taken: title, licence, citation, addresses.',
  ),
  counts: text('FILE', 'Images per synset.'),
  unit: text('UNIT', 'What the counts count: images, or labels where an image may be counted under several synsets.'),
  urls: text('PATH', 'Addresses of images: a file, or a folder of files.'),
  images: text('PATH', 'The images: a folder, tar, zip or Parquet file; docs/forms.md shows every form.'),
  labels: text('FILE', 'The class of each image: a table, or JSON of COCO, LVIS or Visual Genome.'),
  names: text('FILE', 'What names of classes mean: a table of name and synset, for images and addresses.'),
  boxes: text('PATH', 'Their bounding boxes: annotations of Pascal VOC, or JSON of COCO, LVIS or Visual Genome.'),
  credits: text('FILE', 'Author and licence of each image: a table as fetch writes it.'),
  addresses: text('FILE', 'What came when each address was asked: a table as fetch writes it.'),
  'follow-links': {
    type: 'boolean',
    description: 'Follow symbolic links out of the folder of images.',
    negativeDescription: 'Do not follow them.',
  },
  'class-list': text('FILE', 'Its classes in their order.'),
  identifiers: text('VERSION', 'The WordNet whose offsets it has: 3.0 or 3.1.'),
  'skip-unknown': {
    type: 'boolean',
    description: 'Skip synsets that are not known, and report them.',
    negativeDescription: 'Refuse them.',
  },
  ...FOLDERS,
  ...PICTURES,
} as const;

const PATHS: ReadonlySet<DatasetField> = new Set(['counts', ...ATTACHED_PATHS]);

/** `npm run data -- add NAME`: declares a dataset or changes what is said of one, once all of it has been checked, and builds. */
export const add = defineStrict(
  'npm run data -- add',
  'Adds a dataset, or changes what is given of one; --no-OPTION takes a part out.',
  args,
  async (given) => {
    const name = checkDatasetName(given.name ?? '');
    const { data, out } = userFolders(given);
    await withDataLock(out, async () => {
      const declarations = await readDeclarations(data);
      const fields = await withCroissant(await fieldsOf(given, data), given['croissant'], data);
      const isNew = !declarations.bases.has(name);
      const change = declareOrAttach(name, fields, declarations, new Date().toISOString().slice(0, 10));
      const classList: unknown = given['class-list'];
      const lists =
        typeof classList === 'string'
          ? [
              declareClassList(
                name,
                await pathOf('class-list', classList, data),
                titleOf(name, change.text, declarations.datasets),
                declarations,
              ),
            ]
          : [];
      const build = await buildData({ data, out, pictures: given.pictures, changes: [change, ...lists] });
      const { images, synsetsWithImages, unit } = (await totalsOf(build, name))!;
      console.log(await checkTable(build, name));
      console.log(
        `${isNew ? 'Added' : 'Updated'} ${name}: ${formatQuantity(images, unit === 'labels' ? 'label' : 'image')} of ${formatQuantity(synsetsWithImages, 'synset')}.`,
      );
      console.log(SERVER_NOTE);
    });
  },
);

/** Parses the value of each field. Paths are those for the declaration. */
async function fieldsOf(given: Readonly<Record<string, unknown>>, data: string): Promise<DatasetFields> {
  const fields: Partial<Record<DatasetField, string | number | boolean>> = {};
  for (const field of DATASET_FIELDS) {
    const value = given[field];
    if (typeof value === 'boolean') fields[field] = value;
    if (typeof value !== 'string') continue;
    if (field === 'rank') fields[field] = parseRank(value);
    else fields[field] = PATHS.has(field) ? await pathOf(field, value, data) : valueOf(field, value);
  }
  return fields;
}

/** Fills in from a Croissant description what is not given; its addresses only where no images and no counts are. */
async function withCroissant(fields: DatasetFields, croissant: unknown, data: string): Promise<DatasetFields> {
  if (typeof croissant !== 'string') return fields;
  const place = path.resolve(data, await pathOf('croissant', croissant, data));
  const { urls, columns, ...said } = await readCroissant(
    { name: shownPath(place), bytes: await readFile(place) },
    place,
  );
  const isCounted = fields.images !== undefined || fields.urls !== undefined || fields.counts !== undefined;
  const addresses = isCounted || urls === undefined ? {} : { urls: declaredPath(data, urls), columns };
  const known = Object.entries({ ...said, ...addresses }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), ...fields };
}

function valueOf(field: string, value: string): string {
  if (value.trim() !== '') return value;
  throw new InputError(optionOf(field), {
    expected: 'a value behind it',
    came: 'none',
    advice: `Write it as ${optionOf(field)} VALUE, or ${optionOf(field)}=VALUE.`,
  });
}

/** The path of a file or folder that is there, as a declaration has it. */
async function pathOf(field: string, value: string, data: string): Promise<string> {
  const place = userPath(valueOf(field, value));
  const known = await stat(place).catch(() => undefined);
  if (known !== undefined) {
    refuseEndless(known, place, optionOf(field));
    return declaredPath(data, place);
  }
  const near = nearest(path.basename(place), await readdir(path.dirname(place)).catch(() => []));
  throw new InputError(optionOf(field), {
    expected: 'a file or folder',
    came: `${place}, where there is nothing`,
    advice: near === undefined ? 'Correct the path.' : `Near it is ${near}.`,
  });
}

/** The title of a dataset as it will be. */
function titleOf(name: string, declaration: string | undefined, datasets: ReadonlyMap<string, InputFile>): string {
  const before = datasets.get(name);
  const fields = { ...(before && objectIn(before)), ...(JSON.parse(declaration ?? '{}') as object) };
  return (fields as { title: string }).title;
}
