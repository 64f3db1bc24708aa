import { InputError, type InputFile, shown } from '../../text/input.ts';
import { readRows } from '../../text/table-rows.ts';
import type { CountRow } from './count-row.ts';

/** Names that the two columns go by, in small letters. */
const SYNSET_COLUMNS = ['wnid', 'synset', 'synset_id', 'class', 'class_id', 'label', 'category', 'id'];
const IMAGE_COLUMNS = [
  'images',
  'image_count',
  'num_images',
  'numimages',
  'n_images',
  'count',
  'counts',
  'frequency',
  'n',
];

/**
 * Reads a table of images per synset: separated by tabs, commas or white space, with a head that names the columns or
 * without one; the form of `uniq -c`, the count first, is taken too.
 *
 * @throws InputError for a line with other fields than the first.
 */
export function readCountTable(file: InputFile): CountRow[] {
  const rows = readRows(file);
  const head = rows[0]?.fields.map((name) => name.toLowerCase()) ?? [];
  const synset = placeOf(SYNSET_COLUMNS, head);
  const images = placeOf(IMAGE_COLUMNS, head);
  const hasHead = synset !== -1 && images !== -1;
  const width = hasHead ? head.length : 2;
  const isCountFirst = !hasHead && /^\d+$/.test(head[0] ?? '') && !/^\d+$/.test(head[1] ?? '');
  return rows.slice(hasHead ? 1 : 0).map(({ fields, line }) => {
    if (fields.length !== width) {
      throw new InputError(file.name, {
        line,
        expected: hasHead
          ? `${String(width)} fields, as the head has`
          : 'two fields, wnid and images, with one tab between',
        came: `${String(fields.length)} in ${shown(fields.join(' '))}`,
        advice: 'Correct the line.',
      });
    }
    const [own, count] = hasHead ? [synset, images] : isCountFirst ? [1, 0] : [0, 1];
    return { synset: fields[own]!, images: fields[count]!, line };
  });
}

/** The place of the first of some names that a head has; -1 if it has none of them. */
function placeOf(names: readonly string[], head: readonly string[]): number {
  return head.indexOf(names.find((name) => head.includes(name)) ?? '');
}
