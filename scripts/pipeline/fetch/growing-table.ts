import {
  appendFileSync,
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { replaceDurably, sync } from '../builds/durable.ts';
import { InputError, shownPath } from '../text/input.ts';
import { type Row, RowTable } from './row-table.ts';

/** Characters of lines that are written at a time. */
const CHUNK = 1_048_576;

/**
 * A table of text that grows by a line at a time, so that a program killed at any moment loses at most the line that it
 * was writing. Later rows of the same first field replace earlier ones. Its rows stay in the file, see {@link RowTable}.
 */
export class GrowingTable<C extends string> {
  readonly #file: string;
  readonly #columns: readonly C[];
  readonly #table: RowTable<C>;
  readonly #fd: number;

  private constructor(file: string, columns: readonly C[], table: RowTable<C>) {
    this.#file = file;
    this.#columns = columns;
    this.#table = table;
    this.#fd = openSync(file, 'a');
  }

  /**
   * Opens a table, or begins one. A last line that was not finished is cut off; a table with other columns is rewritten.
   *
   * @param chunk number of bytes to read at a time. @throws InputError for a file that is no such table; it is not changed.
   */
  static async open<C extends string>(file: string, columns: readonly C[], chunk?: number): Promise<GrowingTable<C>> {
    const head = `${columns.join('\t')}\n`;
    if (existsSync(file))
      closeSync(openSync(file, 'a')); // so that the system names what cannot be written
    else writeFileSync(file, head);
    const table = new RowTable(file, columns, chunk);
    if (table.end > 0 ? !table.names.includes(columns[0]!) : !isBeginning(file, head)) {
      table.close();
      throw new InputError(shownPath(file), {
        expected: `a table with the column ${columns[0]!}`,
        came: 'another file',
        advice: 'Move it away.',
      });
    }
    truncateSync(file, table.end);
    if (table.end > 0 && table.names.join() === columns.join()) return new GrowingTable(file, columns, table);
    writeRows(file, columns, table.end === 0 ? [] : table.rows());
    table.close();
    await replaceDurably(file, `${file}.partial`);
    return new GrowingTable(file, columns, new RowTable(file, columns, chunk));
  }

  /** Returns the last row of a first field. */
  find(key: string): Row<C> | undefined {
    return this.#table.find(key);
  }

  /**
   * Adds a row; control characters in its fields become spaces. The line is with the system when this returns: writing
   * so few bytes takes less time than passing them to another thread and waiting for it.
   */
  add(row: Row<C>): void {
    const line = Buffer.from(formatRow(this.#columns, row));
    try {
      appendFileSync(this.#fd, line);
    } catch (error) {
      ftruncateSync(this.#fd, this.#table.end); // a full disk takes the beginning of a line
      throw error;
    }
    this.#table.addRow(line.subarray(0, -1));
  }

  /** Writes the table to the disk with one row per first field, in the order of the last ones, and closes it. */
  async close(): Promise<void> {
    closeSync(this.#fd);
    const isRewritten = this.#table.replaced > 0;
    if (isRewritten) writeRows(this.#file, this.#columns, this.#table.rows());
    this.#table.close();
    await (isRewritten ? replaceDurably(this.#file, `${this.#file}.partial`) : sync(this.#file));
  }
}

/** Returns true for the beginning of a head: a run was killed while it wrote that. */
function isBeginning(file: string, head: string): boolean {
  return statSync(file).size < head.length && head.startsWith(readFileSync(file, 'utf8'));
}

/** Writes rows as a table to the temporary file next to a table; an error removes it. */
function writeRows<C extends string>(file: string, columns: readonly C[], rows: Iterable<Row<C>>): void {
  const partial = `${file}.partial`;
  const fd = openSync(partial, 'w');
  try {
    let text = `${columns.join('\t')}\n`;
    for (const row of rows) {
      text += formatRow(columns, row);
      if (text.length < CHUNK) continue;
      appendFileSync(fd, text);
      text = '';
    }
    appendFileSync(fd, text);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

function formatRow<C extends string>(columns: readonly C[], row: Row<C>): string {
  return `${columns.map((column) => row[column].replaceAll(/\p{Cc}/gu, ' ')).join('\t')}\n`;
}
