import { z } from 'zod';

/**
 * Lists of images: `lists/NAME/DIGEST.tsv`, a line each, in the taxonomy's preorder, and their directory beside them.
 *
 * So the images of a synset are one range of bytes, and those of a subtree one range and one more for each part that
 * is reached through a second parent, whatever their number. It is an ordinary table besides: tabs, LF, a head with
 * the names of the columns, of which the first two are always `image_id` and `url`. The directory has where each
 * synset's lines begin, and sums of blocks by which a reader of any part can check what it got.
 */

/** Columns of the directory; one entry per node, and one more where ends are told. */
export const LIST_SCHEMA = {
  /** Images before those of the node: the first is the number of all before it in the list. */
  pictureStart: 'u32',
  /** Where the node's lines begin, in bytes. */
  byteStart: 'f64',
  /** Bytes of the node's addresses, without line ends. */
  urlBytes: 'u32',
  /** Bytes of the node's image ids. */
  idBytes: 'u32',
  /** The sums of the blocks of the list: see `block-sums.ts`. */
  blockSum: 'u8',
} as const;

/** The first line of a list, ended. @param columns those after `image_id` and `url`. */
export function listHead(columns: readonly string[]): string {
  return `${['image_id', 'url', ...columns].join('\t')}\n`;
}

/** The table or the directory of a list, beside the builds: it outlives them. @param digest names the list. */
export function listFile(dataset: string, digest: string, ending: 'tsv' | 'columns'): string {
  return `${listFolder(dataset)}/${digest}.${ending}`;
}

/** The folder of a dataset's lists. */
export function listFolder(dataset: string): string {
  return `lists/${dataset}`;
}

/** Why a line of a list of addresses is left out, in words. */
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

/** `datasets/NAME/urls.json`: the list of a dataset's addresses, and what became of the lines it was made from. */
export const urlsSchema = z.object({
  list: z.string().regex(/^[0-9a-f]{12}$/),
  /** Columns after `image_id` and `url`. */
  columns: z.array(z.string()),
  images: count,
  bytes: count,
  /** Lines read: those of the list, and those left out. */
  lines: count,
  leftOut: z.partialRecord(z.enum(LEFT_OUT_REASONS), count),
  /** Hosts that the dataset declares; empty where it declares none. */
  hosts: z.array(z.string()).default([]),
  /** How the addresses of small copies are formed. */
  copies: z.enum(['wikimedia']).optional(),
  /** Whether other datasets may borrow these images to illustrate their synsets. */
  illustrates: z.boolean().default(false),
  /** Synsets whose images are shown on request alone. */
  sensitive: z.array(z.object({ wnid: z.string(), name: z.string(), why: z.string() })).default([]),
});

/** What a build says of a list of addresses. */
export type UrlsDescription = z.infer<typeof urlsSchema>;
