import { z } from 'zod';
import { type CheckCode, CHECKS } from '../domain/dataset/check.ts';
import { COUNT_UNITS } from '../domain/dataset/dataset.ts';

/** Schemas of the JSON files of a built folder, for readers. */

const count = z.int().min(0);
const wnid = z.string().regex(/^n\d{8}$/);
const group = z.object({ id: z.string(), title: z.string() });

/** `current.json`: the build to open. */
export const currentSchema = z.object({ version: z.string().regex(/^[0-9a-f]{12}$/) });

/** `manifest.json`: every other file of the build, and the digest of its inputs. */
export const manifestSchema = z.object({
  format: z.literal(2),
  /** SHA-256 of all inputs and of the build program. */
  inputs: z.string(),
  files: z.array(z.object({ path: z.string(), records: count, bytes: count, sha256: z.string() })),
});

/** `catalogue.json`. */
export const catalogueSchema = z.object({
  sources: z.array(z.object({ title: z.string(), use: z.string(), licence: z.string(), homepage: z.string() })),
  datasets: z.array(z.string()).min(1),
  classLists: z.array(z.string()),
  languages: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      licence: z.string(),
      homepage: z.string(),
      words: count,
      synsets: count,
    }),
  ),
});

/** `datasets/NAME/dataset.json`. */
export const datasetSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  homepage: z.string().optional(),
  credit: z.string(),
  licence: z.string(),
  origin: z.string(),
  published: z.string(),
  unit: z.enum(COUNT_UNITS).optional(),
  totals: z.object({ images: count, synsetsWithImages: count, synsets: count }),
  release: z.object({ root: group, branches: z.array(wnid), misc: group }).optional(),
});

/** `datasets/NAME/checks.json`. */
export const checksSchema = z.object({
  findings: z.array(
    z.object({ code: z.enum(Object.keys(CHECKS) as [CheckCode]), count, examples: z.array(z.string()) }),
  ),
});

/** `class-lists/NAME.json`. */
export const classListSchema = z.object({
  name: z.string(),
  title: z.string(),
  origin: z.string(),
  alsoNamed: z.record(z.string(), z.string()).optional(),
  licence: z.string().optional(),
  splits: z.record(z.string(), count).optional(),
  unknown: z.array(z.string()).optional(),
  inTables: z.boolean(),
  /** The name of each class, or null, and its members as `src/format/class-set/member-text.ts` writes them. */
  classes: z.array(z.tuple([z.string().nullable(), z.string()])),
});

/** `addresses.json` of a dataset: results of the checks of its addresses. */
export const addressesSchema = z.object({
  asked: count,
  alive: count,
  dead: count,
  from: z.iso.date(),
  to: z.iso.date(),
  /** Number of addresses that gave no image, by reason. */
  reasons: z.record(z.string(), count),
});

/** `illustrations.json`: for each wnid, the wnid of the synset whose picture illustrates it; `null` where no picture may. */
export const illustrationsSchema = z.record(z.string(), z.string().nullable());
