import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { CLASS_FIELDS, classesIn, cocoImages, isObject } from '../images/label-table.ts';
import { decodeJson, InputError, shown } from '../text/input.ts';

/** Column names that the columns of a list go by in tables of others; compared in lower case. */
const COLUMN_NAMES = {
  url: ['url', 'image_url', 'coco_url', 'flickr_url', 'uri', 'link', 'address', 'src'],
  wnid: ['wnid', 'synset', 'synset_id', 'synsetid', 'class', 'label', 'category'],
  image_id: ['image_id', 'imageid', 'id', 'image'],
} as const;

const ADDRESS = /^["']?https?:\/\//i;
const IMAGE_ID = /^n\d{8}_\d{1,15}$/;
const SYNSET = /^(?:n\d{8}|[^\s/]+\.n\.\d{1,3})$/;

/** Whether a list of text has to be converted before its lines are read, by its first line. */
export function isForeign(first: string): boolean {
  if (first.startsWith('\ufeff') || first.startsWith('#')) return true;
  const separator = separatorOf(first);
  if (separator === ' ') return SYNSET.test(first.split(/\s+/)[0]!) && ADDRESS.test(first.split(/\s+/)[1] ?? '');
  const fields = first.split(separator);
  // A tab-separated table with the names of this program's own columns is read as it is.
  return separator === ',' ? !ADDRESS.test(first) && fields.length > 1 : SYNSET.test(fields[0]!) || needsNames(fields);
}

function separatorOf(line: string): string {
  if (line.includes('\t')) return '\t';
  return line.includes(',') && !/^n\d{8}_\d+\s/.test(line) ? ',' : ' ';
}

/** Whether a head names the columns as others do. */
function needsNames(fields: readonly string[]): boolean {
  const names = fields.map(canonicalName);
  return names.includes('url') && !fields.includes('url')
    ? true
    : names.includes('wnid') && !fields.includes('wnid') && !fields.includes('image_id');
}

function canonicalName(text: string): string {
  const name = text.trim().toLowerCase();
  const known = Object.entries(COLUMN_NAMES).find(([, names]) => (names as readonly string[]).includes(name));
  return known?.[0] ?? name.replaceAll(/\W+/g, '_');
}

/**
 * Converts a list of addresses to a table with the columns of lists: comma-separated values, JSON of COCO or LVIS, JSON
 * lines, Parquet, and text with a byte-order mark or comments at its beginning.
 *
 * @param name for messages. @param target the file to write. @param owner the synset that the file's name begins with, for addresses alone. @throws InputError for a file without addresses and classes.
 */
export async function convertList(file: string, name: string, target: string, owner?: string): Promise<void> {
  const plain = file.replace(/\.gz$/i, '');
  if (/\.parquet$/i.test(plain)) await writeParquet(file, name, target);
  else if (/\.json$/i.test(plain)) await writeRows(target, ['wnid', 'url'], jsonAddresses(file, name));
  else if (/\.(?:jsonl|ndjson)$/i.test(plain)) await writeRows(target, ['wnid', 'url'], jsonLineAddresses(file, name));
  else await convertTable(file, name, target, owner);
}

/** Writes the rows of Parquet: by image id where they have one, as ordered parts do, else by class. */
async function writeParquet(file: string, name: string, target: string): Promise<void> {
  const { parquetRows, textOf } = await import('../images/parquet-images.ts');
  const rows = parquetRows(file);
  const first = await rows.next();
  const fields = first.done === true ? {} : first.value.row;
  const column = COLUMN_NAMES.url.find((one) => one in fields);
  if (column === undefined) throw withoutColumn(name, 'url', Object.keys(fields));
  const key = 'image_id' in fields && IMAGE_ID.test(textOf(fields['image_id'])) ? 'image_id' : 'wnid';
  async function* lines(): AsyncGenerator<string[]> {
    for (let next = first; next.done !== true; next = await rows.next()) {
      const { row, hints } = next.value;
      if (key === 'wnid' && hints.length === 0)
        throw withoutColumn(name, ['image_id', ...CLASS_FIELDS.slice(0, 5)].join(', '), Object.keys(row));
      const keys = key === 'wnid' ? hints.map((hint) => hint.split('\n')[0]!) : [textOf(row['image_id'])];
      for (const one of keys) yield [one, textOf(row[column!])];
    }
  }
  await writeRows(target, [key, 'url'], lines());
}

async function* jsonAddresses(file: string, name: string): AsyncGenerator<string[]> {
  const value = decodeJson({ name, bytes: await readFile(file) }, 'Correct the file.', 'any');
  if (Array.isArray(value)) for (const entry of value) yield* entryAddresses(entry);
  else if (isObject(value) && Array.isArray(value['images']))
    for (const { url, labels } of cocoImages(value))
      for (const label of labels) if (url !== undefined) yield [label, url];
}

async function* jsonLineAddresses(file: string, name: string): AsyncGenerator<string[]> {
  const { createInterface } = await import('node:readline');
  let line = 0;
  for await (const text of createInterface({ input: readText(file) })) {
    line++;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
      throw new InputError(
        { file: name, line },
        { expected: 'JSON', came: String(error), advice: 'Correct the line.' },
      );
    }
    yield* entryAddresses(value);
  }
}

function* entryAddresses(entry: unknown): Generator<string[]> {
  if (!isObject(entry)) return;
  const url = COLUMN_NAMES.url.map((name) => entry[name]).find((one) => typeof one === 'string');
  for (const label of classesIn(entry)) if (url !== undefined) yield [label, url];
}

/** Rows of text, with a head or without one. */
async function convertTable(file: string, name: string, target: string, owner: string | undefined): Promise<void> {
  const [first = ''] = await firstLines(file, 1);
  const separator = separatorOf(first);
  const rows = readText(file).pipe(
    parse({
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      quote: separator === ',' ? '"' : null,
      trim: true,
      comment: '#',
      comment_no_infix: true,
    }),
  );
  let width = 0;
  let isOwned = false;
  const out = createWriteStream(target, { flags: 'wx' });
  try {
    for await (const row of rows as AsyncIterable<string[]>) {
      const fields = separator === ' ' ? row.filter((field) => field !== '') : row;
      if (width === 0) {
        const head = headOf(fields, name, owner);
        width = head.columns.length;
        isOwned = head.isOwned === true;
        await write(out, head.columns);
        if (!head.isData) continue;
      }
      await write(out, isOwned ? [owner!, ...fields] : fields);
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { message } = error as Error;
    throw new InputError({ file: name }, { expected: 'a table of text', came: message, advice: 'Correct the file.' });
  } finally {
    out.end();
    await once(out, 'close');
  }
}

/** The columns that a first row names, or has. */
function headOf(
  fields: readonly string[],
  name: string,
  owner: string | undefined,
): { columns: string[]; isData: boolean; isOwned?: boolean } {
  const [first = '', second = ''] = fields;
  if (ADDRESS.test(first) && fields.length === 1 && owner !== undefined)
    return { columns: ['wnid', 'url'], isData: true, isOwned: true };
  if (ADDRESS.test(second) && fields.length === 2)
    return { columns: [/_\d+$/.test(first) ? 'image_id' : 'wnid', 'url'], isData: true };
  const columns = fields.map(canonicalName);
  if (!columns.includes('url')) throw withoutColumn(name, 'url', fields);
  if (!columns.includes('wnid') && !columns.includes('image_id'))
    throw withoutColumn(name, 'image_id, wnid or synset', fields);
  return { columns, isData: false };
}

async function firstLines(file: string, count: number): Promise<string[]> {
  const { createInterface } = await import('node:readline');
  const lines: string[] = [];
  const input = readText(file);
  for await (const text of createInterface({ input })) {
    const line = text.replace(/^\uFEFF/, '');
    if (line.trim() !== '' && !line.startsWith('#')) lines.push(line);
    if (lines.length === count) break;
  }
  input.destroy();
  return lines;
}

function readText(file: string): Readable {
  const input = createReadStream(file);
  return /\.gz$/i.test(file) ? input.pipe(createGunzip()) : input;
}

async function writeRows(target: string, head: readonly string[], rows: AsyncIterable<string[]>): Promise<void> {
  const out = createWriteStream(target, { flags: 'wx' });
  try {
    await write(out, head);
    for await (const row of rows) await write(out, row);
  } finally {
    out.end();
    await once(out, 'close');
  }
}

async function write(out: WriteStream, fields: readonly string[]): Promise<void> {
  const line = `${fields.map((field) => field.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
  if (!out.write(line)) await once(out, 'drain');
}

function withoutColumn(name: string, wanted: string, fields: readonly string[]): InputError {
  return new InputError(
    { file: name, line: 1 },
    {
      expected: `a column ${wanted}`,
      came: shown(fields.join(', ')),
      advice:
        'Name the columns in the first line: image_id and url, wnid and url, or synset and url; docs/forms.md shows every form.',
    },
  );
}

/** A converted list in the staging folder. */
export function convertedFile(workshop: string, number: number): string {
  return path.join(workshop, `converted-${String(number)}.tsv`);
}
