/**
 * A pack: many small files in one, found by their place in it.
 *
 * Byte map (numbers little-endian):
 *
 *     0    8  the ASCII letters CANOPYP1
 *     8    4  number of records n
 *     12   4  zero
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
 *     52  12  the first bytes of the SHA-256 of the file: its name in addresses
 */

const MAGIC = 'CANOPYP1';
const HEAD = 16;
/** The bytes of one record. */
export const RECORD_SIZE = 64;

/** What is at a place: nothing yet, no file by intent, a reason in text why none could be made, or a file of a type. */
export const PACK_STATES = ['open', 'none', 'failed', 'webp', 'svg', 'png', 'jpeg', 'avif', 'gif'] as const;
/** One state. */
export type PackState = (typeof PACK_STATES)[number];

/** The content types of the files. */
export const PACK_TYPES: Readonly<Partial<Record<PackState, string>>> = {
  webp: 'image/webp', svg: 'image/svg+xml', png: 'image/png', jpeg: 'image/jpeg', avif: 'image/avif', gif: 'image/gif',
};

/** What a pack says of one of its files. */
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
  /** 24 hexadecimal digits. */
  readonly digest: string;
}

/** The head of a pack of so many records. */
export function encodePackHead(records: number): Uint8Array {
  const head = new Uint8Array(HEAD);
  head.set(new TextEncoder().encode(MAGIC));
  new DataView(head.buffer).setUint32(8, records, true);
  return head;
}

/** The number of records of a pack, or `undefined` if these bytes are no head of one. */
export function decodePackHead(bytes: Uint8Array): number | undefined {
  if (bytes.length < HEAD || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
}

/** Where a record stands; that of the place after the last is where the files begin. */
export function recordStart(place: number): number {
  return HEAD + place * RECORD_SIZE;
}

/** One record as bytes. */
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
  bytes.set(fromHex(digest), 52);
  return bytes;
}

/**
 * Reads one record.
 *
 * @param bytes exactly its own.
 * @param size of the pack in bytes: a record that leads out of it is damaged, and there is nothing at its place.
 */
export function decodeRecord(bytes: Uint8Array, size: number): PackRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, RECORD_SIZE);
  const [start, length] = [view.getFloat64(32, true), view.getUint32(40, true)];
  const isWithin = Number.isInteger(start) && start >= HEAD && start + length <= size;
  return {
    key: toHex(bytes.subarray(0, 32)),
    start: isWithin ? start : HEAD,
    length: isWithin ? length : 0,
    state: (isWithin ? PACK_STATES[bytes[44]!] : undefined) ?? 'open',
    colour: `#${toHex(bytes.subarray(45, 48))}`,
    width: view.getUint16(48, true),
    height: view.getUint16(50, true),
    digest: toHex(bytes.subarray(52, 64)),
  };
}

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
