import { parse } from 'csv-parse/browser/esm/sync';

/** Labels of a text: one a line, or one column of a table. */
export interface LabelList {
  readonly labels: readonly string[];
  /** The names of the columns, or their numbers where the table has no head; empty for a plain list. */
  readonly columns: readonly string[];
  /** The position of the column that the labels are from; 0 for a plain list. */
  readonly column: number;
  /** Labels beyond {@link MOST_LABELS}, which are left out. */
  readonly leftOut: number;
}

/** Maximum number of labels of a list. */
export const MOST_LABELS = 5000;

const DELIMITERS = ['\t', ';', ',', '|'] as const;
/** Heads of columns that hold labels, the likeliest first. */
const HEADS = ['wnid', 'synset', 'synsets', 'sense_key', 'name', 'label', 'class', 'class_name', 'category', 'names'];

/**
 * Reads labels from a text: a plain list with a label on each line, or a table whose rows have as many cells each, at
 * least two. Empty lines, and lines that begin with #, are no labels.
 *
 * @param column the position of the column to read; by default the one whose head or cells look most like labels.
 */
export function readLabels(text: string, column?: number): LabelList {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const rows = tableOf(lines);
  if (rows === undefined) return { ...cut(lines.map((line) => line.trim())), columns: [], column: 0 };
  const [first = [], ...others] = rows;
  const head = isHead(first, others) ? first : undefined;
  const cells = head === undefined ? rows : others;
  const columns = head ?? first.map((_, at) => `column ${String(at + 1)}`);
  const chosen = column !== undefined && column < columns.length ? column : likeliestColumn(head, cells);
  const labels = cells.map((row) => row[chosen]!.trim()).filter((label) => label !== '');
  return { ...cut(labels), columns, column: chosen };
}

function cut(labels: readonly string[]): Pick<LabelList, 'labels' | 'leftOut'> {
  return { labels: labels.slice(0, MOST_LABELS), leftOut: Math.max(0, labels.length - MOST_LABELS) };
}

/** Returns the rows of a table; `undefined` where no delimiter gives every line as many cells. */
function tableOf(lines: readonly string[]): string[][] | undefined {
  if (lines.length < 2) return undefined;
  for (const delimiter of DELIMITERS) {
    if (!lines.every((line) => line.includes(delimiter))) continue;
    const rows = parse(lines.join('\n'), { delimiter, relax_quotes: true, relax_column_count: true });
    const width = rows[0]?.length ?? 0;
    if (width > 1 && rows.every((row) => row.length === width)) return rows;
  }
  return undefined;
}

/** Returns whether the first row names the columns: by a known head, or by words above a column of numbers. */
function isHead(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  if (first.some((cell) => HEADS.includes(cell.trim().toLowerCase()))) return true;
  return first.some((cell, at) => !isNumber(cell) && others.length > 0 && others.every((row) => isNumber(row[at]!)));
}

function likeliestColumn(head: readonly string[] | undefined, cells: readonly (readonly string[])[]): number {
  const heads = head?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const named = HEADS.map((wanted) => heads.indexOf(wanted)).find((at) => at >= 0);
  if (named !== undefined) return named;
  const width = cells[0]?.length ?? 0;
  const words = Array.from({ length: width }, (_, at) => cells.filter((row) => !isNumber(row[at]!)).length);
  return Math.max(0, words.indexOf(Math.max(...words)));
}

function isNumber(cell: string): boolean {
  return cell.trim() !== '' && Number.isFinite(Number(cell));
}
