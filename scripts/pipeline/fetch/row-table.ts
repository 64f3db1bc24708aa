import { closeSync, openSync, readSync } from 'node:fs';
import { type FileLine, LINES_CHUNK, linesOf } from '../text/file-lines.ts';
import { RowIndex } from './row-index.ts';

const [LF, TAB] = [0x0a, 0x09];
/** Bytes in which the end of a single row is looked for; twice as many until it is found. */
const FIRST_LOOK = 1024;

/** Row of a table by the names of its columns; absent columns are empty. */
export type Row<C extends string> = Readonly<Record<C, string>>;

/**
 * A table of text with a head, whose rows stay in the file: an index finds the last row of each first field, so that
 * tables of any length are read in little memory. A last line without an end is ignored.
 */
export class RowTable<C extends string> {
  /** Names of the file's columns. */
  readonly names: readonly string[];
  readonly #fd: number;
  readonly #columns: readonly C[];
  readonly #places: readonly number[];
  readonly #chunk: number;
  readonly #index = new RowIndex((offset, key) => this.#isAt(offset, key));
  #end = 0;
  #replaced = 0;

  /** Opens a table. @param chunk number of bytes to read at a time. */
  constructor(file: string, columns: readonly C[], chunk = LINES_CHUNK) {
    this.#fd = openSync(file, 'r');
    this.#columns = columns;
    this.#chunk = chunk;
    const [head] = linesOf(this.#fd, 0, chunk);
    this.names = head?.bytes.toString().split('\t') ?? [];
    this.#places = columns.map((column) => this.names.indexOf(column));
    if (head === undefined) return;
    this.#end = head.bytes.length + 1;
    for (const { offset, bytes } of linesOf(this.#fd, this.#end, chunk)) this.addRow(bytes, offset);
  }

  /** Offset of the end of the last whole line. */
  get end(): number {
    return this.#end;
  }

  /** Number of rows that later ones replace. */
  get replaced(): number {
    return this.#replaced;
  }

  /** Adds a row that the file has at its end. */
  addRow(line: Buffer, offset = this.#end): void {
    this.#end = offset + line.length + 1;
    if (line.length > 0 && this.#index.set(firstField(line), offset)) this.#replaced++;
  }

  /** Returns the last row of a first field. */
  find(key: string): Row<C> | undefined {
    const offset = this.#index.get(Buffer.from(key));
    if (offset === undefined) return undefined;
    for (let look = FIRST_LOOK; ; look *= 2) {
      const bytes = this.#read(offset, look);
      const end = bytes.indexOf(LF);
      if (end !== -1 || bytes.length < look) return this.#rowOf(bytes.subarray(0, end === -1 ? undefined : end));
    }
  }

  /** Yields the last row of each first field, in the order of the file. */
  *rows(): Generator<Row<C>, undefined> {
    for (const { bytes } of this.lines()) yield this.#rowOf(bytes);
  }

  /** Yields the lines of {@link rows}. */
  *lines(): Generator<FileLine, undefined> {
    let isHead = true;
    for (const line of linesOf(this.#fd, 0, this.#chunk)) {
      if (!isHead && line.bytes.length > 0 && this.#index.get(firstField(line.bytes)) === line.offset) yield line;
      isHead = false;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #rowOf(line: Buffer): Row<C> {
    const fields = line.toString().split('\t');
    return Object.fromEntries(this.#columns.map((column, i) => [column, fields[this.#places[i]!] ?? ''])) as Row<C>;
  }

  #isAt(offset: number, key: Buffer): boolean {
    const bytes = this.#read(offset, key.length + 1);
    const after = bytes[key.length];
    return (after === TAB || after === LF || after === undefined) && bytes.subarray(0, key.length).equals(key);
  }

  #read(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(this.#fd, bytes, 0, length, offset));
  }
}

function firstField(line: Buffer): Buffer {
  const end = line.indexOf(TAB);
  return end === -1 ? line : line.subarray(0, end);
}
