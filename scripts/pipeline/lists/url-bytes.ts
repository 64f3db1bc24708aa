/** What the bytes of an address may be, as a table: so that most bytes take one look each. */

/** A byte that an address may have as it is (RFC 3986, the percent sign apart). */
const PLAIN = 0;
/** The percent sign, after which two hexadecimal digits follow. */
export const ESCAPE = 1;
/** A byte that belongs to no address but can be escaped: beyond ASCII, and `"<>\^{|}` with the grave accent. */
export const FOREIGN = 2;
export const LINE_END = 3;
/** A space. */
export const BLANK = 4;
/** A carriage return, which may come before a line feed; from here on they are control characters. */
export const RETURN = 5;
/** Any other control character; a tab is one too, where it does not end a field. */
const CONTROL = 6;

/** The class of every byte. */
export const BYTE_CLASS: Uint8Array = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(256).fill(FOREIGN);
  table.fill(CONTROL, 0, 0x20);
  table.fill(PLAIN, 0x21, 0x7f);
  table[0x7f] = CONTROL;
  for (const character of '"<>\\^`{|}') table[character.charCodeAt(0)] = FOREIGN;
  table[0x20] = BLANK;
  table[0x25] = ESCAPE;
  table[0x0a] = LINE_END;
  table[0x0d] = RETURN;
  return table;
}

const HEX = new TextEncoder().encode('0123456789ABCDEF');

/** Whether a byte is a hexadecimal digit. */
export function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}

/** Where the first byte is that is not {@link PLAIN}; a function of its own, so that its loop is compiled early and once. */
export function plainEnd(bytes: Uint8Array, at: number): number {
  while (BYTE_CLASS[bytes[at]!] === PLAIN) at++;
  return at;
}

/**
 * Copies an address, each {@link FOREIGN} byte escaped.
 *
 * @param out with room for three times as many bytes. @returns where it ends in `out`.
 */
export function escapeInto(out: Uint8Array, at: number, bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (BYTE_CLASS[byte] !== FOREIGN) {
      out[at++] = byte;
      continue;
    }
    out[at++] = 0x25;
    out[at++] = HEX[byte >> 4]!;
    out[at++] = HEX[byte & 15]!;
  }
  return at;
}
