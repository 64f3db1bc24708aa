import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { annotatedImages } from '../images/annotations/annotated-image.ts';
import { classesIn, isObject } from '../images/classes/class-fields.ts';
import { CocoReader } from '../images/annotations/coco.ts';
import { parquetRows, textOf } from '../images/archives/parquet-images.ts';
import { InputError } from '../text/input.ts';
import { jsonElements } from '../text/json-elements.ts';
import { addressIn, withoutColumn } from './address-columns.ts';

const IMAGE_ID = /^n\d{8}_\d{1,15}$/;

/** A class as it is written, or an image id, and an address. */
export type AddressRow = readonly [label: string, url: string];

/**
 * Yields the addresses of a JSON file, which is read part by part: COCO or LVIS, Visual Genome, a list of objects, or
 * an object from synset to addresses.
 *
 * @throws InputError for what is no JSON.
 */
export async function* jsonAddresses(bytes: Readable, name: string): AsyncGenerator<AddressRow> {
  const coco = new CocoReader();
  for await (const part of jsonElements(bytes as AsyncIterable<Uint8Array>, name)) {
    const { key, value } = part;
    if (key !== '' && typeof value === 'string' && /^https?:\/\//i.test(value)) yield [key, value];
    else if (key === '') yield* entryAddresses(value);
    else coco.add(part);
  }
  for (const { url, labels } of coco.images()) for (const label of labels) if (url !== undefined) yield [label, url];
}

/** Yields the addresses of JSON lines. @throws InputError at a line that is no JSON. */
export async function* jsonLineAddresses(text: Readable, name: string): AsyncGenerator<AddressRow> {
  let line = 0;
  for await (const one of createInterface({ input: text })) {
    line++;
    if (one.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(one.replace(/^\uFEFF/, ''));
    } catch (error) {
      throw new InputError(name, { line, expected: 'JSON', came: String(error), advice: 'Correct the line.' });
    }
    yield* entryAddresses(value);
  }
}

/**
 * Yields the addresses of a Parquet file.
 *
 * @param owner the synset of all of them, where the file's name or the folder of its partition says so.
 * @throws InputError for a file without a column of addresses or of classes.
 */
export async function* parquetAddresses(
  file: string,
  name: string,
  owner: string | undefined,
): AsyncGenerator<AddressRow> {
  for await (const { row, hints } of parquetRows(file)) {
    const url = addressIn(row);
    if (url === undefined) throw withoutColumn(name, 'url', Object.keys(row));
    const id = textOf(row['image_id']);
    const labels = IMAGE_ID.test(id) ? [id] : hints.length === 0 && owner !== undefined ? [owner] : hints;
    if (labels.length === 0) throw withoutColumn(name, 'image_id, wnid, synset or label', Object.keys(row));
    for (const label of labels) yield [label.split('\n')[0]!, textOf(url)];
  }
}

function* entryAddresses(entry: unknown): Generator<AddressRow> {
  if (!isObject(entry)) return;
  const url = addressIn(entry);
  if (typeof url !== 'string') return;
  const own = classesIn(entry);
  for (const label of own.length > 0 ? own : annotatedImages({ key: '', value: entry }).flatMap(({ labels }) => labels))
    yield [label, url];
}
