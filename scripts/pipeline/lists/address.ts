import type { LeftOutReason } from '../../../src/format/lists/image-list.ts';
import { parseWebAddress } from '../../../src/format/web-address.ts';

const [SLASH, COLON, HYPHEN, SMALL_S, PERCENT] = [0x2f, 0x3a, 0x2d, 0x73, 0x25];

/** A byte that an address may have as it is (RFC 3986, the percent sign apart). */
const PLAIN = 0;
/** The percent sign, before two hexadecimal digits. */
const ESCAPE = 1;
/** A byte that no address has but that can be escaped: beyond ASCII, and `"<>\^{|}` with the grave accent. */
const FOREIGN = 2;
const SPACE = 3;
const CONTROL = 4;
const BYTE_CLASS = byteClasses();
/** Whether both bytes of a pair are plain, by the pair as a number of 16 bits; the same in either byte order. */
const PLAIN_PAIR = Uint8Array.from({ length: 65_536 }, (_, pair) =>
  BYTE_CLASS[pair & 255] === PLAIN && BYTE_CLASS[pair >> 8] === PLAIN ? 1 : 0,
);

const LABEL = 1;
const DOT = 2;
/** Bytes of a host that need no parser: letters, digits, hyphens, underscores; and dots. */
const HOST_BYTE = hostBytes();

/** A letter, digit or byte beyond ASCII begins a host, or a bracket or underscore. */
const HOST_START = /^[a-z0-9[_\x80-\xff]/i;
const HEX = Buffer.from('0123456789ABCDEF');

function byteClasses(): Uint8Array {
  const table = new Uint8Array(256).fill(FOREIGN);
  table.fill(CONTROL, 0, 0x20).fill(PLAIN, 0x21, 0x7f);
  for (const character of '"<>\\^`{|}') table[character.charCodeAt(0)] = FOREIGN;
  table[0x7f] = CONTROL;
  table[0x20] = SPACE;
  table[PERCENT] = ESCAPE;
  return table;
}

function hostBytes(): Uint8Array {
  const table = new Uint8Array(256);
  for (const range of ['azAZ09', '--__'])
    for (let i = 0; i < range.length; i += 2) table.fill(LABEL, range.charCodeAt(i), range.charCodeAt(i + 1) + 1);
  table[0x2e] = DOT;
  return table;
}

function isHex(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66));
}

/** Returns where the first byte is that is not plain; looks at two bytes at a time. @param pairs the same bytes by twos. */
function plainEnd(bytes: Uint8Array, pairs: Uint16Array, at: number): number {
  if (at % 2 === 1 && BYTE_CLASS[bytes[at++]!] !== PLAIN) return at - 1;
  let pair = at >> 1;
  while (PLAIN_PAIR[pairs[pair]!] === 1) pair++;
  at = pair << 1;
  return BYTE_CLASS[bytes[at]!] === PLAIN ? at + 1 : at;
}

/**
 * Returns where an address ends that a list takes byte for byte: `http://` or `https://` in small letters, a valid
 * host, and plain bytes or escapes. Any other byte ends the address.
 *
 * @param pairs the same bytes by twos. @returns -1 where {@link readAddress} has to decide.
 */
export function addressEnd(bytes: Buffer, pairs: Uint16Array, at: number): number {
  // h, t, t, p
  if (bytes[at] !== 0x68 || bytes[at + 1] !== 0x74 || bytes[at + 2] !== 0x74 || bytes[at + 3] !== 0x70) return -1;
  const colon = bytes[at + 4] === SMALL_S ? at + 5 : at + 4;
  if (bytes[colon] !== COLON || bytes[colon + 1] !== SLASH || bytes[colon + 2] !== SLASH) return -1;
  if (HOST_BYTE[bytes[colon + 3]!] !== LABEL || bytes[colon + 3] === HYPHEN) return -1;
  const slash = plainHostEnd(bytes, colon + 3);
  let end = plainEnd(bytes, pairs, slash === -1 ? colon + 3 : slash);
  while (bytes[end] === PERCENT && isHex(bytes[end + 1]) && isHex(bytes[end + 2]))
    end = plainEnd(bytes, pairs, end + 3);
  return slash === -1 && withAsciiHost(bytes.subarray(at, end)) === undefined ? -1 : end;
}

/** Reads an address of any bytes. @returns its bytes, the host in ASCII, or what is wrong with it. */
export function readAddress(bytes: Buffer, start: number, end: number): Buffer | LeftOutReason {
  const address = bytes.subarray(start, end);
  const [scheme] = /^https?:\/\//i.exec(address.toString('latin1', 0, 8)) ?? [];
  if (scheme === undefined) return 'scheme';
  if (!HOST_START.test(address.toString('latin1', scheme.length, scheme.length + 1))) return 'host';
  for (let i = 0; i < address.length; i++) {
    const kind = BYTE_CLASS[address[i]!]!;
    if (kind === ESCAPE && !(isHex(address[i + 1]) && isHex(address[i + 2]))) return 'escape';
    if (kind === SPACE) return 'space';
    if (kind === CONTROL) return 'control';
  }
  return plainHostEnd(address, scheme.length) === -1 ? (withAsciiHost(address) ?? 'host') : address;
}

/** Copies an address, each foreign byte escaped. @param out with room for three times as many bytes. @returns where the copy ends. */
export function escapeInto(out: Uint8Array, at: number, address: Uint8Array): number {
  for (const byte of address) {
    if (BYTE_CLASS[byte] === FOREIGN) {
      out[at++] = PERCENT;
      out[at++] = HEX[byte >> 4]!;
      out[at++] = HEX[byte & 15]!;
    } else out[at++] = byte;
  }
  return at;
}

/**
 * Finds the end of a host that is valid whatever else the address holds: labels of letters, digits, hyphens and
 * underscores, none of them punycode, the last one beginning with a letter, and a slash behind it.
 *
 * Nearly all hosts are such; so a list of millions of addresses asks {@link parseWebAddress} of few. O(host)
 *
 * @param at first byte of the host. @returns the position of the slash, or -1 where the parser has to decide.
 */
function plainHostEnd(bytes: Uint8Array, at: number): number {
  let label = at;
  let i = at;
  // Behind the last byte there is no kind, which is no number above 0 either.
  for (let kind = HOST_BYTE[bytes[i]!]!; kind > 0; kind = HOST_BYTE[bytes[++i]!]!) {
    if (kind === DOT) {
      if (i === label) return -1;
      label = i + 1;
      // xn--: whether it is valid punycode is for the parser to say.
    } else if (bytes[i] === HYPHEN && i === label + 3 && bytes[i - 1] === HYPHEN) return -1;
  }
  const first = bytes[label]! | 0x20;
  return bytes[i] === SLASH && first >= 0x61 && first <= 0x7a ? i : -1;
}

/** Returns an address with its host in punycode as browsers ask for it, the rest unchanged; `undefined` if no browser takes it. */
function withAsciiHost(address: Buffer): Buffer | undefined {
  const text = address.toString('utf8');
  const url = parseWebAddress(text);
  if (url === undefined) return undefined;
  const begin = text.indexOf('://') + 3;
  const [written = ''] = /^[^/?#\\]*/.exec(text.slice(begin)) ?? [];
  // Browsers take a backslash for a slash; escaped, it would be part of the host.
  if (text[begin + written.length] === '\\') return undefined;
  // Credentials and ports are part of it; only letters beyond ASCII make it another.
  if (/^[\0-\x7f]*$/.test(written)) return address;
  return Buffer.from(`${text.slice(0, begin)}${url.host}${text.slice(begin + written.length)}`);
}
