/** Letters of base64url (RFC 4648, section 5) in the order of their values. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map(Array.from(LETTERS, (letter, value) => [letter, value]));

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

  /** Returns all bytes in base64url, without padding. */
  toBase64Url(): string {
    let text = '';
    for (let i = 0; i < this.#bytes.length; i += 3) {
      const left = Math.min(3, this.#bytes.length - i);
      const bits = (this.#bytes[i]! << 16) | ((this.#bytes[i + 1] ?? 0) << 8) | (this.#bytes[i + 2] ?? 0);
      for (let letter = 0; letter <= left; letter++) text += LETTERS[(bits >> (18 - 6 * letter)) & 63]!;
    }
    return text;
  }
}

/** Reads what a {@link ByteWriter} wrote; throws a `RangeError` with the reason where the bytes hold something else. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Decodes bytes from base64url; returns `undefined` if a letter is not base64url. */
  static fromBase64Url(text: string): ByteReader | undefined {
    const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
    let [bits, held, at] = [0, 0, 0];
    for (const letter of text) {
      const value = VALUES.get(letter);
      if (value === undefined) return undefined;
      bits = ((bits << 6) | value) & 0xffff;
      held += 6;
      if (held < 8) continue;
      held -= 8;
      bytes[at++] = (bits >> held) & 255;
    }
    return new ByteReader(bytes);
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
