import { parseWebAddress } from '../../../src/format/web-address.ts';

/** Bytes of a host that need no parser: letters, digits, hyphens, underscores. */
const OTHER = 0;
const LABEL = 1;
const DOT = 2;
const HOST_BYTE = hostBytes();

function hostBytes(): Uint8Array {
  const table = new Uint8Array(256).fill(OTHER);
  for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_')
    table[character.charCodeAt(0)] = LABEL;
  table['.'.charCodeAt(0)] = DOT;
  return table;
}

const SLASH = 0x2f;

/**
 * Finds the end of a host that is valid whatever else the address holds: labels of letters, digits, hyphens and
 * underscores, none of them punycode, the last one beginning with a letter, and a slash behind it.
 *
 * Nearly all hosts are such; so a list of millions of addresses asks {@link parseWebAddress} of few. O(host)
 *
 * @param at first byte of the host. @returns the position of the slash, or -1 where the parser has to decide.
 */
export function plainHostEnd(bytes: Uint8Array, at: number): number {
  let label = at;
  let i = at;
  for (let kind = HOST_BYTE[bytes[i]!]; kind !== OTHER; kind = HOST_BYTE[bytes[++i]!]) {
    if (kind === LABEL) {
      // xn--: whether it is valid punycode is for the parser to say.
      if (bytes[i] === 0x2d && i === label + 3 && bytes[i - 1] === 0x2d) return -1;
      continue;
    }
    if (i === label) return -1;
    label = i + 1;
  }
  const first = bytes[label]! | 0x20;
  return bytes[i] === SLASH && first >= 0x61 && first <= 0x7a ? i : -1;
}

/**
 * Returns an address with its host as browsers ask for it, punycode instead of letters beyond ASCII; the rest is left alone.
 *
 * @returns `undefined` if the address is one that no browser takes.
 */
export function withAsciiHost(address: Buffer): Buffer | undefined {
  const text = address.toString('utf8');
  const url = parseWebAddress(text);
  if (url === undefined) return undefined;
  const begin = text.indexOf('://') + 3;
  const length = text.slice(begin).search(/[/?#\\]/);
  const end = length === -1 ? text.length : begin + length;
  const written = text.slice(begin, end);
  // Credentials and ports are part of it; only letters beyond ASCII make it another.
  if (/^[\0-\x7f]*$/.test(written)) return address;
  return Buffer.from(`${text.slice(0, begin)}${url.host}${text.slice(end)}`);
}
