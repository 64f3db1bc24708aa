import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { refuseEndless } from '../../text/read-file.ts';
import { decodeText, InputError, type InputFile, shown } from '../../text/input.ts';
import { jsonElements } from '../../text/json-elements.ts';
import { readLines, readRows, type TableRow, type TextLine } from '../../text/table-rows.ts';
import { type AnnotatedImage, annotatedImages, cvatImages } from '../annotations/annotated-image.ts';
import { CLASS_FIELDS, classesIn, FILE_FIELDS, isObject, KEY_FIELDS, keyIn } from './class-fields.ts';
import { CocoReader } from '../annotations/coco.ts';
import { EXPORT_ADVICE } from '../archives/other-archives.ts';
import { type KeyKind, type LabelRow, LabelTable } from './labels.ts';
import { parseOnce } from '../parsed-notes.ts';

/** Names of tables that are read where they are found next to images. */
const FOUND_TABLE =
  /^(?:LOC_(?:train|val|test)_solution\.csv|val_annotations\.txt|(?:metadata|labels|manifest)\.(?:csv|tsv|jsonl|txt)|(?:train|val|valid|validation|test|_annotations|_classes)\.csv|(?:instances_\w+|lvis_v[\w.]+|objects|_annotations\.(?:coco|createml)|via_\w+)\.json|annotations\.xml)$/i;

const IMAGE_ENDING = /\.(?:jpe?g|jpe|jfif|png|webp|gif|avif|svg|tiff?|bmp|hei[cf])$/i;

/** Whether a file found next to images is a table of their classes, by its name. */
export function isLabelTable(name: string): boolean {
  return FOUND_TABLE.test(name);
}

/**
 * Reads a table of classes from a file: rows of a path or name and a class with or without a head, JSON lines, a JSON
 * object from key to class, or annotations of COCO, LVIS, Visual Genome, CreateML, VIA or CVAT. JSON is read part by part.
 *
 * @param name for messages. @param notes folder in which the rows of a large file of JSON are noted. @throws InputError for a file of another form.
 */
export async function readLabelFile(file: string, name: string, notes: string): Promise<LabelTable> {
  const known = await stat(file);
  refuseEndless(known, file, name);
  if (known.isDirectory())
    throw new InputError(name, {
      expected: 'a table of classes',
      came: 'a folder',
      advice: 'Give one file; those of several parts can be joined.',
    });
  if (/\.json$/i.test(name)) {
    const parse = async (): Promise<LabelRow[]> =>
      (await readJson(name, createReadStream(file, { highWaterMark: 2 ** 20 }))).rows();
    return LabelTable.fromRows(name, await parseOnce(notes, file, 'labels', parse));
  }
  return readLabelTable({ name, bytes: await readFile(file) });
}

/** Reads a table of classes from its bytes, as {@link readLabelFile} does. */
export async function readLabelTable(file: InputFile): Promise<LabelTable> {
  if (/\.json$/i.test(file.name)) return readJson(file.name, [file.bytes]);
  const table = new LabelTable(file.name);
  if (/\.xml$/i.test(file.name)) readXml(file, table);
  else if (/\.(?:jsonl|ndjson)$/i.test(file.name) || file.bytes[0] === OPENING_BRACE) readJsonLines(file, table);
  else readTable(file, table);
  return notEmpty(table);
}

const OPENING_BRACE = 0x7b;

function notEmpty(table: LabelTable): LabelTable {
  if (table.size > 0) return table;
  throw new InputError(table.name, {
    expected: 'rows of a file name and a class',
    came: 'none',
    advice: `${EXPORT_ADVICE} docs/forms.md describes the forms.`,
  });
}

const SEVERAL_WNIDS = /^n\d{8}(?:[\s,;|+]+n\d{8})+$/i;

/** Returns what a key names, where no head says so: a file if it has the ending of an image. */
function kindOf(key: string): KeyKind {
  return IMAGE_ENDING.test(key) ? 'file' : 'either';
}

function kindOfColumn(name: string): KeyKind {
  if (FILE_FIELDS.has(name)) return 'file';
  return name === 'id' || name === 'name' ? 'either' : 'class';
}

/** A class alone, as in a list of classes in the order of the images. */
const LONE_CLASS = /^(?:\d{1,6}|n\d{8})$/i;

/** A line of `LOC_synset_mapping.txt`, `synset_words.txt` and `words.txt`: a wnid and words, separated by commas. */
const WNID_AND_WORDS = /^(n\d{8})[ \t]+([^\s,][^\t]*)$/i;

/** Adds the words of each synset, and each that one synset alone has. @returns whether the table is of that form. */
function readWords(file: InputFile, table: LabelTable): boolean {
  const lines = readLines(file);
  const fits = ({ text }: TextLine): boolean => WNID_AND_WORDS.test(text) && !IMAGE_ENDING.test(text);
  if (lines.length === 0 || !lines.every(fits)) return false;
  const wnidsOf = new Map<string, Set<string>>();
  for (const { text } of lines) {
    const [, wnid = '', words = ''] = WNID_AND_WORDS.exec(text)!;
    table.add(words, wnid, 'either');
    for (const word of words.split(/,\s+/).map((one) => one.toLowerCase()))
      wnidsOf.set(word, (wnidsOf.get(word) ?? new Set()).add(wnid));
  }
  for (const [word, wnids] of wnidsOf) if (wnids.size === 1) table.add(word, [...wnids][0]!, 'either');
  return true;
}

/** Adds the classes of a table that has a column of 0 and 1 for each. @returns whether it is of that form. */
function readOneHot(rows: readonly TableRow[], table: LabelTable): boolean {
  const [head, ...rest] = rows;
  if (head === undefined || rest.length === 0 || head.fields.length < 3) return false;
  if (!FILE_FIELDS.has(head.fields[0]!.toLowerCase())) return false;
  if (!rest.every(({ fields }) => fields.slice(1).every((value) => /^[01](?:\.0*)?$/.test(value)))) return false;
  for (const { fields } of rest)
    for (const [i, value] of fields.entries())
      if (i > 0 && value.startsWith('1')) table.add(fields[0]!, head.fields[i]!, 'file');
  return true;
}

function readTable(file: InputFile, table: LabelTable): void {
  if (readWords(file, table)) return;
  const rows = readRows(file);
  if (rows.every(({ fields }) => fields.length === 1 && LONE_CLASS.test(fields[0]!))) {
    for (const { fields } of rows) table.addInOrder(fields);
    return;
  }
  const head = rows[0]?.fields.map((field) => field.toLowerCase()) ?? [];
  const label = CLASS_FIELDS.map((name) => head.indexOf(name)).find((place) => place !== -1) ?? -1;
  const key = KEY_FIELDS.map((name) => head.indexOf(name)).find((place) => place !== -1 && place !== label) ?? -1;
  const hasHead = label !== -1 && key !== -1;
  if (!hasHead && readOneHot(rows, table)) return;
  if (!hasHead && head.length > 2 && FILE_FIELDS.has(head[0]!))
    throw new InputError(file.name, {
      line: rows[0]!.line,
      expected: 'a column of the class, such as wnid, synset, label or class',
      came: shown(head.join(', ')),
      advice: 'Name the column of the class in the first line.',
    });
  const kind = hasHead ? kindOfColumn(head[key]!) : undefined;
  const confidence = hasHead ? head.indexOf('confidence') : -1;
  for (const { fields, line } of rows.slice(hasHead ? 1 : 0)) {
    // In Open Images' tables, 0 says that somebody looked and the image shows no such thing.
    if (/^0(?:\.0*)?$/.test(fields[confidence] ?? '')) continue;
    const [name, value] = hasHead ? [fields[key], fields[label]] : keyAndClass(fields);
    if (name === undefined || value === undefined)
      throw new InputError(file.name, {
        line,
        expected: 'a file name or class name, and a class',
        came: shown(fields.join(' ')),
        advice: 'Separate the two by a tab or comma.',
      });
    for (const one of classesOfField(value, head[label])) table.add(name, one, kind ?? kindOf(name));
  }
}

/** The classes in a field: Kaggle's `PredictionString` has a class and a box for each box, other fields several synsets at times. */
function classesOfField(value: string, column: string | undefined): string[] {
  if (column === 'predictionstring') return [...new Set(value.split(/\s+/).filter((word) => /^n\d{8}$/.test(word)))];
  if (column === 'synsets') return value.split(/[\s,|+]+/, 1).map((synset) => synset.replace(/\/$/, ''));
  if (SEVERAL_WNIDS.test(value)) return value.split(/[\s,;|+]+/);
  return value === '' ? [] : [value];
}

/** The two fields of a row without a head: the synset may be the first, as in a list of wnids and names, or the second. */
function keyAndClass(fields: readonly string[]): readonly [string | undefined, string | undefined] {
  const [first, second] = fields;
  return first !== undefined && second !== undefined && isSynset(first) && !isSynset(second)
    ? [second, first]
    : [first, second];
}

function isSynset(text: string): boolean {
  return /^n\d{8}$/i.test(text) || /^[^\s/]+\.n\.\d{1,3}$/i.test(text);
}

function readJsonLines(file: InputFile, table: LabelTable): void {
  decodeText(file, 'any')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((text, i) => {
      if (text.trim() === '') return;
      const value = parseLine(text, { file: file.name, line: i + 1 });
      const key = keyIn(value);
      for (const label of classesIn(value)) if (key !== undefined) table.add(key, label, 'file');
    });
}

function addImages(table: LabelTable, images: Iterable<AnnotatedImage>): void {
  for (const { name, labels } of images) for (const label of labels) table.add(name, label, 'file');
}

function readXml(file: InputFile, table: LabelTable): void {
  const text = decodeText(file, 'any');
  try {
    addImages(table, cvatImages(text));
  } catch (error) {
    const came = (error as Error).message;
    throw new InputError(file.name, {
      expected: 'well-formed XML',
      came,
      advice: 'Correct the file, or export it again.',
    });
  }
}

async function readJson(name: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<LabelTable> {
  const table = new LabelTable(name);
  const coco = new CocoReader();
  for await (const part of jsonElements(chunks, name)) {
    const { key, value, index } = part;
    if (key === '' && (Array.isArray(value) || typeof value === 'number')) {
      table.addInOrder([value].flat().map(String));
    } else if (key === '') {
      const image = keyIn(value);
      for (const label of classesIn(value)) if (image !== undefined) table.add(image, label, 'file');
      addImages(table, annotatedImages(part));
    } else if (isObject(value)) {
      addImages(table, annotatedImages(part));
      coco.add(part);
    } else if (index !== undefined && IMAGE_ENDING.test(key)) table.add(key, String(value), 'file');
    else if (index !== undefined && typeof value === 'string' && (isSynset(key) || /\w\/\w/.test(value)))
      table.add(value, key, 'file'); // a list of files for each class, as Food-101 has
    // Keras's class index has the wnid first: { "0": ["n01440764", "tench"] }.
    else if ((index ?? 0) === 0 && (typeof value === 'string' || typeof value === 'number'))
      table.add(key, String(value), kindOf(key));
  }
  if (!coco.hasAnnotations) return notEmpty(table);
  const annotated = new LabelTable(name);
  addImages(annotated, coco.images());
  return notEmpty(annotated);
}

function parseLine(text: string, place: { file: string; line: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(place, { expected: 'JSON', came: String(error), advice: 'Correct the line.' });
  }
}
