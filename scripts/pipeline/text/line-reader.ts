import { checkText, cutShort, InputError, type InputFile, shown } from './input.ts';

/**
 * Reads a large text file line by line. The fields of a line are separated by single spaces; each is read with the form
 * that it must have, and any other is refused with an {@link InputError} for the current line.
 *
 * The text has one character for each byte, so that places in it are bytes of the file.
 */
export class LineReader {
  /** Number of the current line, from 1. */
  line = 0;
  /** Start of the current line, in bytes from the start of the file. */
  lineStart = 0;
  readonly #name: string;
  readonly #bytes: string;
  readonly #advice: string;
  #lineBytes = '';
  #next = 0;
  #fields: readonly string[] = [];
  #at = 0;

  /**
   * @param advice what to do about a line that does not fit, as a whole sentence.
   * @throws InputError if the file is no plain text.
   */
  constructor(file: InputFile, advice: string) {
    checkText(file);
    this.#name = file.name;
    this.#bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length).toString('latin1');
    this.#advice = advice;
  }

  /** Moves to the next line; false at the end of the file. @throws InputError if the last line has no line feed. */
  next(): boolean {
    this.lineStart = this.#next;
    if (this.lineStart === this.#bytes.length) return false;
    this.line++;
    const end = this.#bytes.indexOf('\n', this.lineStart);
    if (end === -1) throw cutShort({ file: this.#name, line: this.line }, fromBytes(this.#bytes.slice(this.lineStart)));
    this.#next = end + 1;
    this.#lineBytes = this.#bytes.slice(this.lineStart, end);
    this.#splitFields(this.#lineBytes);
    return true;
  }

  /** The whole current line. */
  get text(): string {
    return fromBytes(this.#lineBytes);
  }

  /**
   * Ends the fields at the first ` | ` of the line.
   *
   * @returns where the rest of the line begins and ends in the file, spaces at both ends left out.
   */
  endFieldsAtBar(what: string): { start: number; end: number } {
    const line = this.#lineBytes;
    const bar = line.indexOf(' | ');
    if (bar === -1) this.refuse(what, shown(this.text.slice(-40)));
    this.#splitFields(line.slice(0, bar));
    let [start, end] = [bar + 3, line.length];
    while (start < end && line[start] === ' ') start++;
    while (end > start && line[end - 1] === ' ') end--;
    return { start: this.lineStart + start, end: this.lineStart + end };
  }

  /** Reads a field of a form, which is ASCII. */
  field(what: string, form: RegExp): string {
    const field = this.#fields[this.#at++];
    if (field === undefined) this.refuse(what, 'the end of the fields');
    if (!form.test(field)) this.refuse(what, shown(fromBytes(field)));
    return field;
  }

  /** Reads a field of any characters. */
  word(what: string): string {
    return fromBytes(this.field(what, /./));
  }

  /** Reads a field of decimal digits, from `least` to `most`. */
  count(what: string, least: number, most: number): number {
    const value = Number(this.field(what, /^\d+$/));
    if (value < least || value > most) this.refuse(what, shown(this.#fields[this.#at - 1]!));
    return value;
  }

  /** Checks that no field is left. */
  endOfFields(what: string): void {
    const field = this.#fields[this.#at];
    if (field !== undefined) this.refuse(what, shown(fromBytes(field)));
  }

  /** Refuses the current line. */
  refuse(expected: string, came: string): never {
    throw new InputError(this.#name, { line: this.line, expected, came, advice: this.#advice });
  }

  #splitFields(text: string): void {
    this.#fields = text.split(' ');
    this.#at = 0;
  }
}

/** Decodes UTF-8 whose bytes are characters. */
function fromBytes(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;
}
