import { appendFileSync } from 'node:fs';
import { type FileHandle, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { replaceDurably } from '../builds/durable.ts';
import { ifThere } from '../builds/current-build.ts';

/**
 * A table of text that grows by a line at a time, so that a program killed at any moment loses at most the line that it
 * was writing. Later rows of the same first field replace earlier ones.
 */
export class GrowingTable<C extends string> {
  readonly file: string;
  readonly columns: readonly C[];
  /** The last row of each first field. */
  readonly rows: ReadonlyMap<string, Readonly<Record<C, string>>>;
  readonly #rows: Map<string, Readonly<Record<C, string>>>;
  readonly #handle: FileHandle;

  private constructor(
    file: string,
    columns: readonly C[],
    rows: Map<string, Readonly<Record<C, string>>>,
    handle: FileHandle,
  ) {
    this.file = file;
    this.columns = columns;
    this.rows = this.#rows = rows;
    this.#handle = handle;
  }

  /** Opens a table, or begins one. What follows the last line end, a line that was not finished, is cut off. */
  static async open<C extends string>(file: string, columns: readonly C[]): Promise<GrowingTable<C>> {
    const head = Buffer.from(`${columns.join('\t')}\n`);
    const bytes = await ifThere(file, (place) => readFile(place));
    const whole = bytes === undefined ? 0 : bytes.lastIndexOf(0x0a) + 1;
    if (bytes === undefined || whole === 0) await writeFile(file, head);
    else if (whole < bytes.length) await truncate(file, whole);
    const text = (bytes ?? head).toString('utf8', 0, whole);
    return new GrowingTable(file, columns, readGrownRows(text, columns), await open(file, 'a'));
  }

  /**
   * Adds a row; control characters in its fields become spaces. The line is with the system when this returns: writing
   * so few bytes takes less time than passing them to another thread and waiting for it.
   */
  add(row: Readonly<Record<C, string>>): void {
    const fields = this.columns.map((column) => row[column].replaceAll(/\p{Cc}/gu, ' '));
    this.#rows.set(fields[0]!, row);
    appendFileSync(this.#handle.fd, `${fields.join('\t')}\n`);
  }

  /** Rewrites the table with one row per first field, in the order of first appearance, and closes it. */
  async close(): Promise<void> {
    await this.#handle.close();
    const lines = [...this.#rows.values()].map((row) =>
      this.columns.map((column) => row[column].replaceAll(/\p{Cc}/gu, ' ')).join('\t'),
    );
    await writeFile(`${this.file}.partial`, [this.columns.join('\t'), ...lines, ''].join('\n'));
    await replaceDurably(this.file, `${this.file}.partial`);
  }
}

/** Reads the last row of each first field of such a table; columns are found by their names, and absent ones are empty. */
export function readGrownRows<C extends string>(
  text: string,
  columns: readonly C[],
): Map<string, Readonly<Record<C, string>>> {
  const [head = '', ...lines] = text.split('\n');
  const names = head.split('\t');
  const places = columns.map((column) => names.indexOf(column));
  const rows = new Map<string, Readonly<Record<C, string>>>();
  for (const line of lines) {
    if (line === '') continue;
    const fields = line.split('\t');
    const row = Object.fromEntries(columns.map((column, i) => [column, fields[places[i]!] ?? '']));
    rows.set(fields[0]!, row as Record<C, string>);
  }
  return rows;
}
