import { type Picture } from '../domain/picture.ts';
import { listHead } from './image-list.ts';

/** The list of a dataset's pictures, `pictures.tsv`: a list of images, each with its title, author, licence and file. */

/** The columns after `image_id` and `url`; those of images in a folder have more. */
const COLUMNS = ['title', 'author', 'licence', 'source', 'file'] as const;
const ORIGINAL_COLUMNS = ['start', 'bytes', 'width', 'height', 'sha256'] as const;

/**
 * Returns the header line of the table, with its line end.
 *
 * @param isInFolder whether the images are files of a folder.
 */
export function pictureHead(isInFolder: boolean): string {
  return listHead(isInFolder ? [...COLUMNS, ...ORIGINAL_COLUMNS] : COLUMNS);
}

/**
 * Formats one line of the table, with its line end.
 *
 * @throws RangeError if a field holds a tab or a line end.
 */
export function formatPicture({ id, url, title, author, licence, source, file, original }: Picture): string {
  const about =
    original === undefined
      ? []
      : [original.start, original.bytes, original.width, original.height, original.sha256].map(String);
  const fields = [id, url, title, author, licence, source, file, ...about];
  const bad = fields.find((field) => /[\t\r\n]/.test(field));
  if (bad !== undefined)
    throw new RangeError(`${id}: expected fields without tabs and line ends, came ${JSON.stringify(bad)}`);
  return `${fields.join('\t')}\n`;
}

/** Parses whole lines of the table. */
export function parsePictures(bytes: Uint8Array): Picture[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  lines.pop();
  return lines.map((line) => {
    const [
      id = '',
      url = '',
      title = '',
      author = '',
      licence = '',
      source = '',
      file = '',
      start = '',
      bytes = '',
      width = '',
      height = '',
      sha256 = '',
    ] = line.split('\t');
    const picture = { id, url, title, author, licence, source, file };
    if (sha256 === '') return picture;
    return {
      ...picture,
      original: { start: Number(start), bytes: Number(bytes), width: Number(width), height: Number(height), sha256 },
    };
  });
}

/** Returns the wnid in an image's id. */
export function wnidOfImage(id: string): string {
  return id.slice(0, id.indexOf('_'));
}
