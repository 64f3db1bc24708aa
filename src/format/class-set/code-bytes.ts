/** Largest number accepted: above all ranks and lengths, and safe in 32 bits. */
const MOST = 2 ** 28;

/** Writes numbers and texts as bytes. Numbers are varints: seven bits a byte, the lowest first, 128 for more to come. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  byte(value: number): void {
    this.#bytes.push(value);
  }

  /** Writes a whole number, 0 or above. */
  number(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.#bytes.push((rest & 127) | 128);
    this.#bytes.push(rest);
  }

  /** Writes a signed whole number: twice the number if it is positive, else twice its absolute value less one. */
  signed(value: number): void {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Writes the length of a text in bytes, then the text in UTF-8. */
  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.number(bytes.length);
    this.#bytes.push(...bytes);
  }

  /** Returns all bytes in base64url (RFC 4648, section 5), without padding. */
  toBase64Url(): string {
    const letters = btoa(this.#bytes.map((byte) => String.fromCharCode(byte)).join(''));
    return letters.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  }
}

/** Reads what a {@link ByteWriter} wrote; throws a `RangeError` with the reason where the bytes hold something else. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new RangeError('it ends too early');
    return value;
  }

  /** Reads a whole number of at most `most`. */
  number(most = MOST): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (value > most)
        throw new RangeError(`it holds the number ${String(value)} where at most ${String(most)} can stand`);
      if (byte < 128) return value;
      if (shift > 28) throw new RangeError('it holds a number that is too long');
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** Reads a text of at most `most` bytes. */
  text(most: number): string {
    const length = this.number(most);
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    if (bytes.length < length) throw new RangeError('it ends too early');
    this.#at += length;
    return new TextDecoder().decode(bytes);
  }

  /** Checks that all bytes were read. */
  expectEnd(): void {
    if (this.#at !== this.#bytes.length) throw new RangeError('something follows its end');
  }
}

/** Decodes bytes from base64url without padding; returns `undefined` if a letter is not base64url. */
export function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  // A single letter at the end is the beginning of a byte that was cut off.
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  return Uint8Array.from(atob(whole.replaceAll('-', '+').replaceAll('_', '/')), (byte) => byte.charCodeAt(0));
}
