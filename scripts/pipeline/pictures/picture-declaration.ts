import { z } from 'zod';

/** One line: it becomes a field of a table. */
const text = z
  .string()
  .trim()
  .min(1)
  .regex(/^\P{Cc}*$/u, 'expected text without line ends, tabs and other control characters');
/** Text in which names of columns in braces stand for the row's values: `color/svg/{emoji}.svg`. */
const template = text;

const source = z.strictObject({
  name: text,
  homepage: z.url({ protocol: /^https?$/ }),
  licence: z.strictObject({ name: text, url: z.url({ protocol: /^https?$/ }) }),
  /** An npm package that is installed. */
  package: text,
  /** The picture's path in the package; a row with an empty value in it has no picture there. */
  file: template,
  /** A public copy; `{package}`, `{version}` and `{file}` are those of the picture. */
  url: template,
  /** Author where `authors` has none. */
  author: text,
  /** A JSON array in the package that names authors: the entry whose `key` is the row's value of column `of`. */
  authors: z.strictObject({ file: text, key: text, of: text, author: text }).optional(),
});

/** Schema of a declaration's pictures: a table of synsets, and packages with the files. */
export const pictureDeclarationSchema = z.strictObject({
  /** Table with a head, relative to `data/`, one of whose columns is `wnid`. */
  table: text,
  title: template,
  sources: z.array(source).min(1),
  /**
   * Synsets under which pictures are shown only on request. A column marks with 1 the rows whose pictures show the
   * subject wherever they are filed.
   */
  sensitive: z.array(z.strictObject({ wnid: text, name: text, why: text, column: text.optional() })).default([]),
  /** Names of the sources in the order in which their pictures illustrate; that of the sources unless given. */
  illustratesWith: z.array(text).optional(),
});

/** The pictures of a dataset as its declaration names them. */
export type PictureDeclaration = z.infer<typeof pictureDeclarationSchema>;

/** One source of pictures as a declaration names it. */
export type PictureSourceDeclaration = z.infer<typeof source>;
