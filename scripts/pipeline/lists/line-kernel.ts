import {
  BUCKET_BITS,
  BUCKET_BYTES,
  ENTRY_BYTES,
  LENGTH_BITS,
  NODE_BITS,
  NODES_PER_BUCKET,
  SHORTEST_RUN,
} from './bucket-layout.ts';
import { plainHostEnd } from './host.ts';
import { ESCAPE, BYTE_CLASS, isHex, plainEnd } from './url-bytes.ts';

/** Words of 32 bits that {@link scanLines} writes for each line. */
export const RECORD_WORDS = 4;
/** In a record: the offset in the image id, the image's number, where the id ends, and where the line does. */
export const OFFSET = 0;
export const NUMBER = 1;
export const ID_END = 2;
export const LINE_END = 3;

/** Bytes behind all that is read, which inner loops may look at. */
export const SLACK = 16;

const LF = 0x0a;
const TAB = 0x09;
const UNDERSCORE = 0x5f;
const SMALL_N = 0x6e;
const SMALL_S = 0x73;
const COLON = 0x3a;
const SLASH = 0x2f;
/** More digits of an image's number do not fit into a word. */
const MOST_DIGITS = 8;

/** The memory that inner loops work in. All positions are bytes in it. */
export interface LineBytes {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
}

/**
 * Reads lines that are as a list has them: `n`, eight digits, `_`, a number of at most eight digits, a tab, `http://` or
 * `https://`, a plain host, bytes that an address may have, and LF.
 *
 * It stops before the first other line, though that may be one to list.
 *
 * @param at where the first line begins. @param to where the last one ends. @param out where to write records.
 * @param last where the room for records ends. @returns where the records end.
 */
export function scanLines({ bytes, words }: LineBytes, at: number, to: number, out: number, last: number): number {
  let record = out >> 2;
  const end = last >> 2;
  while (at < to && record < end) {
    if (bytes[at] !== SMALL_N || bytes[at + 9] !== UNDERSCORE) break;
    let offset = 0;
    let i = at + 1;
    for (; i < at + 9; i++) {
      const digit = bytes[i]! - 0x30;
      if (digit < 0 || digit > 9) return record << 2;
      offset = offset * 10 + digit;
    }
    let number = 0;
    let digit = bytes[++i]! - 0x30;
    for (; digit >= 0 && digit <= 9; digit = bytes[++i]! - 0x30) number = number * 10 + digit;
    const idEnd = i;
    if (idEnd === at + 10 || idEnd > at + 10 + MOST_DIGITS || bytes[idEnd] !== TAB) break;
    i = hostStart(bytes, idEnd + 1);
    i = i === -1 ? -1 : plainHostEnd(bytes, i);
    if (i === -1) break;
    i = plainEnd(bytes, i);
    while (BYTE_CLASS[bytes[i]!] === ESCAPE && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) i = plainEnd(bytes, i + 3);
    if (bytes[i] !== LF) break;
    at = i + 1;
    words[record + OFFSET] = offset;
    words[record + NUMBER] = number;
    words[record + ID_END] = idEnd;
    words[record + LINE_END] = at;
    record += RECORD_WORDS;
  }
  return record << 2;
}

/** Where the host begins behind `http://` or `https://` in small letters, or -1. */
function hostStart(bytes: Buffer, at: number): number {
  // h, t, t, p
  if (bytes[at] !== 0x68 || bytes[at + 1] !== 0x74 || bytes[at + 2] !== 0x74 || bytes[at + 3] !== 0x70) return -1;
  const colon = bytes[at + 4] === SMALL_S ? at + 5 : at + 4;
  return bytes[colon] === COLON && bytes[colon + 1] === SLASH && bytes[colon + 2] === SLASH ? colon + 3 : -1;
}

/** Where buckets are: themselves, and for each how many of its bytes are filled and how many lines it has. */
export interface BucketPlaces {
  readonly buckets: number;
  readonly filled: number;
  readonly lines: number;
}

/**
 * Copies lines into buckets, as long as each belongs to another synset than the next, is known, short, and fits.
 *
 * @param record of the first line, with an entry of the offset table in place of the offset. @param last where records
 *   end. @param from where that line begins. @returns the record of the first line that was not copied.
 */
export function gatherLines(
  { bytes, words }: LineBytes,
  record: number,
  last: number,
  from: number,
  { buckets, filled, lines }: BucketPlaces,
): number {
  let at = record >> 2;
  const end = last >> 2;
  for (let start = from; at < end; at += RECORD_WORDS) {
    const entry = words[at + OFFSET]!;
    // The highest bit: the synset is known and the line is as the list has it.
    if (entry >>> 31 === 0 || entry === words[at + RECORD_WORDS + OFFSET]) break;
    const lineEnd = words[at + LINE_END]!;
    const length = lineEnd - start;
    if (length >= SHORTEST_RUN) break;
    const node = entry & 0x7fffffff;
    const bucket = node >> NODE_BITS;
    const used = words[(filled >> 2) + bucket]!;
    const number = words[(lines >> 2) + bucket]! + 1;
    if (used + length + number * ENTRY_BYTES > BUCKET_BYTES - SLACK) break;
    words[(filled >> 2) + bucket] = used + length;
    words[(lines >> 2) + bucket] = number;
    const begin = buckets + (bucket << BUCKET_BITS);
    // The entry, counted from the end of the bucket.
    words[(begin + BUCKET_BYTES - number * ENTRY_BYTES) >> 2] =
      ((node & (NODES_PER_BUCKET - 1)) << LENGTH_BITS) | length;
    bytes.copyWithin(begin + used, start, lineEnd);
    start = lineEnd;
  }
  return at << 2;
}

/** Copies lines one after the other. @param order numbers of lines, up to `end`. @param starts where each line begins; `ends`, where it ends. */
export function copyLines(
  { bytes, words }: LineBytes,
  order: number,
  end: number,
  starts: number,
  ends: number,
  to: number,
): void {
  for (let i = order >> 2; i < end >> 2; i++) {
    const line = words[i]!;
    const from = words[(starts >> 2) + line]!;
    const until = words[(ends >> 2) + line]!;
    bytes.copyWithin(to, from, until);
    to += until - from;
  }
}
