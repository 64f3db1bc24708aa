import { type Picture } from '../domain/picture.ts';

/**
 * The list of a dataset's pictures, `pictures.tsv`: a line each, in the taxonomy's preorder.
 *
 * So the pictures of a synset are one range of bytes, and those of a subtree one range and one more for each part that
 * is reached through a second parent, whatever their number. The ranges stand in `pictures.columns`. It is an
 * ordinary table besides: UTF-8, tabs, LF, a head with the names of the columns.
 */

/** Columns of `pictures.columns`; one entry per node, and one more where ends are told. */
export const PICTURES_SCHEMA = {
  /** Pictures before those of the node: the first is the number of all before it in the file. */
  pictureStart: 'u32',
  /** Where the node's lines begin in `pictures.tsv`, in bytes. */
  byteStart: 'f64',
  /** Bytes of the node's addresses, without line ends. */
  urlBytes: 'u32',
  /** Bytes of the node's image ids. */
  idBytes: 'u32',
} as const;

/** The columns of the table, in order. */
const PICTURE_FIELDS = ['image_id', 'wnid', 'url', 'title', 'author', 'licence', 'source', 'file'] as const;

/** The first line of the table, ended. */
export const PICTURE_HEAD = `${PICTURE_FIELDS.join('\t')}\n`;

/** One line of the table, ended. @throws RangeError if a field holds a tab or a line end. */
export function formatPicture({ id, url, title, author, licence, source, file }: Picture): string {
  const fields = [id, wnidOfImage(id), url, title, author, licence, source, file];
  const bad = fields.find((field) => /[\t\r\n]/.test(field));
  if (bad !== undefined) throw new RangeError(`${id}: expected fields without tabs and line ends, came ${JSON.stringify(bad)}`);
  return `${fields.join('\t')}\n`;
}

/** Reads whole lines of the table. */
export function parsePictures(bytes: Uint8Array): Picture[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  lines.pop();
  return lines.map((line) => {
    const [id = '', , url = '', title = '', author = '', licence = '', source = '', file = ''] = line.split('\t');
    return { id, url, title, author, licence, source, file };
  });
}

/** The wnid in an image's id. */
export function wnidOfImage(id: string): string {
  return id.slice(0, id.indexOf('_'));
}
