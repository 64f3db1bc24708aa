import { z } from 'zod';
import { COUNT_UNITS } from '../../domain/dataset/dataset.ts';
import { MATCH_KINDS } from '../../search/rank.ts';

/** Shapes of all answers, from which the OpenAPI document is made. */

const count = z.int().min(0);
const wnid = z
  .string()
  .regex(/^n\d{8}$/)
  .describe('n and the eight-digit offset of the synset in WordNet 3.0');
const percentile = z.number().min(0).lt(100);

const imageCounts = z.strictObject({
  own: count.describe('Images filed under the synset itself'),
  subtree: count.describe('Distinct images under the synset and all below it'),
});

const reference = {
  wnid,
  name: z.string().describe('The readable name, such as dog.n.01'),
  words: z.array(z.string()).min(1).describe('The lemmas in WordNet’s order'),
  images: imageCounts,
};

/** A synset as others refer to it. */
export const synsetReference = z.strictObject(reference).meta({ id: 'SynsetReference' });

/** A synset above or below another. */
export const relatedSynset = z
  .strictObject({
    ...reference,
    instance: z.boolean().describe('Whether the lower of the two is an instance of the upper, not a kind of it'),
  })
  .meta({ id: 'RelatedSynset' });

/** A synset that a search found. */
export const foundSynset = z
  .strictObject({
    ...reference,
    definition: z.string(),
    match: z.enum(MATCH_KINDS).describe('How it was found: by a lemma, an identifier, its definition …'),
    lemma: z.string().nullable().describe('The lemma it was found by, where it was'),
  })
  .meta({ id: 'FoundSynset' });

/** Everything about a synset. */
export const synset = z
  .strictObject({
    ...reference,
    definition: z.string(),
    examples: z.array(z.string()),
    instance: z.boolean().describe('Whether the synset is an instance, such as a city, and no class'),
    lexicographerFile: z.string(),
    hypernyms: count,
    hyponyms: count.describe('Direct hyponyms'),
    instances: count.describe('Direct instances'),
    subtreeSynsets: count.describe(
      'Distinct synsets of the subtree, the synset itself included, instances not counted',
    ),
    subtreeSynsetsWithImages: count.describe('Those of them that have images'),
    synsetsBelow: count.describe('ImageNet’s number in brackets: subtreeSynsets without the synset itself'),
    minDepth: count.describe('Edges of the shortest path from the root'),
    maxDepth: count.describe('Edges of the longest path from the root'),
    height: count.describe('Edges of the longest path down to a leaf'),
    popularityPercentile: percentile,
    imagePercentile: percentile
      .nullable()
      .describe('Null for a synset without images, which is not the 0th percentile'),
    senseKeys: z.array(z.string()),
    wordnet31: wnid.nullable().describe('The synset in WordNet 3.1, where it is there'),
    labels: z
      .array(z.strictObject({ classList: z.string(), index: count }))
      .describe('Its class index in each class list that has it'),
    dataset: z.string().describe('Whose images are counted'),
    page: z.url(),
  })
  .meta({ id: 'Synset' });

/** The paths from the root down to a synset. */
export const paths = z
  .strictObject({
    wnid,
    paths: z
      .array(z.array(synsetReference).min(1))
      .min(1)
      .describe('Each from the root down to the synset, the primary one first'),
  })
  .meta({ id: 'Paths' });

/** An image that the site holds. */
export const image = z.strictObject({ image: z.string(), file: z.string(), bytes: count }).meta({ id: 'Image' });

/** Address at which an image was found on the web. */
export const imageUrl = z.strictObject({ image: z.string(), url: z.string() }).meta({ id: 'ImageUrl' });

const borrowed = {
  relation: z.enum(['own', 'below', 'above']).describe('Whether it is the synset’s own, or of one below or above it'),
  lender: z.strictObject({ wnid, name: z.string() }).describe('The synset whose picture it is'),
};

/** The pictures that illustrate a synset. */
export const depiction = z
  .strictObject({
    wnid,
    picture: z
      .strictObject({
        ...borrowed,
        dataset: z.string(),
        image: z.string(),
        src: z.url().describe('The site’s copy'),
        width: count,
        height: count,
        original: z.url().nullable().describe('A public copy of the original'),
        author: z.string().describe('Empty where it is not known'),
        licence: z.string(),
        licenceUrl: z.url().nullable(),
      })
      .nullable()
      .describe('Null where nothing illustrates the synset'),
    photograph: z
      .strictObject({ ...borrowed, src: z.url(), page: z.url().describe('Names its author and licence') })
      .nullable()
      .describe('On another host, which readers see on request'),
  })
  .meta({ id: 'Depiction' });

/** A dataset. */
export const dataset = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    homepage: z.url().nullable(),
    credit: z.string(),
    licence: z.string(),
    published: z.iso.date(),
    unit: z.enum(COUNT_UNITS).describe('What `images` counts: images, or labels, pairs of an image and a synset'),
    images: count,
    synsetsWithImages: count,
    synsets: count,
    exports: z.url().describe('The page of files for other tools'),
    croissant: z.url(),
  })
  .meta({ id: 'Dataset' });

/** Common hypernyms of two synsets. */
export const commonHypernyms = z
  .strictObject({
    a: wnid,
    b: wnid,
    depth: count.describe('Edges of the longest path from the root to them'),
    hypernyms: z.array(synsetReference).min(1),
  })
  .meta({ id: 'CommonHypernyms' });

/** A class of a list. */
export const label = z
  .strictObject({ classList: z.string(), index: count, ...reference, definition: z.string() })
  .meta({ id: 'Label' });

const setFields = {
  name: z.string().nullable().describe('The name of a published set; null for one that its code holds'),
  title: z.string(),
  origin: z.string().nullable().describe('Where the order of a published set comes from'),
  licence: z.string().nullable(),
  code: z.string().describe('The whole set, for an address'),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of the canonical text of the set'),
  classes: count,
  images: count.describe('Distinct images of all classes together'),
  synsetsWithImages: count.describe('Distinct synsets with images of all classes together'),
  overlaps: count.describe('Pairs of classes that share a synset'),
  ratio: z.number().min(1).nullable().describe('Images of the largest class for one of the smallest with images'),
  effectiveClasses: z.number().min(0.99).nullable().describe('The number of equal classes that would be as even'),
  unknown: z.array(z.string()).describe('Labels of the original that no synset stands for'),
  dataset: z.string().describe('Whose images are counted'),
  page: z.url(),
};

/** A class set. */
export const classSet = z.strictObject(setFields).meta({ id: 'ClassSet' });

/** A class set with its files. */
export const classSetWithFiles = z
  .strictObject({
    ...setFields,
    files: z.array(
      z.strictObject({ name: z.string(), readBy: z.string().describe('The tool that reads it'), url: z.url() }),
    ),
  })
  .meta({ id: 'ClassSetWithFiles' });

/** A class of a set. */
export const setClass = z
  .strictObject({
    index: count.describe('The label that a model learns'),
    name: z.string(),
    members: z.string().describe('Its synsets: a / after one stands for everything below, a - before one takes it out'),
    synsets: z.array(wnid).min(1).describe('The synsets that it includes by name'),
    images: count,
    synsetsWithImages: count,
  })
  .meta({ id: 'SetClass' });

/** A synset with its class in a set. */
export const setSynset = z
  .strictObject({ wnid, index: count, name: z.string().describe('The name of the class'), images: count })
  .meta({ id: 'SetSynset' });

const overlapping = z.strictObject({ index: count, name: z.string() });

/** Two classes of a set that share synsets. */
export const setOverlap = z
  .strictObject({ a: overlapping, b: overlapping, synsets: count.describe('Distinct synsets in both') })
  .meta({ id: 'SetOverlap' });

/** Answer of any address to an invalid request. */
export const failure = z
  .strictObject({
    error: z.strictObject({ status: z.int().min(400).max(599), message: z.string().describe('A sentence for people') }),
  })
  .meta({ id: 'Failure' });

/** A page of a list. */
export function pageOf(item: z.ZodType): z.ZodType {
  return z.strictObject({
    total: count,
    items: z.array(item),
    next: z.string().nullable().describe('What to send as cursor for the next page; null on the last'),
  });
}
