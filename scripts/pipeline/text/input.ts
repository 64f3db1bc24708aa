import { isUtf8 } from 'node:buffer';
import path from 'node:path';

/** A place in an input file, for a refusal. */
export interface InputPlace {
  /** The file's name as the reader knows it. */
  readonly file: string;
  /** Line number from 1; absent if the whole file is at fault. */
  readonly line?: number;
}

/** Fault of an input, in the words of {@link InputError}. */
export interface Complaint {
  readonly expected: string;
  readonly came: string;
  /** Advice to the reader, as a whole sentence. */
  readonly advice: string;
}

/** A refusal of an input file: where, what was expected, what came, and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';

  readonly place: InputPlace;
  readonly complaint: Complaint;

  /** @param where a place, or the name of the file or option that is at fault. @param complaint may name the line. */
  constructor(where: InputPlace | string, { line, ...complaint }: Complaint & { readonly line?: number | undefined }) {
    const place = typeof where === 'string' ? { file: where, ...(line !== undefined && { line }) } : where;
    super(
      `${shownPlace(place.file, place.line)}: expected ${complaint.expected}, came ${complaint.came}. ${complaint.advice}`,
    );
    this.place = place;
    this.complaint = complaint;
  }
}

/** Returns a place for messages: `FILE:LINE`, or the file alone. */
export function shownPlace(file: string, line?: number): string {
  return line === undefined ? file : `${file}:${String(line)}`;
}

/** Text shortened and quoted for a message, control characters escaped. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** Returns a path for messages: relative to the working folder where it is below that. */
export function shownPath(file: string): string {
  const relative = path.relative('', file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/** An input file: its name for messages and its bytes. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LINE_FEED = 0x0a;

/** Line ends and byte-order marks that a text may have: LF without a mark, or any. */
export type TextRules = 'strict' | 'any';

/**
 * Checks that an input file is plain text, with LF line ends unless any will do.
 *
 * @throws InputError for an empty file, gzip, UTF-16 unless any will do, a byte-order mark, a NUL byte, a carriage return, or bytes that are not UTF-8.
 */
export function checkText({ name, bytes }: InputFile, rules: TextRules = 'strict'): void {
  const refuse = (expected: string, came: string, advice: string, line?: number): never => {
    throw new InputError(name, { ...(line !== undefined && { line }), expected, came, advice });
  };
  if (bytes.length === 0) refuse('text', 'an empty file', 'Fetch or write the file again.');
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    refuse('plain text', 'gzip-compressed data', `Unpack it first: gunzip ${name}`);
  if (rules === 'strict' && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    refuse('UTF-8 without a byte-order mark', 'a byte-order mark', 'Save the file as UTF-8 without BOM.', 1);
  }
  if (utf16Order(bytes) !== undefined) {
    refuse('UTF-8', 'UTF-16', `Save the file as UTF-8: iconv -f UTF-16 -t UTF-8 ${name}`, 1);
  }
  const carriageReturn = rules === 'any' ? -1 : bytes.indexOf(0x0d);
  if (carriageReturn !== -1) {
    const advice = 'Convert the line ends to LF, for example with dos2unix.';
    refuse('text with LF line ends', 'a carriage return (CRLF line ends)', advice, lineOf(bytes, carriageReturn));
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) refuse('text', 'a NUL byte', adviceOnBinary(bytes), lineOf(bytes, nul));
  if (!isUtf8(bytes))
    refuse(
      'UTF-8',
      'bytes that are not UTF-8',
      `Convert the file to UTF-8, for example: iconv -f WINDOWS-1252 -t UTF-8 ${name}`,
    );
}

/** The text of a small input file. @throws InputError as {@link checkText} does. */
export function decodeText(file: InputFile, rules: TextRules = 'strict'): string {
  // As Excel writes what it calls Unicode text.
  const utf16 = rules === 'any' ? utf16Order(file.bytes) : undefined;
  if (utf16 !== undefined) return new TextDecoder(utf16).decode(file.bytes);
  checkText(file, rules);
  return new TextDecoder().decode(file.bytes);
}

/**
 * The value of a file of JSON, of whatever form.
 *
 * @param advice what to do about a file that is none, as a whole sentence.
 * @throws InputError as {@link checkText} does, and if the text is not JSON.
 */
export function decodeJson(file: InputFile, advice: string, rules: TextRules = 'strict'): unknown {
  const text = decodeText(file, rules);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(file.name, { expected: 'JSON', came: String(error), advice });
  }
}

/** The order of bytes in UTF-16, by its mark; `undefined` for any other text. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** First bytes of files that hold tables and are no text, each with what to do. */
const TABLE_FILES: readonly (readonly [beginning: RegExp, advice: string])[] = [
  [/^PK\x03\x04/, 'If it is a spreadsheet, save the sheet as CSV; a zip is unpacked first.'],
  [/^\xd0\xcf\x11\xe0/, 'If it is a spreadsheet, save the sheet as CSV.'],
  [/^MATLAB/, 'Write its columns as CSV, for example with scipy.io.loadmat.'],
  [/^\x89HDF/, 'Write its columns as CSV, for example with h5py or pandas.'],
  [/^\x80[\x02-\x05]/, 'It is a pickle of Python: write its columns as CSV.'],
  [/^\x93NUMPY/, 'Write it as CSV, for example with numpy.savetxt.'],
  [/^PAR1/, 'Give Parquet with --images or --urls, or write its columns as CSV.'],
];

function adviceOnBinary(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const known = TABLE_FILES.find(([beginning]) => beginning.test(head));
  return known?.[1] ?? 'The file seems to be binary, UTF-16 or damaged: fetch it again.';
}

function lineOf(bytes: Uint8Array, position: number): number {
  let line = 1;
  for (let i = 0; i < position; i++) if (bytes[i] === LINE_FEED) line++;
  return line;
}

/**
 * The lines of a small input file, whose last line must be complete.
 *
 * @throws InputError as {@link checkText} does, and if the text does not end with a line feed: the sign of a file cut short.
 */
export function completeLines(file: InputFile): string[] {
  const lines = decodeText(file).split('\n');
  const last = lines.pop();
  if (last !== '') throw cutShort({ file: file.name, line: lines.length + 1 }, last ?? '');
  return lines;
}

/** A row of a table of this project. */
export interface HeadedRow {
  readonly place: InputPlace;
  readonly fields: readonly string[];
}

/** Returns the rows of a table with tabs, below its head; none of an empty file. @throws InputError for another head, and as {@link completeLines} does. */
export function rowsUnder(head: string, table: InputFile): HeadedRow[] {
  if (table.bytes.length === 0) return [];
  const [first = '', ...lines] = completeLines(table);
  if (first !== head)
    throw new InputError(table.name, {
      line: 1,
      expected: shown(head),
      came: shown(first),
      advice: 'Restore the first line.',
    });
  return lines.map((line, i) => ({ place: { file: table.name, line: i + 2 }, fields: line.split('\t') }));
}

/** The refusal of a file whose last line has no end. */
export function cutShort(place: InputPlace, rest: string): InputError {
  return new InputError(place, {
    expected: 'a line feed after the last line',
    came: `the end of the file after ${shown(rest.slice(-60))}`,
    advice: 'The file seems cut short: fetch it again.',
  });
}
