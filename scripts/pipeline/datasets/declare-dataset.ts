import path from 'node:path';
import { z } from 'zod';
import type { DeclarationChange } from './declaration-changes.ts';
import { decodeJson, InputError, type InputFile, shown } from '../text/input.ts';
import { DATASET_NAME, DECLARATION_ADVICE, datasetFaults } from './read-declarations.ts';

/** Options of the command line, by field of the declaration; `false` removes an optional field. */
export type DatasetFields = Readonly<
  Partial<Record<DatasetField, string | number | boolean | Readonly<Record<string, string>>>>
>;

/** A field that the command line knows. */
export type DatasetField = (typeof DATASET_FIELDS)[number];

/** Fields in the order in which a declaration has them. */
export const DATASET_FIELDS = [
  'rank',
  'title',
  'description',
  'homepage',
  'credit',
  'licence',
  'origin',
  'published',
  'counts',
  'unit',
  'urls',
  'columns',
  'images',
  'labels',
  'names',
  'boxes',
  'credits',
  'addresses',
  'identifiers',
  'skipUnknown',
  'followLinks',
] as const;

/** Fields that name files which may be attached to a release. */
export const ATTACHED_PATHS = ['urls', 'images', 'labels', 'names', 'boxes', 'credits', 'addresses'] as const;

/** The declarations that there are. */
export interface Declarations {
  readonly datasets: ReadonlyMap<string, InputFile>;
  readonly classLists: ReadonlyMap<string, InputFile>;
}

const anything = z.record(z.string(), z.unknown());

/** Checks the name of a dataset. @throws InputError saying which would do. */
export function checkDatasetName(text: string): string {
  if (DATASET_NAME.test(text)) return text;
  const near = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/-$/, '');
  throw new InputError('NAME', {
    expected: 'lower-case letters, digits and hyphens, beginning with a letter, at most 40',
    came: shown(text),
    advice: near === '' ? 'Choose a name; it is part of addresses.' : `It is part of addresses: call it ${near}.`,
  });
}

/**
 * Declares a new dataset, or changes a declared one: fields that are not given stay unchanged.
 *
 * @param published ISO date for a dataset that states none.
 * @throws InputError naming each invalid option.
 */
export function declareDataset(
  name: string,
  fields: DatasetFields,
  { datasets }: Declarations,
  published: string,
): DeclarationChange {
  const file = datasets.get(name);
  const before = file === undefined ? newDeclaration(fields, datasets, published) : objectIn(file);
  const declaration: Record<string, unknown> = {};
  for (const field of DATASET_FIELDS) {
    const value = fields[field] === false ? undefined : (fields[field] ?? before[field]);
    if (value !== undefined) declaration[field] = value;
  }
  for (const [field, value] of Object.entries(before))
    if (!(DATASET_FIELDS as readonly string[]).includes(field)) declaration[field] = value;
  const [fault] = datasetFaults(declaration);
  if (fault !== undefined) throw refusal(fault, declaration);
  return { folder: 'datasets', name, text: `${JSON.stringify(declaration, undefined, 2)}\n` };
}

/** Declares the class list of a dataset, which has its name, or changes its file. @param file its path as a declaration has it. */
export function declareClassList(
  name: string,
  file: string,
  title: string,
  { classLists }: Declarations,
): DeclarationChange {
  const declared = classLists.get(name);
  const before =
    declared === undefined
      ? { rank: nextRank(classLists), title, origin: `The classes of ${title} in their order.` }
      : objectIn(declared);
  return { folder: 'class-lists', name, text: `${JSON.stringify({ ...before, classes: { file } }, undefined, 2)}\n` };
}

/** The path of a file or folder as a declaration has it: relative where it is in the folder of the data, else absolute. */
export function declaredPath(dataFolder: string, place: string): string {
  const relative = path.relative(dataFolder, place);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? place : relative;
}

function newDeclaration(
  fields: DatasetFields,
  datasets: ReadonlyMap<string, InputFile>,
  published: string,
): Record<string, unknown> {
  if (typeof fields.title !== 'string') {
    throw new InputError('--title', {
      expected: 'a title for people',
      came: 'none',
      advice: 'Give it: --title "My photographs"',
    });
  }
  const { title } = fields;
  const parts = (['counts', 'urls', 'images'] as const).flatMap((field) =>
    typeof fields[field] === 'string' ? [path.basename(fields[field])] : [],
  );
  return {
    rank: nextRank(datasets),
    description: `${title}: images filed under the noun synsets of WordNet.`,
    origin: `Read from ${parts.join(', ')}.`,
    published,
  };
}

/** Returns the rank after the last of some declarations. */
export function nextRank(files: ReadonlyMap<string, InputFile>): number {
  const ranks = [...files.values()].map((file) => objectIn(file)['rank']).filter((rank) => typeof rank === 'number');
  return Math.floor(Math.max(0, ...ranks)) + 1;
}

/** Returns the fields of a declaration or overlay, unchecked. @throws InputError for any other JSON than an object. */
export function objectIn(file: InputFile): Record<string, unknown> {
  const parsed = anything.safeParse(decodeJson(file, DECLARATION_ADVICE));
  if (parsed.success) return parsed.data;
  throw new InputError(file.name, {
    expected: 'an object with the fields of a declaration',
    came: 'another value',
    advice: DECLARATION_ADVICE,
  });
}

function refusal(
  { field, message }: { readonly field: string; readonly message: string },
  declaration: Readonly<Record<string, unknown>>,
): InputError {
  if (field === '') {
    return new InputError('--counts, --urls, --images', {
      expected: message.replace(/^expected /, ''),
      came: 'another choice of parts',
      advice: 'Say what the dataset is made of.',
    });
  }
  const value = declaration[field];
  return new InputError(optionOf(field), {
    expected: message.replace(/^expected /, ''),
    came: value === undefined ? 'nothing' : typeof value === 'string' ? shown(value) : JSON.stringify(value),
    advice: 'Correct it; data/README.md describes the fields.',
  });
}

/** The option of a field: `--skip-unknown`. */
export function optionOf(field: string): string {
  return `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
