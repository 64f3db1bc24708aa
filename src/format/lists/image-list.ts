import { z } from 'zod';
import { EXTRACT_NAME } from './list-extracts.ts';

/**
 * Lists of images: `lists/NAME/DIGEST.tsv`, a line each, in the taxonomy's preorder, each with its directory in a second file.
 *
 * So the images of a synset are one range of bytes, and those of a subtree one range and one more for each part that
 * is reached through a second parent, whatever their number. It is an ordinary table besides: tabs, LF, a head with
 * the names of the columns, of which the first two are always `image_id` and `url`. The directory has where each
 * synset's lines begin, and sums of blocks by which a reader of any part can check what it got.
 */

/** Columns of the directory; one entry per node, and one more in columns of ends. */
export const LIST_SCHEMA = {
  /** Number of images before the node's. */
  pictureStart: 'u32',
  /** Offset of the node's first line, in bytes. */
  byteStart: 'f64',
  /** Total bytes of the node's addresses, without line ends. */
  urlBytes: 'u32',
  /** Total bytes of the node's image ids. */
  idBytes: 'u32',
  /** Sums of the list's blocks: see `block-sums.ts`. */
  blockSum: 'u8',
} as const;

/**
 * Returns the header line of a list, with its line end.
 *
 * @param columns the columns after `image_id` and `url`.
 */
export function listHead(columns: readonly string[]): string {
  return `${['image_id', 'url', ...columns].join('\t')}\n`;
}

/**
 * Returns the path of the table or the directory of a list. Both are next to the builds and outlive them.
 *
 * @param digest names the list.
 */
export function listFile(dataset: string, digest: string, ending: 'tsv' | 'columns'): string {
  return `${listFolder(dataset)}/${digest}.${ending}`;
}

/** Returns the folder of a dataset's lists. */
export function listFolder(dataset: string): string {
  return `lists/${dataset}`;
}

/** Reasons for leaving out a line of an address list, in words. */
export const LEFT_OUT = {
  scheme: 'neither http nor https',
  host: 'no host, or a host or port that no browser takes',
  space: 'a space in the address',
  control: 'a control character in the address',
  escape: 'a broken escape',
  duplicate: 'the same line again',
  conflict: 'another address of the same image',
  unknown: 'no such synset',
} as const;
/** One such reason. */
export type LeftOutReason = keyof typeof LEFT_OUT;
/** All reasons. */
export const LEFT_OUT_REASONS = Object.keys(LEFT_OUT) as [LeftOutReason, ...LeftOutReason[]];

const count = z.int().min(0);

/** `datasets/NAME/urls.json`: the list of a dataset's addresses, and the number of lines taken and left out. */
export const urlsSchema = z.object({
  list: z.string().regex(/^[0-9a-f]{12}$/),
  /** Columns after `image_id` and `url`. */
  columns: z.array(z.string()),
  images: count,
  bytes: count,
  /** Number of lines read: those in the list, and those left out. */
  lines: count,
  leftOut: z.partialRecord(z.enum(LEFT_OUT_REASONS), count),
  /** Hosts that the dataset declares; empty where it declares none. */
  hosts: z.array(z.string()).default([]),
  /** Rule by which addresses of small copies are formed. */
  copies: z.enum(['wikimedia']).optional(),
  /** Whether other datasets may borrow these images to illustrate their synsets. */
  illustrates: z.boolean().default(false),
  /** Ids of images that illustrate their synsets, chosen by hand. */
  chosen: z.array(z.string()).default([]),
  /** Synsets whose images are shown on request only. */
  sensitive: z.array(z.object({ wnid: z.string(), name: z.string(), why: z.string() })).default([]),
  /** Names of the extracts of the list. */
  extracts: z.array(z.string().regex(EXTRACT_NAME)).default([]),
});

/** Content of `urls.json`. */
export type UrlsDescription = z.infer<typeof urlsSchema>;
