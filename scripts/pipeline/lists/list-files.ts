import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { filesOf, type Holding } from '../datasets/holdings.ts';
import type { IdentifierReader } from '../datasets/identifiers.ts';
import { InputError, shownPath } from '../text/input.ts';
import { isForeign, type TableRules } from './address-columns.ts';
import { CONVERTED, convertedFile, convertList } from './converted-list.ts';
import type { Part } from './scan-lines.ts';
import { allocateReadBuffer, LONGEST_LINE, type Packing, readLines } from './text-lines.ts';
import { FormError, formOf, type UrlForm } from './url-form.ts';

const LF = 0x0a;
/** Number of parts that a list is divided into, about and at most. */
const MOST_PARTS = 64;

/** Inputs for finding the forms of files. */
export interface FormTools {
  /** Finds synsets; knows which WordNet the identifiers belong to. */
  readonly identifiers: IdentifierReader;
  /** Meanings of the names of classes and columns, where a declaration has them. */
  readonly rules?: Pick<TableRules, 'meaning' | 'columns'>;
  /** Folder for temporary files and for the list; the caller removes it. */
  readonly workshop: string;
}

/** Files of a list, and what they have in common. */
export interface ListFiles {
  readonly files: readonly Part[];
  /** Columns after `image_id` and `url`. */
  readonly columns: readonly string[];
  /** Whether no file has image ids: then images are numbered, and the same address twice under a synset is one image. */
  readonly isNumbered: boolean;
}

/**
 * Finds the form of each file of a list; converts those in forms of others.
 *
 * @throws InputError for a file of no form, other columns, or a second file of the same synset's addresses.
 */
export async function readForms(holding: Holding, tools: FormTools): Promise<ListFiles> {
  const files: Part[] = [];
  for (const file of await filesOf(holding)) {
    files.push(await describeFile(file, convertedFile(tools.workshop, files.length), tools));
  }
  const [first] = files;
  const columns = first === undefined ? [] : columnsOf(first);
  for (const file of files) {
    if (columnsOf(file).join('\t') !== columns.join('\t')) throw otherColumns(file, first!);
    const isSame = ({ form }: Part): boolean =>
      form.kind === 'plain' && file.form.kind === 'plain' && form.node === file.form.node;
    if (files.find(isSame) !== file && isSame(file)) throw secondFile(file);
  }
  const isNumbered = files.every(({ form }) => form.kind === 'plain' || (form.kind === 'table' && form.id === -1));
  return { files, columns, isNumbered };
}

/** @param converted file to convert to, if it is in a form of others. */
async function describeFile(
  file: string,
  converted: string,
  { identifiers, rules }: Pick<FormTools, 'identifiers' | 'rules'>,
): Promise<Part> {
  const name = shownPath(file);
  const owner = ownerOf(file, identifiers);
  const convert = async (): Promise<Part> => {
    const lineShift = await convertList(file, name, converted, { ...rules, owner: owner?.text });
    const { size } = await stat(converted);
    const text = { path: converted, name, packing: 'none', from: 0, to: size, lineShift } as const;
    return { ...text, form: formOrRefusal(await firstLine(text), name, undefined, identifiers) };
  };
  if (CONVERTED.test(file)) return convert();
  const [packing, { size }] = await Promise.all([packingOf(file), stat(file)]);
  const text = { path: file, name, packing, from: 0, to: size, lineShift: 0 };
  const first = await firstLine(text);
  if (first === '' && owner === undefined)
    throw new InputError(name, {
      expected: 'addresses',
      came: 'no line of text',
      advice: 'Fetch or write the file again.',
    });
  // A file of a synset without any line is an empty list of it.
  if (first === '') return { ...text, form: { kind: 'plain', node: owner!.node } };
  if (packing !== 'tar' && isForeign(first, rules)) return convert();
  return { ...text, form: formOrRefusal(first, name, owner?.node, identifiers) };
}

/** The synset that a file's name begins with, or that the folder of its partition names (`wnid=n02084071`). */
function ownerOf(
  file: string,
  identifiers: IdentifierReader,
): { readonly text: string; readonly node: number } | undefined {
  const folder = path.basename(path.dirname(file)).replace(/^(?:wnid|synset|label|class)=/i, '');
  for (const name of [path.basename(file), folder]) {
    const [text] = /^(?:n\d{8}|[^/]{1,100}?\.n\.\d{1,3})(?!\d)/i.exec(name) ?? [];
    const node = identifiers.nodeInName(name);
    if (text !== undefined && node !== undefined) return { text, node };
  }
  return undefined;
}

function formOrRefusal(first: string, file: string, owner: number | undefined, identifiers: IdentifierReader): UrlForm {
  try {
    return formOf(first, owner, (synset) => identifiers.node(synset) ?? -1);
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const { expected, came } = error;
    throw new InputError(file, { line: 1, expected, came, advice: 'data/README.md describes the forms of lists.' });
  }
}

/** Returns the first line that is not empty, or nothing. */
async function firstLine(text: Omit<Part, 'form'>): Promise<string> {
  const buffer = allocateReadBuffer();
  let first = '';
  await readLines(text, buffer, (end) => {
    for (let at = 0; at < end && first === '';) {
      const next = buffer.bytes.indexOf(LF, at) + 1;
      first = buffer.bytes.toString('utf8', at, next).trimEnd();
      at = next;
    }
    return first === '';
  });
  return first;
}

async function packingOf(file: string): Promise<Packing> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) return 'none';
    return /\.(?:tgz|tar\.gz)$/i.test(file) ? 'tar' : 'gzip';
  } finally {
    await handle.close();
  }
}

/**
 * Divides files so that threads can share them: those whose lines can be read apart, at ends of lines.
 *
 * @param least bytes that are worth a part.
 */
export async function divideFiles(files: readonly Part[], least: number): Promise<Part[]> {
  const bytes = files.reduce((sum, { from, to }) => sum + to - from, 0);
  const size = Math.max(least, Math.ceil(bytes / MOST_PARTS));
  const divided = files.map(async (file) =>
    file.form.kind === 'mapped' && file.packing === 'none' && file.to > size ? divideFile(file, size) : [file],
  );
  return (await Promise.all(divided)).flat();
}

async function divideFile(file: Part, size: number): Promise<Part[]> {
  const handle = await open(file.path);
  try {
    const parts: Part[] = [];
    for (let from = file.from; from < file.to;) {
      const to = await lineAfter(handle, from + size, file.to);
      parts.push({ ...file, from, to });
      from = to;
    }
    return parts;
  } finally {
    await handle.close();
  }
}

/** Returns where the first line begins after a byte of a file. @param end of the file. */
async function lineAfter(handle: FileHandle, at: number, end: number): Promise<number> {
  if (at >= end) return end;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_LINE + 1), 0, LONGEST_LINE + 1, at);
  const line = buffer.subarray(0, bytesRead).indexOf(LF);
  return line === -1 ? end : at + line + 1;
}

function columnsOf({ form }: Part): readonly string[] {
  return form.kind === 'table' ? form.names : [];
}

function otherColumns(file: Part, first: Part): InputError {
  const named = (part: Part): string => ['image_id', 'url', ...columnsOf(part)].join(', ');
  return new InputError(file.name, {
    line: 1,
    expected: `the columns of ${first.name}: ${named(first)}`,
    came: named(file),
    advice: 'Give all files of the list the same columns.',
  });
}

function secondFile(file: Part): InputError {
  return new InputError(file.name, {
    expected: 'one file of addresses alone for each synset',
    came: 'a second one',
    advice: 'Join the two: images are numbered in the order of their lines.',
  });
}
