import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { InputError } from '../text/input.ts';
import { headOf, idOrWnid, separatorOf, type TableRules } from './address-columns.ts';
import { type AddressRow, jsonAddresses, jsonLineAddresses, parquetAddresses } from './json-addresses.ts';

/** Files that are converted whatever their first line is. */
export const CONVERTED = /\.(?:parquet|json|jsonl|ndjson)(?:\.gz)?$/i;

/**
 * Converts a list of addresses to a table with the columns of lists: comma-separated values, JSON of COCO, LVIS or
 * Visual Genome, JSON lines, Parquet, and text with a byte-order mark or comments at its beginning.
 *
 * A row of text gets the line after its own, since a head comes first; lines that are not converted stay empty. So a
 * refusal can name the line of the source.
 *
 * @returns what to add to the lines of the target to have those of the source; `undefined` if that has no lines.
 * @param name for messages. @param target the file to write. @throws InputError for a file without addresses and classes.
 */
export async function convertList(
  file: string,
  name: string,
  target: string,
  rules: TableRules = {},
): Promise<number | undefined> {
  const plain = file.replace(/\.gz$/i, '');
  const rows = /\.parquet$/i.test(plain)
    ? parquetAddresses(file, name, rules.owner)
    : /\.json$/i.test(plain)
      ? jsonAddresses(readBytes(file), name)
      : /\.(?:jsonl|ndjson)$/i.test(plain)
        ? jsonLineAddresses(readBytes(file), name)
        : undefined;
  const written = await (rows === undefined ? convertTable(file, name, target, rules) : writeRows(target, rows, rules));
  if (written > 0) return rows === undefined ? -1 : undefined;
  throw new InputError(name, {
    expected: 'addresses, each with its class',
    came: 'none',
    advice: 'docs/forms.md shows every form.',
  });
}

/** Converts rows of text, with a head or without one. @returns how many there are. */
async function convertTable(file: string, name: string, target: string, rules: TableRules): Promise<number> {
  const first = await firstLine(file);
  const separator = separatorOf(first);
  const rows = readBytes(file).pipe(
    parse({
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      quote: separator === ',' || separator === ';' ? '"' : null,
      trim: true,
      comment: '#',
      comment_no_infix: true,
      info: true,
    }),
  );
  const { owner, meaning = (text: string): string => text } = rules;
  let columns: readonly string[] = [];
  let [isOwned, written, lines] = [false, 0, 0];
  const out = createWriteStream(target, { flags: 'wx' });
  try {
    for await (const { record: row, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const fields = separator === ' ' ? row.filter((field) => field !== '') : fieldsOf(row);
      if (columns.length === 0) {
        const head = headOf(fields, { file: name, line: info.lines }, rules);
        columns = head.columns;
        isOwned = !columns.includes('wnid') && !columns.includes('image_id');
        if (!head.isData) continue;
      }
      if (written === 0) {
        columns = withoutOtherIds(columns, fields);
        await write(out, isOwned ? ['wnid', ...columns] : columns);
        lines = 1;
      }
      for (; lines < info.lines; lines++) await write(out, []);
      const named = fields.map((field, i) => (columns[i] === 'wnid' ? meaning(field) : field));
      await write(out, isOwned ? [owner!, ...named] : named);
      lines++;
      written++;
    }
    return written;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { message } = error as Error;
    throw new InputError(name, { expected: 'a table of text', came: message, advice: 'Correct the file.' });
  } finally {
    out.end();
    await once(out, 'close');
  }
}

/** The columns of a table with synsets, in which ids that name no synset, as those of Open Images, are no image ids. */
function withoutOtherIds(columns: readonly string[], first: readonly string[]): readonly string[] {
  const place = columns.indexOf('image_id');
  if (place === -1 || !columns.includes('wnid') || /_\d{1,15}$/.test(first[place] ?? '')) return columns;
  return columns.with(place, 'source_id');
}

/** The fields of a row; one of an identifier, spaces and an address among rows with tabs has two. */
function fieldsOf(row: readonly string[]): readonly string[] {
  const [, id, url] = row.length === 1 ? (/^(\S+) +(https?:\S.*)$/i.exec(row[0]!) ?? []) : [];
  return id === undefined || url === undefined ? row : [id, url];
}

async function firstLine(file: string): Promise<string> {
  const { createInterface } = await import('node:readline');
  const input = readBytes(file);
  try {
    for await (const text of createInterface({ input })) {
      const line = text.replace(/^\uFEFF/, '');
      if (line.trim() !== '' && !line.startsWith('#')) return line;
    }
    return '';
  } finally {
    input.destroy();
  }
}

function readBytes(file: string): Readable {
  const input = createReadStream(file, { highWaterMark: 2 ** 20 });
  return /\.gz$/i.test(file) ? input.pipe(createGunzip()) : input;
}

async function writeRows(
  target: string,
  rows: AsyncIterable<AddressRow>,
  { meaning = (text: string): string => text }: TableRules,
): Promise<number> {
  const out = createWriteStream(target, { flags: 'wx' });
  let written = 0;
  try {
    for await (const [label, url] of rows) {
      if (written === 0) await write(out, [idOrWnid(label), 'url']);
      await write(out, [meaning(label), url]);
      written++;
    }
    return written;
  } finally {
    out.end();
    await once(out, 'close');
  }
}

async function write(out: WriteStream, fields: readonly string[]): Promise<void> {
  const line = `${fields.map((field) => field.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')}\n`;
  if (!out.write(line)) await once(out, 'drain');
}

/** A converted list in the staging folder. */
export function convertedFile(workshop: string, number: number): string {
  return path.join(workshop, `converted-${String(number)}.tsv`);
}
