import { sha256 } from '#sha256';
import type { ClassSet } from '../../domain/class-set/class-set.ts';
import type { Dataset, DatasetDescription } from '../../domain/dataset/dataset.ts';
import { TABLE_COLUMNS } from './synset-table.ts';

/** File that a Croissant description refers to. */
export interface DescribedFile {
  readonly name: string;
  readonly address: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
}

/** Data from which a Croissant description is written. */
export interface CroissantParts {
  readonly description: DatasetDescription;
  /** Address of the dataset's page. */
  readonly address: string;
  /** Synsets with images, and their ancestors: two CSV files with the same columns. */
  readonly synsets: DescribedFile;
  readonly parents: DescribedFile;
  /** Image addresses as a table with a header; absent where the dataset has none. */
  readonly images: DescribedFile | undefined;
}

/** Version of the specification that descriptions conform to. */
export const CROISSANT = 'http://mlcommons.org/croissant/1.1';

/**
 * Describes a dataset in MLCommons Croissant 1.1, as a JSON-LD value. Its classes are an enumeration whose `parent`
 * refers to a second one, of their ancestors; images with addresses refer to their classes.
 */
export function croissant({ description, address, synsets, parents, images }: CroissantParts): object {
  const maker = description.credit === '' ? description.title : description.credit;
  return describe({
    name: description.name,
    alternateName: description.title,
    description: description.description,
    license: { '@type': 'sc:CreativeWork', name: description.licence },
    url: address,
    sameAs: description.homepage,
    creator: { '@type': 'sc:Organization', name: maker, url: description.homepage },
    citeAs: maker,
    datePublished: description.published,
    isAccessibleForFree: true,
    distribution: [
      fileObject(synsets, 'text/csv', 'The synsets that have images.'),
      fileObject(parents, 'text/csv', 'The synsets above them.'),
      ...(images === undefined ? [] : [fileObject(images, 'text/tab-separated-values', 'Addresses of images.')]),
    ],
    recordSet: [
      enumeration('parents', parents.name, 'The synsets above the classes; each names the one above it.'),
      enumeration('classes', synsets.name, 'The classes: synsets of WordNet 3.0 that have images.', 'parents/wnid'),
      ...(images === undefined ? [] : [imageRecords(images.name)]),
    ],
  });
}

/** Data from which the description of a class set is written. */
interface DescribedSet {
  readonly title: string;
  readonly fingerprint: string;
  readonly set: ClassSet;
  readonly dataset: Dataset;
  /** Addresses of the set's page and of its table. */
  readonly address: string;
  readonly files: string;
}

/**
 * Describes a class set in MLCommons Croissant 1.1, as a JSON-LD value: its classes, as a table to be downloaded.
 *
 * @param table the text of `classes.tsv`.
 */
export function setCroissant(
  { title, address, fingerprint, set, dataset, files }: DescribedSet,
  table: string,
): object {
  const name = 'classes.tsv';
  const bytes = new TextEncoder().encode(table);
  const described = { name, address: files, bytes: bytes.length, sha256: sha256(bytes) };
  const members = 'Its synsets of WordNet 3.0: a / after one stands for everything below, a - before one excludes it.';
  return describe({
    name: title,
    description: `A class set of ${String(set.classes.length)} classes over WordNet 3.0; fingerprint ${fingerprint}.`,
    license: { '@type': 'sc:CreativeWork', name: 'The list states facts; the images are not part of it.' },
    url: address,
    creator: { '@type': 'sc:Organization', name: 'Canopy', url: new URL('/', address).href },
    citeAs: `${title}, class set ${fingerprint.slice(0, 12)}, WordNet 3.0.`,
    datePublished: dataset.description.published,
    distribution: [fileObject(described, 'text/tab-separated-values', 'The classes with their images.')],
    recordSet: [
      recordSet('classes', 'The classes in the order of their labels.', 'index', [
        field('classes/index', name, 'index', 'The label, from 0.', 'sc:Integer'),
        field('classes/name', name, 'name', 'The name of the class.', 'sc:Text'),
        field('classes/synsets', name, 'synsets', members, 'sc:Text'),
        field('classes/images', name, 'images', `Images of ${dataset.description.title} in the class.`, 'sc:Integer'),
      ]),
    ],
  });
}

/** Adds what every description has. */
function describe(description: object): object {
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: CROISSANT,
    version: '1.0.0',
    inLanguage: 'en',
    ...description,
  };
}

/** Describes a file of a distribution. */
function fileObject(
  { name, address, bytes, sha256 }: DescribedFile,
  encodingFormat: string,
  description: string,
): object {
  return {
    '@type': 'cr:FileObject',
    '@id': name,
    name,
    description,
    contentUrl: address,
    contentSize: `${String(bytes)} B`,
    encodingFormat,
    sha256,
  };
}

const MEANINGS: Readonly<Record<(typeof TABLE_COLUMNS)[number], string>> = {
  wnid: 'n and the offset of the synset in WordNet 3.0',
  name: 'The readable name, such as dog.n.01.',
  words: 'All lemmas, joined by commas.',
  definition: 'The definition without its examples.',
  parent: 'The wnid of the first hypernym; empty for the root.',
  url: 'The page of the synset.',
};

/**
 * Describes a table of synsets.
 *
 * @param parent id of the field that `parent` refers to. Readers sort record sets by their references, so no record
 *   set may refer to itself.
 */
function enumeration(id: string, file: string, description: string, parent?: string): object {
  const fields = TABLE_COLUMNS.map((column) => ({
    ...field(`${id}/${column}`, file, column, MEANINGS[column], column === 'url' ? 'sc:URL' : 'sc:Text'),
    ...(column === 'parent' && parent !== undefined ? { references: { field: { '@id': parent } } } : {}),
  }));
  return recordSet(id, description, 'wnid', fields);
}

/** Describes a list of records, by default one of classes. @param key name of the field that identifies a record. */
function recordSet(
  id: string,
  description: string,
  key: string,
  fields: readonly object[],
  isOfClasses = true,
): object {
  return {
    '@type': 'cr:RecordSet',
    '@id': id,
    name: id,
    description,
    ...(isOfClasses && { dataType: 'sc:Enumeration' }),
    key: { '@id': `${id}/${key}` },
    field: fields,
  };
}

function imageRecords(file: string): object {
  const fields = [
    field('images/image', file, 'image', 'The wnid, an underscore and a number.', 'sc:Text'),
    field('images/url', file, 'url', 'Where the image was found.', 'sc:URL'),
    {
      ...field('images/wnid', file, 'wnid', 'The class.', 'sc:Text'),
      references: { field: { '@id': 'classes/wnid' } },
    },
  ];
  return recordSet('images', 'The images, by the addresses at which they were found.', 'image', fields, false);
}

/** Describes a column of a file. */
function field(id: string, file: string, column: string, description: string, dataType: string): object {
  return {
    '@type': 'cr:Field',
    '@id': id,
    name: id,
    description,
    dataType,
    source: { fileObject: { '@id': file }, extract: { column } },
  };
}

/** Terms of Croissant that the context abbreviates. */
const TERMS =
  'annotation arrayShape citeAs column containedIn equivalentProperty excludes extract field fileObject fileProperty fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path readLines recordSet references regex repeated replace samplingRate sdVersion separator source subField transform unArchive value';

/** JSON-LD context that the specification recommends (appendix 1), with all keys that its reference reader expects. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
  name: { '@container': '@language' },
  description: { '@container': '@language' },
  ...Object.fromEntries(TERMS.split(' ').map((term) => [term, `cr:${term}`])),
};
