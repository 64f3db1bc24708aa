import { CsvError, parse } from 'csv-parse/sync';
import { completeLines, decodeText, InputError, type InputFile, shown } from '../../text/input.ts';
import { type CountRow } from './count-row.ts';

/** Names that the two columns go by, in small letters. */
const SYNSET_COLUMNS = ['wnid', 'synset', 'synset_id', 'id'];
const IMAGE_COLUMNS = ['images', 'image_count', 'num_images', 'numimages', 'count'];

/**
 * Reads a table of images per synset: tabs, or commas in a file that ends in `.csv`.
 *
 * A head that names the columns may come first; without it there are two, synset and images.
 *
 * @throws InputError for a line with other fields than the first.
 */
export function readCountTable(file: InputFile): CountRow[] {
  const rows = file.name.toLowerCase().endsWith('.csv') ? commaRows(file) : tabRows(file);
  const head = rows[0]?.fields.map((name) => name.trim().toLowerCase()) ?? [];
  const synset = head.findIndex((name) => SYNSET_COLUMNS.includes(name));
  const images = head.findIndex((name) => IMAGE_COLUMNS.includes(name));
  const hasHead = synset !== -1 && images !== -1;
  const width = hasHead ? head.length : 2;
  return rows.slice(hasHead ? 1 : 0).map(({ fields, line, text }) => {
    if (fields.length !== width) {
      throw new InputError(
        { file: file.name, line },
        {
          expected: hasHead
            ? `${String(width)} fields, as the head has`
            : 'two fields, wnid and images, with one tab between',
          came: `${String(fields.length)} in ${shown(text)}`,
          advice: 'Mend the line.',
        },
      );
    }
    return { synset: fields[hasHead ? synset : 0]!, images: fields[hasHead ? images : 1]!, line };
  });
}

interface TableRow {
  readonly fields: readonly string[];
  readonly line: number;
  readonly text: string;
}

function tabRows(file: InputFile): TableRow[] {
  return completeLines(file).map((text, i) => ({ fields: text.split('\t'), line: i + 1, text }));
}

/** Rows of comma-separated values as spreadsheets write them: quotes, either line end, perhaps a byte-order mark. */
function commaRows(file: InputFile): TableRow[] {
  const text = decodeText(file, 'any');
  try {
    const rows = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    return (rows as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      fields: record,
      line: info.lines,
      text: record.join(','),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InputError(
      { file: file.name, line: Number(error['lines'] ?? 1) },
      { expected: 'comma-separated values', came: error.message, advice: 'Mend the line.' },
    );
  }
}
