import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { plainHostEnd, withAsciiHost } from './host.ts';
import { BLANK, BYTE_CLASS, ESCAPE, isHex, RETURN } from './url-bytes.ts';

const SLASH = 0x2f;

/** What is wrong with the beginning of an address, up to the first byte of its host; `undefined` if nothing. */
export function schemeProblem(bytes: Buffer, at: number): 'scheme' | 'host' | undefined {
  // h, t, t, p in either case, perhaps an s, then ://
  if (
    (bytes[at]! | 0x20) !== 0x68 ||
    (bytes[at + 1]! | 0x20) !== 0x74 ||
    (bytes[at + 2]! | 0x20) !== 0x74 ||
    (bytes[at + 3]! | 0x20) !== 0x70
  )
    return 'scheme';
  const colon = (bytes[at + 4]! | 0x20) === 0x73 ? at + 5 : at + 4;
  if (bytes[colon] !== 0x3a || bytes[colon + 1] !== 0x2f || bytes[colon + 2] !== 0x2f) return 'scheme';
  const host = bytes[colon + 3]!;
  const isLetterOrDigit = (host >= 0x30 && host <= 0x39) || ((host | 0x20) >= 0x61 && (host | 0x20) <= 0x7a);
  return isLetterOrDigit || host >= 0x80 || host === 0x5b || host === 0x5f ? undefined : 'host';
}

/** Reads an address. @returns its bytes, the host in ASCII, or what is wrong with it. */
export function readAddress(bytes: Buffer, start: number, end: number): Buffer | LeftOutReason {
  // A line has an end, which is part of no beginning: there is no need to look how long it is.
  const beginning = schemeProblem(bytes, start);
  if (beginning !== undefined) return beginning;
  for (let i = start; i < end; i++) {
    const kind = BYTE_CLASS[bytes[i]!]!;
    if (kind === ESCAPE && (i + 2 >= end || !isHex(bytes[i + 1]) || !isHex(bytes[i + 2]))) return 'escape';
    if (kind === BLANK) return 'space';
    if (kind >= RETURN) return 'control';
  }
  const address = bytes.subarray(start, end);
  const host = bytes.indexOf(SLASH, start) + 2;
  return plainHostEnd(bytes, host) === -1 ? (withAsciiHost(address) ?? 'host') : address;
}
