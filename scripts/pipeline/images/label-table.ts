import path from 'node:path';
import { decodeText, InputError, type InputFile, shown } from '../text/input.ts';
import { readRows } from '../text/table-rows.ts';

/** Column names of a class, the most telling first; compared in lower case. */
export const CLASS_FIELDS = [
  'wnid',
  'synset',
  'synset_id',
  'synsets',
  'label',
  'labels',
  'predictionstring',
  'class',
  'class_id',
  'cls',
  'category',
  'class_name',
  'target',
  'fine_label',
] as const;

/** Column names of an image or of a class that the table explains; compared in lower case. */
const KEY_FIELDS = [
  'file_name',
  'filename',
  'file',
  'path',
  'filepath',
  'image_path',
  'image',
  'imageid',
  'image_id',
  'key',
  'name',
  'id',
  'class_name',
  'label',
  'index',
];

/** Those of {@link KEY_FIELDS} that name an image. */
const FILE_FIELDS = new Set(KEY_FIELDS.slice(0, KEY_FIELDS.indexOf('name')));

/** What the key of a row names. */
type KeyKind = 'file' | 'class' | 'either';

/** What a table says of images and of class names. */
export class LabelTable {
  readonly name: string;
  readonly #files = new Map<string, string[]>();
  readonly #classes = new Map<string, string>();

  constructor(name: string) {
    this.name = name;
  }

  /** Adds a class of an image, or the synset of a class name. */
  add(key: string, label: string, kind: KeyKind): void {
    if (kind !== 'file' && !this.#classes.has(key)) this.#classes.set(key, label);
    if (kind === 'class') return;
    const known = this.#files.get(key);
    if (known === undefined) this.#files.set(key, [label]);
    else if (!known.includes(label)) known.push(label);
  }

  /** Number of images and class names. */
  get size(): number {
    return Math.max(this.#files.size, this.#classes.size);
  }

  /** Classes of an image: by its path, the end of its path, its name, or its name without the ending. */
  ofFile(file: string): readonly string[] | undefined {
    if (this.#files.size === 0) return undefined;
    for (let rest = file; ; rest = rest.slice(rest.indexOf('/') + 1)) {
      const found = this.#files.get(rest) ?? this.#files.get(rest.replace(/\.\w{1,5}$/, ''));
      if (found !== undefined) return found;
      if (!rest.includes('/')) return undefined;
    }
  }

  /** What a class name or index means. */
  ofClass(name: string): string | undefined {
    return this.#classes.get(name) ?? this.#classes.get(name.replaceAll('_', ' '));
  }
}

/** What a key names, where no head says so: what has an ending is a file, a number is a class index. */
function kindOf(key: string): KeyKind {
  if (/\.[A-Za-z]\w{1,4}$/.test(key) || key.includes('/')) return 'file';
  return /^\d{1,6}$/.test(key) ? 'class' : 'either';
}

/** A path without `./` before it. */
function stripDot(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}

/** Names of tables that are read where they are found beside images. */
const FOUND_TABLE =
  /^(?:LOC_(?:train|val|test)_solution\.csv|val_annotations\.txt|(?:metadata|labels|manifest)\.(?:csv|tsv|jsonl|txt))$/i;

/** Whether a file found beside images is a table of their classes, by its name. */
export function isLabelTable(name: string): boolean {
  return FOUND_TABLE.test(name);
}

/**
 * Reads a table of classes: rows of a path or name and a class with or without a head, JSON lines, a JSON object from
 * key to class, COCO or LVIS annotations, or Visual Genome's objects.
 *
 * @throws InputError for a file of another form.
 */
export function readLabelTable(file: InputFile): LabelTable {
  const ending = path.extname(file.name).toLowerCase();
  const table = new LabelTable(file.name);
  if (ending === '.jsonl' || ending === '.ndjson') readJsonLines(file, table);
  else if (ending === '.json') readJson(file, table);
  else readTable(file, table);
  if (table.size > 0) return table;
  throw new InputError(
    { file: file.name },
    { expected: 'rows of a file name and a class', came: 'none', advice: 'docs/forms.md describes the forms.' },
  );
}

function readTable(file: InputFile, table: LabelTable): void {
  const rows = readRows(file);
  const head = rows[0]?.fields.map((field) => field.toLowerCase()) ?? [];
  const label = CLASS_FIELDS.map((name) => head.indexOf(name)).find((place) => place !== -1) ?? -1;
  const key = KEY_FIELDS.map((name) => head.indexOf(name)).find((place) => place !== -1 && place !== label) ?? -1;
  const hasHead = label !== -1 && key !== -1;
  const kind = hasHead ? (FILE_FIELDS.has(head[key]!) ? 'file' : 'class') : undefined;
  for (const { fields, line } of rows.slice(hasHead ? 1 : 0)) {
    const [name, value] = hasHead ? [fields[key], fields[label]] : keyAndClass(fields);
    if (name === undefined || value === undefined)
      throw new InputError(
        { file: file.name, line },
        {
          expected: 'a file name or class name, and a class',
          came: shown(fields.join(' ')),
          advice: 'Separate the two by a tab or comma.',
        },
      );
    // Kaggle's PredictionString is the class and a box, for each box.
    for (const one of head[label] === 'predictionstring' ? kaggleClasses(value) : [value])
      table.add(stripDot(name), one, kind ?? kindOf(name));
  }
}

/** The two fields of a row without a head: a synset may stand first, as in a list of wnids and names, or behind. */
function keyAndClass(fields: readonly string[]): readonly [string | undefined, string | undefined] {
  const [first, second] = fields;
  return first !== undefined && second !== undefined && isSynset(first) && !isSynset(second)
    ? [second, first]
    : [first, second];
}

function isSynset(text: string): boolean {
  return /^n\d{8}$/.test(text) || /^[^\s/]+\.n\.\d{1,3}$/.test(text);
}

function kaggleClasses(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter((word) => /^n\d{8}$/.test(word)))];
}

function readJsonLines(file: InputFile, table: LabelTable): void {
  decodeText(file, 'any')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((text, i) => {
      if (text.trim() === '') return;
      const value = parseJson(text, { file: file.name, line: i + 1 });
      const key = keyIn(value);
      for (const label of classesIn(value)) if (key !== undefined) table.add(stripDot(key), label, 'file');
    });
}

function readJson(file: InputFile, table: LabelTable): void {
  const value = parseJson(decodeText(file, 'any'), { file: file.name });
  if (isObject(value) && Array.isArray(value['annotations']) && Array.isArray(value['images']))
    for (const { names, labels } of cocoImages(value))
      for (const name of names) for (const one of labels) table.add(name, one, 'file');
  else if (Array.isArray(value))
    for (const entry of value) {
      const key = keyIn(entry);
      for (const label of [...classesIn(entry), ...objectClasses(entry)])
        if (key !== undefined) table.add(stripDot(key), label, 'file');
    }
  else if (isObject(value))
    for (const [key, label] of Object.entries(value)) {
      // Keras's class index: { "0": ["n01440764", "tench"] }
      for (const one of Array.isArray(label) ? label.slice(0, 1) : [label])
        if (typeof one === 'string' || typeof one === 'number') table.add(stripDot(key), String(one), kindOf(key));
    }
}

/** An image of a COCO or LVIS file: the names it goes by, its address, and the classes of its annotations. */
export interface CocoImage {
  readonly id: number | string;
  readonly names: readonly string[];
  readonly url: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly labels: readonly string[];
  readonly boxes: readonly { readonly label: string; readonly box: readonly number[] }[];
}

/** Reads the images of a COCO or LVIS file with their classes: the category's synset where there is one, else its name. */
export function cocoImages(value: Readonly<Record<string, unknown>>): CocoImage[] {
  const list = (name: string): Record<string, unknown>[] =>
    (Array.isArray(value[name]) ? (value[name] as unknown[]) : []).filter(isObject);
  const categories = new Map(
    list('categories').map((category) => [
      category['id'],
      String(category['synset'] ?? category['name'] ?? category['id']),
    ]),
  );
  const boxes = new Map<unknown, { label: string; box: number[] }[]>();
  for (const { image_id: image, category_id: category, bbox } of list('annotations')) {
    const label = categories.get(category);
    if (label === undefined) continue;
    const own = boxes.get(image) ?? [];
    boxes.set(image, own);
    own.push({ label, box: Array.isArray(bbox) ? bbox.map(Number) : [] });
  }
  return list('images').map((image) => {
    const url = [image['coco_url'], image['flickr_url'], image['url']].find((one) => typeof one === 'string');
    const own = boxes.get(image['id']) ?? [];
    const file = image['file_name'] ?? (url === undefined ? undefined : path.posix.basename(url));
    return {
      id: image['id'] as number | string,
      names: typeof file === 'string' ? [file] : [String(image['id'])],
      url,
      width: Number(image['width'] ?? 0),
      height: Number(image['height'] ?? 0),
      labels: [...new Set(own.map(({ label }) => label))],
      boxes: own,
    };
  });
}

/** The name of the image that an entry is about. */
function keyIn(entry: unknown): string | undefined {
  const found = KEY_FIELDS.map((name) => fieldOf(entry, name)).find(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  return found === undefined ? undefined : String(found);
}

/** The synsets of Visual Genome's objects. */
function objectClasses(entry: unknown): string[] {
  const objects = fieldOf(entry, 'objects');
  return Array.isArray(objects) ? [...new Set(objects.flatMap((object) => classesIn(object)))] : [];
}

/** The classes that an object of JSON or a row of Parquet names, by the names of its fields. */
export function classesIn(value: unknown): string[] {
  for (const name of CLASS_FIELDS) {
    const found = fieldOf(value, name);
    const all = (Array.isArray(found) ? found : [found]).filter(
      (one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'bigint',
    );
    if (all.length > 0) return all.map(String);
  }
  return [];
}

function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string, place: { file: string; line?: number }): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new InputError(place, {
      expected: 'JSON',
      came: String(error),
      advice: 'Correct the file, or write it again.',
    });
  }
}
