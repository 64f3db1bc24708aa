import type { KeyTable } from './key-table.ts';
import { checkText, cutShort, InputError, type InputFile, shown } from './input.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;

/**
 * Reads a large text file line by line and field by field, straight from its bytes.
 *
 * Fields are parted by single spaces. Every method that reads a field checks it and refuses any other with an
 * {@link InputError} for the current line. No string is made but those asked for: WordNet's files hold two million
 * fields, most of them short numbers.
 */
export class LineReader {
  /** Number of the current line, from 1. */
  line = 0;
  /** Start of the current line, in bytes from the start of the file. */
  lineStart = 0;
  readonly #name: string;
  readonly #bytes: Buffer;
  readonly #advice: string;
  #lineEnd = -1;
  /** End of the current line's fields: the line's end or, on request, a bar. */
  #fieldsEnd = -1;
  #at = 0;
  readonly #shortTexts: string[] = [];

  /**
   * @param advice what to do about a line that does not fit, as a whole sentence.
   * @throws InputError if the file is no plain text.
   */
  constructor(file: InputFile, advice: string) {
    checkText(file);
    this.#name = file.name;
    this.#bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length);
    this.#advice = advice;
  }

  /** Moves to the next line; false at the end of the file. @throws InputError if the last line has no line feed. */
  next(): boolean {
    this.lineStart = this.#lineEnd + 1;
    if (this.lineStart === this.#bytes.length) return false;
    this.line++;
    const end = this.#bytes.indexOf(LINE_FEED, this.lineStart);
    if (end === -1) throw cutShort({ file: this.#name, line: this.line }, this.#bytes.toString('utf8', this.lineStart));
    this.#lineEnd = end;
    this.#fieldsEnd = end;
    this.#at = this.lineStart;
    return true;
  }

  /** The whole current line. */
  text(): string {
    return this.#bytes.toString('utf8', this.lineStart, this.#lineEnd);
  }

  /** Whether the current line begins with an ASCII text. */
  startsWith(text: string): boolean {
    return this.#bytes.toString('latin1', this.lineStart, this.lineStart + text.length) === text;
  }

  /**
   * Ends the fields at the first ` | ` of the line.
   *
   * @returns where the rest of the line begins and ends, spaces at both ends left out.
   */
  endFieldsAtBar(what: string): { start: number; end: number } {
    const bytes = this.#bytes;
    const bar = bytes.indexOf(' | ', this.lineStart, 'latin1');
    if (bar === -1 || bar > this.#lineEnd) this.refuse(what, shown(this.text().slice(-40)));
    this.#fieldsEnd = bar;
    let start = bar + 3;
    let end = this.#lineEnd;
    while (start < end && bytes[start] === SPACE) start++;
    while (end > start && bytes[end - 1] === SPACE) end--;
    return { start, end };
  }

  /** Reads a field of exactly `width` decimal digits. */
  decimal(what: string, width: number): number {
    return this.#fixed(what, width, 10);
  }

  /** Reads a field of exactly `width` hexadecimal digits in lower case. */
  hexadecimal(what: string, width: number): number {
    return this.#fixed(what, width, 16);
  }

  #fixed(what: string, width: number, base: 10 | 16): number {
    const end = this.#at + width;
    let value = 0;
    if (end > this.#fieldsEnd) this.#refuseField(what);
    for (let i = this.#at; i < end; i++) {
      const digit = digitOf(this.#bytes[i]!);
      if (digit >= base) this.#refuseField(what);
      value = value * base + digit;
    }
    this.#endField(what, end);
    return value;
  }

  /** Reads a field of decimal digits, from `least` to `most`. */
  count(what: string, least: number, most: number): number {
    let end = this.#at;
    let value = 0;
    for (; end < this.#fieldsEnd && this.#bytes[end] !== SPACE; end++) {
      const digit = digitOf(this.#bytes[end]!);
      value = value * 10 + digit;
      if (digit >= 10 || value > most) this.#refuseField(what);
    }
    if (end === this.#at || value < least) this.#refuseField(what);
    this.#endField(what, end);
    return value;
  }

  /** Reads a field that is not empty. */
  word(what: string): string {
    let end = this.#at;
    while (end < this.#fieldsEnd && this.#bytes[end] !== SPACE) end++;
    if (end === this.#at) this.#refuseField(what);
    const text = end - this.#at > 2 ? this.#bytes.toString('utf8', this.#at, end) : this.#shortText(this.#at, end);
    this.#endField(what, end);
    return text;
  }

  /** A text of one or two bytes, made only once: pointer symbols and letters come by the hundred thousand. */
  #shortText(start: number, end: number): string {
    const key = end - start === 1 ? this.#bytes[start]! : (this.#bytes[start]! << 8) | this.#bytes[start + 1]!;
    return (this.#shortTexts[key] ??= this.#bytes.toString('utf8', start, end));
  }

  /** Numbers the text before an ASCII character within a field, at least one byte, and skips both. */
  keyBefore(character: string, what: string, keys: KeyTable): number {
    const code = character.charCodeAt(0);
    let end = this.#at;
    while (end < this.#fieldsEnd && this.#bytes[end] !== SPACE && this.#bytes[end] !== code) end++;
    if (end === this.#at || this.#bytes[end] !== code) this.#refuseField(what);
    const key = keys.number(this.#bytes, this.#at, end);
    this.#at = end + 1;
    return key;
  }

  /** Reads exactly `width` decimal digits and an ASCII character within a field, and skips both. */
  decimalBefore(character: string, what: string, width: number): number {
    const end = this.#at + width;
    let value = 0;
    for (let i = this.#at; i < end; i++) {
      const digit = digitOf(this.#bytes[i]!);
      if (digit >= 10) this.#refuseField(what);
      value = value * 10 + digit;
    }
    if (end >= this.#fieldsEnd || this.#bytes[end] !== character.charCodeAt(0)) this.#refuseField(what);
    this.#at = end + 1;
    return value;
  }

  /** Reads the rest of a field that is a single ASCII character. */
  exactly(character: string, what: string): void {
    if (this.#at >= this.#fieldsEnd || this.#bytes[this.#at] !== character.charCodeAt(0)) this.#refuseField(what);
    this.#endField(what, this.#at + 1);
  }

  /** Passes over the rest of a field, which is not empty. */
  skip(what: string): void {
    let end = this.#at;
    while (end < this.#fieldsEnd && this.#bytes[end] !== SPACE) end++;
    if (end === this.#at) this.#refuseField(what);
    this.#endField(what, end);
  }

  /** Checks that no field is left. */
  endOfFields(what: string): void {
    if (this.#at !== this.#fieldsEnd + 1) this.#refuseField(what);
  }

  /** Refuses the current line. */
  refuse(expected: string, came: string): never {
    throw new InputError(this.#name, { line: this.line, expected, came, advice: this.#advice });
  }

  /** Checks the end of a field: a space, which is skipped, or the end of the fields. */
  #endField(what: string, end: number): void {
    if (end !== this.#fieldsEnd && this.#bytes[end] !== SPACE) this.#refuseField(what);
    this.#at = end + 1;
  }

  /** Refuses the current field, shown whole. */
  #refuseField(what: string): never {
    if (this.#at > this.#fieldsEnd) this.refuse(what, 'the end of the fields');
    const before = this.#bytes.lastIndexOf(SPACE, this.#at - 1);
    const start = Math.max(this.lineStart, this.#at === this.lineStart ? this.#at : before + 1);
    const space = this.#bytes.indexOf(SPACE, this.#at);
    const end = space === -1 ? this.#fieldsEnd : Math.min(space, this.#fieldsEnd);
    this.refuse(what, shown(this.#bytes.toString('utf8', start, end)));
  }
}

/** The value of an ASCII digit, decimal or lower-case hexadecimal; 16 for any other byte. */
function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  return byte >= 0x61 && byte <= 0x66 ? byte - 0x61 + 10 : 16;
}
