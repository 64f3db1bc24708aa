import type { DatasetDescription } from '../../domain/dataset/dataset.ts';
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
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: CROISSANT,
    name: description.name,
    alternateName: description.title,
    description: description.description,
    license: { '@type': 'sc:CreativeWork', name: description.licence },
    url: address,
    sameAs: description.homepage,
    creator: {
      '@type': 'sc:Organization',
      name: description.credit === '' ? description.title : description.credit,
      url: description.homepage,
    },
    citeAs: description.credit === '' ? description.title : description.credit,
    datePublished: description.published,
    version: '1.0.0',
    inLanguage: 'en',
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
  };
}

/** Describes a file of a distribution. */
export function fileObject(
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
  return {
    '@type': 'cr:RecordSet',
    '@id': id,
    name: id,
    description,
    dataType: 'sc:Enumeration',
    key: { '@id': `${id}/wnid` },
    field: TABLE_COLUMNS.map((column) => ({
      ...field(`${id}/${column}`, file, column, MEANINGS[column], column === 'url' ? 'sc:URL' : 'sc:Text'),
      ...(column === 'parent' && parent !== undefined ? { references: { field: { '@id': parent } } } : {}),
    })),
  };
}

function imageRecords(file: string): object {
  return {
    '@type': 'cr:RecordSet',
    '@id': 'images',
    name: 'images',
    description: 'The images, by the addresses at which they were found.',
    key: { '@id': 'images/image' },
    field: [
      field('images/image', file, 'image', 'The wnid, an underscore and a number.', 'sc:Text'),
      field('images/url', file, 'url', 'Where the image was found.', 'sc:URL'),
      {
        ...field('images/wnid', file, 'wnid', 'The class.', 'sc:Text'),
        references: { field: { '@id': 'classes/wnid' } },
      },
    ],
  };
}

/** Describes a column of a file. */
export function field(id: string, file: string, column: string, description: string, dataType: string): object {
  return {
    '@type': 'cr:Field',
    '@id': id,
    name: id,
    description,
    dataType,
    source: { fileObject: { '@id': file }, extract: { column } },
  };
}

/** JSON-LD context that the specification recommends (appendix 1), with all keys that its reference reader expects. */
export const CONTEXT = {
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
  ...Object.fromEntries(
    [
      'annotation',
      'arrayShape',
      'citeAs',
      'column',
      'containedIn',
      'equivalentProperty',
      'excludes',
      'extract',
      'field',
      'fileObject',
      'fileProperty',
      'fileSet',
      'format',
      'includes',
      'isArray',
      'isLiveDataset',
      'jsonPath',
      'key',
      'md5',
      'parentField',
      'path',
      'readLines',
      'recordSet',
      'references',
      'regex',
      'repeated',
      'replace',
      'samplingRate',
      'sdVersion',
      'separator',
      'source',
      'subField',
      'transform',
      'unArchive',
      'value',
    ].map((term) => [term, `cr:${term}`]),
  ),
};
