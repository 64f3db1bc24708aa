const FIRST_LENGTH = 65_536;
const SPACE = 0x20;
const UNDERSCORE = 0x5f;

/**
 * Growing buffer of bytes; it doubles when it is full. Long files are written with it from columns that are bytes
 * already: one string for each of 82,115 lines would take several times as long.
 */
export class ArchiveBytes {
  #bytes = new Uint8Array(FIRST_LENGTH);
  #length = 0;

  /** Adds text of ASCII characters. */
  ascii(text: string): void {
    this.#room(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length++] = text.charCodeAt(i);
  }

  /** Adds bytes as they are. */
  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Adds a slice of a column, with a space for each underscore: a lemma as people write it. */
  lemma(text: Uint8Array, start: number, end: number): void {
    this.#room(end - start);
    for (let i = start; i < end; i++) this.#bytes[this.#length++] = text[i] === UNDERSCORE ? SPACE : text[i]!;
  }

  /** Adds a wnid: `n` and eight digits. */
  wnid(offset: number): void {
    this.#room(9);
    this.#bytes[this.#length] = 0x6e;
    for (let digit = 8, rest = offset; digit > 0; digit--, rest = Math.trunc(rest / 10))
      this.#bytes[this.#length + digit] = 0x30 + (rest % 10);
    this.#length += 9;
  }

  /** Number of bytes added so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds a copy of the bytes `[start, end)` that were added before. */
  again(start: number, end: number): void {
    this.#room(end - start);
    this.#bytes.copyWithin(this.#length, start, end);
    this.#length += end - start;
  }

  /** Returns all bytes without copying them; nothing can be added afterwards. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#bytes.buffer.transfer(this.#length));
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(Math.max(2 * this.#bytes.length, this.#length + more)));
  }
}
