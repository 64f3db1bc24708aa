import type { Catalogue } from '../../domain/catalogue.ts';
import type { ImageHoldings } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { classIndex, classToIndex } from './class-index.ts';
import { indexFiles, indexLines } from './class-indices.ts';
import { img2datasetLines, urlLines } from './image-urls.ts';
import { lookedUp, type Selection } from './selection.ts';
import { depictionTurtle, skosTurtle } from './skos.ts';
import { definitionLines, wnidLines, wordLines } from './synset-lines.ts';
import { parentTable, synsetTable, type TableParts } from './synset-table.ts';
import { wordnetJson } from './wordnet-json.ts';

/** Data from which exports are written. */
export interface ExportParts extends Pick<Catalogue, 'taxonomy' | 'lexicon' | 'classLists'> {
  readonly holdings: ImageHoldings;
  /** Origin of the site, without a slash at the end. */
  readonly origin: string;
  readonly address: TableParts['address'];
}

/** One file that can be exported from a selection. */
export interface ExportFile {
  /** File name that its tool expects. */
  readonly name: string;
  /** Tools that read the file. */
  readonly readBy: string;
  /** Content of the file, in a sentence. */
  readonly note: string;
  readonly contentType: string;
  /** True if writing takes long, so that the file is measured only on request. */
  readonly isLong?: boolean;
  /** Returns the text in chunks. */
  readonly chunks: () => Iterable<string> | AsyncIterable<string>;
}

/** File name of the address list for `img2dataset`. */
export const IMG2DATASET_FILE = 'img2dataset.tsv';

const TEXT = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const CSV = 'text/csv; charset=utf-8';

/**
 * Lists all files that can be exported from a selection, under each of their names. The Croissant description is
 * separate.
 */
export function exportFiles(parts: ExportParts, selection: Selection): ExportFile[] {
  const files = [
    ...classFiles(parts, selection),
    ...indexMaps(parts, selection),
    ...tableFiles(parts, selection),
    ...urlFiles(parts, selection),
  ];
  const others = Object.entries(selection.alsoNamed).flatMap(([name, original]) => {
    const file = files.find((known) => known.name === original);
    return file === undefined
      ? []
      : [{ ...file, name, readBy: 'tools that ask for this name', note: `the same as ${original}` }];
  });
  return [...files, ...others];
}

/** Files of a class list's positions in the lists that models were trained on. */
function indexMaps({ classLists }: ExportParts, { kind, name, nodes }: Selection): ExportFile[] {
  if (kind === 'dataset') return [];
  return indexFiles(name, classLists)
    .filter(([, { nodes: trained }]) => isPartOf(nodes, trained))
    .map(([file, trained]) => ({
      name: file,
      readBy: 'timm',
      note: `the index of each class in ${trained.title}`,
      contentType: TEXT,
      chunks: () => indexLines(nodes, trained),
    }));
}

function isPartOf(nodes: readonly NodeIndex[], others: readonly NodeIndex[]): boolean {
  const all = new Set<number>(others);
  return nodes.every((node) => all.has(node));
}

function classFiles(parts: ExportParts, selection: Selection): ExportFile[] {
  const { nodes } = selection;
  const [first] = parts.classLists;
  const forTensorFlow = lookedUp(parts, selection, first === undefined ? [] : [first]);
  const forTimm = lookedUp(
    parts,
    selection,
    parts.classLists.filter(({ inTables }) => inTables),
  );
  // A function that serves two names is measured once.
  const words: ExportFile['chunks'] = () => wordLines(parts, nodes, ' ');
  return [
    {
      name: 'synsets.txt',
      readBy: 'Caffe, timm',
      note: 'wnids',
      contentType: TEXT,
      chunks: () => wnidLines(parts, nodes),
    },
    { name: 'synset_words.txt', readBy: 'Caffe', note: 'wnids and words', contentType: TEXT, chunks: words },
    {
      name: 'LOC_synset_mapping.txt',
      readBy: 'Kaggle notebooks',
      note: 'wnids and words',
      contentType: TEXT,
      chunks: words,
    },
    {
      name: 'imagenet_class_index.json',
      readBy: 'Keras',
      note: 'index, wnid, first lemma',
      contentType: JSON_TYPE,
      chunks: () => classIndex(parts, selection),
    },
    {
      name: 'class_to_idx.json',
      readBy: 'torchvision',
      note: 'wnid, index',
      contentType: JSON_TYPE,
      chunks: () => classToIndex(parts, selection),
    },
    {
      name: 'imagenet_metadata.txt',
      readBy: 'TensorFlow',
      note: 'wnids and words',
      contentType: TEXT,
      chunks: () => wordLines(parts, forTensorFlow, '\t'),
    },
    {
      name: 'imagenet_synset_to_lemma.txt',
      readBy: 'timm',
      note: 'wnids and words',
      contentType: TEXT,
      chunks: () => wordLines(parts, forTimm, '\t'),
    },
    {
      name: 'imagenet_synset_to_definition.txt',
      readBy: 'timm',
      note: 'wnids and definitions',
      contentType: TEXT,
      chunks: () => definitionLines(parts, forTimm),
    },
  ];
}

function tableFiles(parts: ExportParts, selection: Selection): ExportFile[] {
  return [
    {
      name: 'synsets.csv',
      readBy: 'pandas, Croissant',
      note: 'words, definition, parent',
      contentType: CSV,
      chunks: () => synsetTable(parts, selection),
    },
    {
      name: 'parents.csv',
      readBy: 'pandas, Croissant',
      note: 'the same of the synsets above',
      contentType: CSV,
      chunks: () => parentTable(parts, selection),
    },
    {
      name: 'skos.ttl',
      readBy: 'RDF tools',
      note: 'SKOS, Turtle',
      contentType: 'text/turtle; charset=utf-8',
      isLong: true,
      chunks: () => skosWithImages(parts, selection),
    },
    {
      name: 'wordnet.jsonld',
      readBy: 'wordnet tools',
      note: 'Global WordNet JSON-LD',
      contentType: 'application/ld+json; charset=utf-8',
      isLong: true,
      chunks: () => wordnetJson(parts, selection),
    },
  ];
}

function urlFiles(parts: ExportParts, { dataset }: Selection): ExportFile[] {
  const { urls } = parts.holdings;
  if (dataset === undefined || urls === undefined) return [];
  const id = dataset.release?.tree.root.id ?? dataset.name;
  return [
    {
      name: `${id}_urls.txt`,
      readBy: 'ImageNet downloaders',
      note: 'image, address',
      contentType: TEXT,
      chunks: () => urlLines(urls),
    },
    {
      name: IMG2DATASET_FILE,
      readBy: 'img2dataset',
      note: 'address, caption, image, wnid',
      contentType: 'text/tab-separated-values; charset=utf-8',
      chunks: () => img2datasetLines(parts, urls),
    },
  ];
}

/** Yields SKOS, and of a dataset whose images have addresses which image shows each synset. */
function skosWithImages(parts: ExportParts, selection: Selection): Iterable<string> | AsyncIterable<string> {
  const { urls } = parts.holdings;
  const concepts = skosTurtle(parts, selection);
  if (selection.kind !== 'dataset' || urls === undefined) return concepts;
  return (async function* () {
    yield* concepts;
    yield* depictionTurtle(parts, urls);
  })();
}
