import path from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { CLASS_FIELDS, isObject } from '../classes/class-fields.ts';

/** An image in a Parquet file. */
export interface ParquetImage {
  /** Number of the row, and the name that the row gives the image. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Classes that the row names; a name and a number of the same class are on two lines. */
  readonly hints: readonly string[];
}

/** A row of a Parquet file without its images, and the class names that the file's own metadata give. */
export interface ParquetRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly hints: readonly string[];
}

/** A Parquet file without a column of images, such as img2dataset writes next to its images. */
export class NoImagesError extends Error {}

const IMAGE_COLUMNS = ['image', 'img', 'jpg', 'jpeg', 'png', 'webp', 'image_bytes', 'bytes', 'content'];

/**
 * Yields the images of a Parquet file, a row group at a time: a column of bytes, or of a group of `bytes` and `path`,
 * as Hugging Face's datasets have it. A label that is a number is named by the file's own metadata where they list names.
 *
 * @throws NoImagesError if the file has no column of images; Error if it is damaged.
 */
export async function* parquetImages(file: string): AsyncGenerator<ParquetImage> {
  let number = 0;
  const names = new Set<string>();
  for await (const { row, hints } of parquetRows(file)) {
    number++;
    const found = imageIn(row);
    if (found === undefined) throw new NoImagesError(`its columns are ${Object.keys(row).join(', ')}`);
    const own = found.path === '' ? '' : path.posix.basename(found.path);
    const name = own === '' || names.has(own) ? `${String(number)}${own === '' ? '' : `-${own}`}` : own;
    names.add(name);
    yield { name, bytes: found.bytes, hints };
  }
}

/** Yields the rows of a Parquet file, a row group at a time. @throws Error if the file is damaged. */
export async function* parquetRows(place: string): AsyncGenerator<ParquetRow> {
  const file = await asyncBufferFromFile(place);
  const metadata = await parquetMetadataAsync(file);
  const namesOf = labelNames(metadata.key_value_metadata ?? []);
  let start = 0;
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows);
    const rows = await parquetReadObjects({ file, metadata, compressors, rowStart: start, rowEnd: end, utf8: false });
    for (const row of rows as Record<string, unknown>[]) yield { row, hints: hintsIn(row, namesOf) };
    start = end;
  }
}

function imageIn(row: Readonly<Record<string, unknown>>): { bytes: Uint8Array; path: string } | undefined {
  const columns = [...IMAGE_COLUMNS, ...Object.keys(row)];
  for (const column of columns) {
    const value = row[column];
    if (value instanceof Uint8Array)
      return { bytes: value, path: textOf(row['path'] ?? row['file_name'] ?? row['filename']) };
    if (isObject(value) && value['bytes'] instanceof Uint8Array)
      return { bytes: value['bytes'], path: textOf(value['path']) };
  }
  return undefined;
}

function hintsIn(row: Readonly<Record<string, unknown>>, namesOf: ReadonlyMap<string, readonly string[]>): string[] {
  for (const field of CLASS_FIELDS) {
    const value = row[field];
    const all = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null);
    if (all.length === 0) continue;
    return all.flatMap((one) => {
      const text = textOf(one);
      const name = namesOf.get(field)?.[Number(text)];
      return name === undefined ? [text] : [`${name}\n${text}`];
    });
  }
  return [];
}

/** The class names that Hugging Face's metadata list for a column. */
function labelNames(pairs: readonly { key: string; value?: string | undefined }[]): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  const text = pairs.find(({ key }) => key === 'huggingface')?.value;
  if (text === undefined) return names;
  let features: unknown;
  try {
    features = (JSON.parse(text) as { info?: { features?: unknown } }).info?.features;
  } catch {
    return names; // metadata of another program under the same key
  }
  if (!isObject(features)) return names;
  for (const [column, feature] of Object.entries(features)) {
    const inner = isObject(feature) && isObject(feature['feature']) ? feature['feature'] : feature;
    if (isObject(inner) && Array.isArray(inner['names'])) names.set(column, inner['names'].map(String));
  }
  return names;
}

/** A value as text: bytes without a declared type are text here. */
export function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}
