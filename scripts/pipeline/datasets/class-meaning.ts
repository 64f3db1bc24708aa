import { identifierIn } from '../images/classes/image-classes.ts';
import type { LabelTable } from '../images/classes/labels.ts';
import type { InputFile } from '../text/input.ts';
import { tableOf } from './declared-table.ts';
import { readClassListDeclaration, readDatasetDeclaration } from './read-declarations.ts';

/** Declarations of datasets and class lists by name, and the tables that they name. */
export interface ClassInputs {
  readonly datasets: ReadonlyMap<string, InputFile>;
  readonly classLists: ReadonlyMap<string, InputFile>;
  readonly tables: ReadonlyMap<string, InputFile>;
}

/** Returns the file of the class list of a dataset, which has its name, as its declaration names it. */
export function classListFile(dataset: string, classLists: ClassInputs['classLists']): string | undefined {
  const declared = classLists.get(dataset);
  if (declared === undefined) return undefined;
  const { classes } = readClassListDeclaration(dataset, declared);
  return 'file' in classes ? classes.file : undefined;
}

/** Returns the synsets of the class list of a dataset as they are written, in the order of class indices. */
export async function classListOf(
  dataset: string,
  { classLists, tables }: Pick<ClassInputs, 'classLists' | 'tables'>,
): Promise<readonly string[] | undefined> {
  const declared = classListFile(dataset, classLists);
  const file = declared === undefined ? undefined : tables.get(declared);
  if (file === undefined) return undefined;
  const { classTexts } = await import('./read-class-list.ts');
  return classTexts(file).map(({ text }) => text);
}

/** Returns the table of what names of classes mean that a dataset declares. @throws InputError if it is missing or no table. */
export async function namesOf(
  dataset: string,
  { datasets, tables }: Pick<ClassInputs, 'datasets' | 'tables'>,
): Promise<LabelTable | undefined> {
  const { names, file } = readDatasetDeclaration(dataset, datasets.get(dataset)!);
  if (names === undefined) return undefined;
  const { readLabelTable } = await import('../images/classes/label-table.ts');
  return readLabelTable(tableOf({ tables }, file, names));
}

/** Returns a function from a name or index of a class to its synset; `undefined` if the dataset declares neither. */
export async function classMeaning(
  dataset: string,
  inputs: ClassInputs,
): Promise<((text: string) => string) | undefined> {
  const [names, classList] = [await namesOf(dataset, inputs), await classListOf(dataset, inputs)];
  if (names === undefined && classList === undefined) return undefined;
  return (text) =>
    identifierIn(text) ??
    names?.ofClass(text) ??
    (/^\d{1,6}$/.test(text) ? classList?.[Number(text)] : undefined) ??
    text;
}
