import type { Picture } from '../../domain/pictures/picture.ts';
import { listHead } from '../lists/image-list.ts';

/** The list of a dataset's pictures, `pictures.tsv`: a list of images, each with its title, author, licence and file. */

/** The columns after `image_id` and `url`; those of images in a folder have more. */
const COLUMNS = ['title', 'author', 'licence', 'source', 'file'] as const;
const ORIGINAL_COLUMNS = ['start', 'bytes', 'width', 'height', 'sha256'] as const;

const CREDIT_COLUMNS = ['page', 'author_url', 'licence_url'] as const;

/**
 * Returns the header line of the table, with its line end.
 *
 * @param isInFolder whether the images are files of a folder.
 * @param hasCredits whether each image has a credit of its own.
 */
export function pictureHead(isInFolder: boolean, hasCredits = false): string {
  const original = isInFolder ? ORIGINAL_COLUMNS : [];
  return listHead([...COLUMNS, ...original, ...(hasCredits ? CREDIT_COLUMNS : [])]);
}

/**
 * Formats one line of the table, with its line end.
 *
 * @throws RangeError if a field holds a tab or a line end.
 */
export function formatPicture({ id, url, title, author, licence, source, file, original, credit }: Picture): string {
  const about =
    original === undefined
      ? []
      : [original.start, original.bytes, original.width, original.height, original.sha256].map(String);
  const links =
    credit === undefined ? [] : [credit.page, credit.authorUrl, credit.licenceUrl].map((link) => link ?? '');
  const fields = [id, url, title, author, licence, source, file, ...about, ...links];
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
    const fields = line.split('\t');
    const [id = '', url = '', title = '', author = '', licence = '', source = '', file = ''] = fields;
    const [start, bytes, width, height, sha256, ...links] = fields.slice(7);
    const picture = { id, url, title, author, licence, source, file };
    if (sha256 === undefined) return picture;
    const [page, authorUrl, licenceUrl] = links.map((link) => (link === '' ? undefined : link));
    return {
      ...picture,
      ...(links.length > 0 && { credit: { page, authorUrl, licenceUrl } }),
      original: { start: Number(start), bytes: Number(bytes), width: Number(width), height: Number(height), sha256 },
    };
  });
}

/** Returns the wnid in an image's id. */
export function wnidOfImage(id: string): string {
  return id.slice(0, id.indexOf('_'));
}
