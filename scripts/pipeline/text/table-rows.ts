import { CsvError, parse } from 'csv-parse/sync';
import { decodeText, InputError, type InputFile } from './input.ts';

/** One row of a table of text. */
export interface TableRow {
  readonly fields: readonly string[];
  /** Line on which the row ends, from 1. */
  readonly line: number;
}

/** One line of a text. */
export interface TextLine {
  readonly text: string;
  /** Line number, from 1. */
  readonly line: number;
}

/**
 * Returns the lines of a small text file that hold data.
 *
 * A byte-order mark, CRLF line ends, blank lines, comment lines that begin with `#`, and a missing last line end are
 * accepted: they are how editors, spreadsheets and published lists differ, and change nothing.
 *
 * @throws InputError for an empty file and for bytes that are not text.
 */
export function readLines(file: InputFile): TextLine[] {
  return decodeText(file, 'any')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((text, i) => ({ text: text.trimEnd(), line: i + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}

/**
 * Returns the rows of a table: fields separated by tabs where the first line has one, else by commas or semicolons
 * where it has one of them, else by white space.
 *
 * Commas follow RFC 4180: a field in quotes may hold commas and line ends.
 *
 * @throws InputError as {@link readLines} does, and for a quote that is not closed.
 */
export function readRows(file: InputFile): TableRow[] {
  const lines = readLines(file);
  const first = lines[0]?.text ?? '';
  if (first.includes('\t')) return lines.map(({ text, line }) => ({ fields: trimmed(text.split('\t')), line }));
  if (first.includes(',')) return commaRows(file, ',');
  if (first.includes(';')) return commaRows(file, ';');
  if (file.name.toLowerCase().endsWith('.csv')) return commaRows(file, ',');
  return lines.map(({ text, line }) => ({ fields: text.trim().split(/\s+/), line }));
}

function commaRows(file: InputFile, delimiter: ',' | ';'): TableRow[] {
  try {
    const rows = parse(decodeText(file, 'any'), {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows
      .map(({ record, info }) => ({ fields: record, line: info.lines }))
      .filter(({ fields }) => !fields[0]!.startsWith('#'));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(file.name, {
      line: Number(error['lines'] ?? 1),
      expected: 'comma-separated values',
      came: error.message,
      advice: 'Correct the line.',
    });
  }
}

function trimmed(fields: readonly string[]): string[] {
  return fields.map((field) => field.trim());
}
