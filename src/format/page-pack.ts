/**
 * A page pack: rendered pages of synsets, compressed, in one file that is read by ranges.
 *
 * Byte map (numbers little-endian; `data/FORMAT.md` says the same in words):
 *
 *     0    8  the ASCII letters CANOPYH1
 *     8    4  length of the description in bytes
 *     12   4  length of the directory in bytes
 *     16  32  SHA-256 of everything from byte 48 to the first page
 *     48   …  description: JSON in UTF-8, then zero bytes up to a multiple of 8
 *          …  directory: a column file, padded likewise by its own format
 *          …  the pages, one after the other, in the preorder of their synsets
 */

import { type Columns, decodeColumns, encodeColumns } from './columns.ts';
import { sha256 } from './sha256.ts';

const MAGIC = 'CANOPYH1';
/** The bytes before the description; they say how long the head is. */
export const PAGE_PACK_START = 48;
/** The bytes of a page's tag: 96 bits of the SHA-256 of the page before compression. */
export const TAG_BYTES = 12;

/** The directory, one entry a page unless said otherwise. */
export const PAGE_PACK_SCHEMA = {
  /** The number in the wnid. */
  offset: 'u32',
  /** The pages in ascending wnid order. */
  wnidOrder: 'u32',
  /** Where pages begin, from the first one on; one more entry than there are pages. */
  start: 'f64',
  /** CRC-32 of the page as it stands in the pack. */
  checksum: 'u32',
  /** {@link TAG_BYTES} bytes a page. */
  tag: 'u8',
} as const;

/** The columns of a directory. */
export type PagePackColumns = Columns<typeof PAGE_PACK_SCHEMA>;

/** What the pages of a pack are of. */
export interface PagePackDescription {
  /** The address of a page, where `{wnid}` stands for that of its synset. */
  readonly address: string;
  /** The content coding of the pages as HTTP names it. */
  readonly coding: 'br' | 'gzip' | 'identity';
  /** The version of the data and of the program that the pages were made from. */
  readonly data: string;
  readonly site: string;
  /** The public address that stands in the pages' canonical links. */
  readonly origin: string;
}

/** Everything of a pack but its pages. */
export interface PagePackHead {
  readonly description: PagePackDescription;
  readonly columns: PagePackColumns;
  /** Bytes before the first page. */
  readonly length: number;
}

/** The bytes before the first page of a pack of so many pages. */
export function pagePackHeadLength(description: PagePackDescription, pages: number): number {
  const nothing = {
    offset: new Uint32Array(pages),
    wnidOrder: new Uint32Array(pages),
    start: new Float64Array(pages + 1),
    checksum: new Uint32Array(pages),
    tag: new Uint8Array(pages * TAG_BYTES),
  };
  return descriptionEnd(encodeDescription(description).length) + encodeColumns(PAGE_PACK_SCHEMA, nothing).length;
}

/** Writes the head of a pack. */
export async function encodePagePackHead(
  description: PagePackDescription,
  columns: PagePackColumns,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = encodeDescription(description);
  const directory = encodeColumns(PAGE_PACK_SCHEMA, columns);
  const directoryStart = descriptionEnd(text.length);
  const head = new Uint8Array(directoryStart + directory.length);
  const view = new DataView(head.buffer);
  head.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, text.length, true);
  view.setUint32(12, directory.length, true);
  head.set(text, PAGE_PACK_START);
  head.set(directory, directoryStart);
  head.set(fromHex(await sha256(head.slice(PAGE_PACK_START))), 16);
  return head;
}

/**
 * The length of a pack's head, from its first {@link PAGE_PACK_START} bytes.
 *
 * @throws Error naming the file if it is no page pack.
 */
export function readPagePackLength(start: Uint8Array, name: string): number {
  const magic = new TextDecoder().decode(start.subarray(0, 8));
  if (start.length < PAGE_PACK_START || magic !== MAGIC)
    throw new Error(`${name}: expected a page pack beginning with ${MAGIC}, came ${JSON.stringify(magic)}`);
  const view = new DataView(start.buffer, start.byteOffset);
  return descriptionEnd(view.getUint32(8, true)) + view.getUint32(12, true);
}

/**
 * Reads the head of a pack.
 *
 * @param bytes all of it: as many as {@link readPagePackLength} says.
 * @throws Error naming the file if the head is cut short, damaged or of another form.
 */
export async function decodePagePackHead(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<PagePackHead> {
  const length = readPagePackLength(bytes, name);
  if (bytes.length < length)
    throw new Error(
      `${name}: cut short: the directory should end before byte ${String(length)}, the file has ${String(bytes.length)}`,
    );
  const sum = toHex(bytes.subarray(16, PAGE_PACK_START));
  if ((await sha256(bytes.slice(PAGE_PACK_START, length))) !== sum)
    throw new Error(`${name}: expected a directory with the checksum ${sum}, came another; write the pack again`);
  const textLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  const description: unknown = JSON.parse(
    new TextDecoder().decode(bytes.subarray(PAGE_PACK_START, PAGE_PACK_START + textLength)),
  );
  if (!isDescription(description))
    throw new Error(
      `${name}: expected a description of address, coding, data, site and origin, came another; write the pack again`,
    );
  const columns = decodeColumns(PAGE_PACK_SCHEMA, bytes.slice(descriptionEnd(textLength), length), name);
  return { description, columns, length };
}

/** The place in the pack of a synset's page, or `undefined`; `offset` is the number in its wnid. */
export function pageOf({ offset, wnidOrder }: PagePackColumns, wanted: number): number | undefined {
  let [low, high] = [0, wnidOrder.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (offset[wnidOrder[middle]!]! < wanted) low = middle + 1;
    else high = middle;
  }
  const page = wnidOrder[low];
  return page !== undefined && offset[page] === wanted ? page : undefined;
}

/** The bytes of a page's tag. */
export function pageTag({ tag }: PagePackColumns, page: number): Uint8Array {
  return tag.subarray(page * TAG_BYTES, (page + 1) * TAG_BYTES);
}

function encodeDescription({ address, coding, data, site, origin }: PagePackDescription): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ address, coding, data, site, origin }));
}

function isDescription(value: unknown): value is PagePackDescription {
  const { address, coding, data, site, origin } = (value ?? {}) as Partial<Record<keyof PagePackDescription, unknown>>;
  return (
    [address, coding, data, site, origin].every((text) => typeof text === 'string') &&
    String(address).includes('{wnid}') &&
    ['br', 'gzip', 'identity'].includes(String(coding))
  );
}

function descriptionEnd(length: number): number {
  return Math.ceil((PAGE_PACK_START + length) / 8) * 8;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
