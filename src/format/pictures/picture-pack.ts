/**
 * A pack: many small files in one, found by their place in it.
 *
 * Byte map (numbers little-endian):
 *
 *     0    8  the ASCII letters CANOPYP2
 *     8    4  number of records n
 *     12   4  CRC-32 of the twelve bytes before
 *     16   …  n records of 64 bytes
 *          …  the files, one after the other
 *
 * A record:
 *
 *     0   32  key: SHA-256 of what the file was made from
 *     32   8  where the file begins in the pack (float64)
 *     40   4  its length
 *     44   1  state, from PACK_STATES
 *     45   3  red, green, blue: its mean colour
 *     48   2  width, 50 2 height, in pixels
 *     52   8  the first bytes of the SHA-256 of the file; the first six are its name in addresses
 *     60   4  CRC-32 of the 60 bytes before
 *
 * So nothing that is read of a pack need be taken on trust: head and records have their checks, and each file the first
 * bytes of its sum. A record that is all zero is open: its file is not written yet.
 */

import { crc32 } from 'node:zlib';

const MAGIC = 'CANOPYP2';
const HEAD = 16;
/** Size of one record in bytes. */
export const RECORD_SIZE = 64;

/** Number of hexadecimal digits of a file's SHA-256 that a record stores. */
export const DIGEST_DIGITS = 16;
const CHECK = RECORD_SIZE - 4;

/** States of a slot: not drawn yet, empty on purpose, failed with a reason in text, or a file of a type. */
export const PACK_STATES = ['open', 'none', 'failed', 'webp', 'svg', 'png', 'jpeg', 'avif', 'gif'] as const;
/** One such state. */
export type PackState = (typeof PACK_STATES)[number];

/** Content types of the files. */
export const PACK_TYPES: Readonly<Partial<Record<PackState, string>>> = {
  webp: 'image/webp',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  avif: 'image/avif',
  gif: 'image/gif',
};

/** Facts about one file of a pack. */
export interface PackRecord {
  /** 64 hexadecimal digits. */
  readonly key: string;
  readonly start: number;
  readonly length: number;
  readonly state: PackState;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly width: number;
  readonly height: number;
  /** {@link DIGEST_DIGITS} hexadecimal digits. */
  readonly digest: string;
}

/** Returns the head of a pack. */
export function encodePackHead(records: number): Uint8Array {
  const head = new Uint8Array(HEAD);
  head.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(head.buffer);
  view.setUint32(8, records, true);
  view.setUint32(HEAD - 4, crc32(head.subarray(0, HEAD - 4)), true);
  return head;
}

/** Returns the number of records of a pack; `undefined` if the bytes are not a pack's head or are damaged. */
export function decodePackHead(bytes: Uint8Array): number | undefined {
  if (bytes.length < HEAD || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(HEAD - 4, true) === crc32(bytes.subarray(0, HEAD - 4)) ? view.getUint32(8, true) : undefined;
}

/** Returns the offset of a record; that of the record after the last is where the files begin. */
export function recordStart(place: number): number {
  return HEAD + place * RECORD_SIZE;
}

/** Encodes one record. */
export function encodeRecord({ key, start, length, state, colour, width, height, digest }: PackRecord): Uint8Array {
  const bytes = new Uint8Array(RECORD_SIZE);
  const view = new DataView(bytes.buffer);
  bytes.set(fromHex(key));
  view.setFloat64(32, start, true);
  view.setUint32(40, length, true);
  bytes[44] = PACK_STATES.indexOf(state);
  bytes.set(fromHex(colour.slice(1)), 45);
  view.setUint16(48, width, true);
  view.setUint16(50, height, true);
  bytes.set(fromHex(digest.slice(0, DIGEST_DIGITS)), 52);
  // An open record holds nothing else.
  if (state !== 'open') view.setUint32(CHECK, crc32(bytes.subarray(0, CHECK)), true);
  return bytes;
}

/**
 * Decodes one record; a damaged one counts as open, as nothing in it can be trusted.
 *
 * @param bytes exactly its own.
 * @param size size of the pack in bytes: a record that leads out of it is damaged.
 */
export function decodeRecord(bytes: Uint8Array, size: number): PackRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, RECORD_SIZE);
  const state = PACK_STATES[bytes[44]!] ?? 'open';
  if (state === 'open' || crc32(bytes.subarray(0, CHECK)) !== view.getUint32(CHECK, true)) return OPEN;
  const [start, length] = [view.getFloat64(32, true), view.getUint32(40, true)];
  if (!Number.isInteger(start) || start < HEAD || start + length > size) return OPEN;
  return {
    key: toHex(bytes.subarray(0, 32)),
    start,
    length,
    state,
    colour: `#${toHex(bytes.subarray(45, 48))}`,
    width: view.getUint16(48, true),
    height: view.getUint16(50, true),
    digest: toHex(bytes.subarray(52, CHECK)),
  };
}

const OPEN: PackRecord = {
  key: '',
  start: HEAD,
  length: 0,
  state: 'open',
  colour: '#000000',
  width: 0,
  height: 0,
  digest: '',
};

function toHex({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('hex');
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
