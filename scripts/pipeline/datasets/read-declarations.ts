import { z } from 'zod';
import { COUNT_UNITS } from '../../../src/domain/dataset/dataset.ts';
import { decodeJson, InputError, type InputFile, shown } from '../text/input.ts';
import { pictureDeclarationSchema } from '../pictures/picture-declaration.ts';

/** The name of a dataset or class list, as addresses have it. */
export const DATASET_NAME = /^[a-z][a-z0-9-]{0,39}$/;
const name = z.string().regex(DATASET_NAME, 'lower-case letters, digits and hyphens, beginning with a letter');
const text = z
  .string()
  .trim()
  .min(1)
  .regex(/^\P{Cc}*$/u, 'expected one line of text without tabs and other control characters');
const group = z.strictObject({ id: name, title: text });

const datasetSchema = z
  .strictObject({
    /** Position in lists; the lowest is shown by default. */
    rank: z.int(),
    title: text,
    description: text,
    homepage: z
      .url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' })
      .optional(),
    /** Credit line; empty without one. */
    credit: z.union([z.literal(''), text]).default(''),
    licence: text.optional(),
    origin: text,
    published: z.iso.date('expected a date such as 2011-09-01'),
    /** Table of images per synset, relative to `data/`; without it, images, addresses or pictures are counted. */
    counts: text.optional(),
    /** Unit of the counts; by default the unit that the table of counts names, else images. */
    unit: z.enum(COUNT_UNITS, 'expected images or labels').optional(),
    /** Counts taken from another dataset's table, for those of its synsets that the rule names. */
    countsOf: z
      .strictObject({
        dataset: name,
        /** Synsets with more images than this. */
        imagesMoreThan: z.int().min(0).optional(),
        /** A file of wnids relative to `data/`: only those, or all but those. */
        only: text.optional(),
        without: text.optional(),
      })
      .optional(),
    pictures: pictureDeclarationSchema.optional(),
    /** Addresses of images: a file, or a folder of files; relative to `data/`, or absolute, as the two below. */
    urls: text.optional(),
    /** Hosts that the addresses lead to: pages let a reader's browser ask these, on request, and no others. */
    hosts: z
      .array(
        z
          .string()
          .regex(/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/, 'expected a host such as images.example.org'),
      )
      .optional(),
    /** Rule by which addresses of small copies follow from those of the originals. */
    copies: z.enum(['wikimedia'], 'expected wikimedia, or nothing').optional(),
    /** Folder, tar, zip or Parquet file of the images themselves. */
    images: text.optional(),
    /** Table of the images' classes, or of what class names mean. */
    labels: text.optional(),
    /** Table of what names of classes mean, for images and addresses. */
    names: text.optional(),
    /** Names of columns as lists have them (url, wnid), by the names that they have in the table of addresses. */
    columns: z.record(text, z.enum(['url', 'wnid', 'image_id'])).optional(),
    /** Folder of their bounding boxes, or a file of them. */
    boxes: text.optional(),
    /** Table of the author and licence of each image, as `npm run data -- fetch` writes it. */
    credits: text.optional(),
    /** Table of the answers when addresses were checked, relative to the data folder. */
    addresses: text.optional(),
    /** Whom to credit for the images, and their terms, where they are not those of the dataset: copies attached to a release. */
    imagesCredit: z.union([z.literal(''), text]).optional(),
    imagesLicence: text.optional(),
    /** Whether links in the folder of images are followed out of it and to folders. */
    followLinks: z.boolean().default(false),
    /** The version of WordNet whose offsets identifiers have. */
    identifiers: z.enum(['3.0', '3.1'], 'expected 3.0 or 3.1, the version of WordNet').default('3.0'),
    /** Whether its pictures may illustrate synsets of other datasets. */
    illustrates: z.boolean().default(false),
    /** True to skip and report unknown synsets, false to refuse them. */
    skipUnknown: z.boolean().default(false),
    /** The release's own tree, where it has one. */
    release: z
      .strictObject({
        root: group,
        branches: z.array(text).min(1),
        misc: group,
        /** The orders in which the release gave out its synsets, relative to `data/`; wnid order without it. */
        order: text.optional(),
      })
      .optional(),
  })
  .refine(
    ({ counts, countsOf, urls, images, pictures }) =>
      [counts, countsOf, urls, images, pictures].some((one) => one !== undefined),
    'expected counts, countsOf, urls, images or pictures',
  )
  .refine(
    ({ counts, urls, images, pictures }) =>
      pictures === undefined || [counts, urls, images].every((one) => one === undefined),
    'pictures have their own counts, urls and images',
  );

const classListSchema = z.strictObject({
  rank: z.int(),
  title: text,
  origin: text,
  /** File names under which tools look for an export of the list, each with the export's own name. */
  alsoNamed: z.record(z.string().regex(/^\w[\w.-]*$/), text).optional(),
  /** Source of the classes: a file of wnids or a class table relative to `data/`, or a rule over a dataset. */
  licence: text.optional(),
  /** Number of classes in each split, in order. */
  splits: z.record(text, z.int().min(1)).optional(),
  /** Labels of the original list without a synset. */
  unknown: z.array(text).optional(),
  /** Whether tables of class indices have a column for the list. */
  inTables: z.boolean().default(true),
  /** Whether lines that name no synset are skipped and reported, or refused. */
  skipUnknown: z.boolean().default(false),
  classes: z.union([
    z.strictObject({
      file: text,
      /** Whether a class is a synset alone, or with everything below it. */
      scope: z.enum(['own', 'subtree']).default('own'),
    }),
    /** A class table: index, name and synsets. */
    z.strictObject({ table: text }),
    z.strictObject({
      dataset: name,
      /** Synsets with more own images than this, in wnid order. */
      imagesMoreThan: z.int().min(0),
      /** Additional wnids of the list. */
      and: z.array(text).optional(),
    }),
  ]),
});

/** A dataset as `data/datasets/NAME.json` declares it; its name is that of the file. */
export type DatasetDeclaration = z.infer<typeof datasetSchema> & { readonly name: string; readonly file: string };

/** A class list as `data/class-lists/NAME.json` declares it; its name is that of the file. */
export type ClassListDeclaration = z.infer<typeof classListSchema> & { readonly name: string; readonly file: string };

/** Advice on an invalid declaration. */
export const DECLARATION_ADVICE = 'Mend the declaration; data/README.md describes it.';

/** Reads a dataset's declaration. @throws InputError naming each field at fault. */
export function readDatasetDeclaration(declared: string, file: InputFile): DatasetDeclaration {
  return { ...parse(datasetSchema, file), name: checkName(declared, file), file: file.name };
}

/** Returns the faults of a dataset's declaration by field; a fault of the whole has no field. */
export function datasetFaults(declaration: unknown): { readonly field: string; readonly message: string }[] {
  const result = datasetSchema.safeParse(declaration);
  return result.success
    ? []
    : result.error.issues.map(({ path: [field], message }) => ({
        field: field === undefined ? '' : String(field),
        message,
      }));
}

/** Reads a class list's declaration. @throws InputError naming each field at fault. */
export function readClassListDeclaration(declared: string, file: InputFile): ClassListDeclaration {
  return { ...parse(classListSchema, file), name: checkName(declared, file), file: file.name };
}

function checkName(declared: string, file: InputFile): string {
  const result = name.safeParse(declared);
  if (result.success) return result.data;
  throw new InputError(file.name, {
    expected: 'a file name of lower-case letters, digits and hyphens, at most 40',
    came: shown(declared),
    advice: 'Rename the file.',
  });
}

function parse<T>(schema: z.ZodType<T>, file: InputFile): T {
  const result = schema.safeParse(decodeJson(file, DECLARATION_ADVICE));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new InputError(file.name, { expected: 'a declaration', came: faults.join('; '), advice: DECLARATION_ADVICE });
}

/** Compares declarations by rank, then by name. */
export function byRank(a: { rank: number; name: string }, b: { rank: number; name: string }): number {
  return a.rank - b.rank || (a.name < b.name ? -1 : 1);
}
