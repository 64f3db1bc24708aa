import { z } from 'zod';
import type { CopyKind } from './copy-kinds.ts';

/** Names and schemas of the files about a dataset's pictures. */

/** `illustration.columns`, one entry per node. */
export const ILLUSTRATION_SCHEMA = {
  /** Number of the node's first pictures that are shown without a request; 0 for a sensitive synset. */
  shown: 'u32',
  /** Rank, from 1, of the picture that illustrates the synset; 0 where none does. */
  best: 'u16',
} as const;

/** Number of nodes of the preorder whose pictures share a pack, so that a changed picture rewrites one pack only. */
export const NODES_PER_PACK = 1024;

/** Returns the folder of a dataset's packs, which is next to the builds and outlives them. */
export function packFolder(dataset: string): string {
  return `pictures/${dataset}`;
}

/** Returns the folder, next to the builds, that caches the survey of a dataset's images. */
export function surveyFolder(dataset: string): string {
  return `surveys/${dataset}`;
}

/**
 * Returns the path of a pack.
 *
 * @param list the first twelve digits of the SHA-256 of `pictures.tsv`, whose pictures it holds.
 * @param part the nodes `[part × NODES_PER_PACK, (part + 1) × NODES_PER_PACK)`.
 */
export function packFile(list: string, kind: CopyKind, part: number): string {
  return `${list}/${kind}-${String(part).padStart(4, '0')}.pack`;
}

const count = z.int().min(0);

/** `pictures.json`: facts about all pictures of a dataset. */
export const picturesSchema = z.object({
  sources: z.array(
    z.object({
      name: z.string(),
      homepage: z.string().optional(),
      licence: z.object({ name: z.string(), url: z.string().optional() }),
      package: z.string().optional(),
      version: z.string().optional(),
    }),
  ),
  sensitive: z.array(z.object({ wnid: z.string(), name: z.string(), why: z.string() })),
  /** Whether other datasets may borrow these pictures to illustrate their synsets. */
  illustrates: z.boolean(),
  /** True if each picture has links about its author and licence. */
  hasCredits: z.boolean().optional(),
  /**
   * Rows of the alignment, pictures made of them, and rows for which a source has no picture, by source; of a folder
   * its files, the images among them, and those skipped, by reason.
   */
  totals: z.object({ rows: count, pictures: count, without: z.record(z.string(), count) }),
});

/** Content of `pictures.json`. */
export type PicturesDescription = z.infer<typeof picturesSchema>;

/** `originals.json`: location of a dataset's image files; absent where they come in packages. */
export const originalsSchema = z.object({
  /** Absolute path of the folder that file names are relative to. */
  folder: z.string(),
  /** Absolute paths outside the folder that its links may lead to. */
  roots: z.array(z.string()).optional(),
  /** Path, in the folder of builds, of the folder with unpacked images of compressed archives. */
  unpacked: z.string().optional(),
});
