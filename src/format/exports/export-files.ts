import type { Catalogue } from '../../domain/catalogue.ts';
import type { ImageHoldings } from '../../domain/dataset/image-holdings.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { indexFiles, indexLines } from './class-indices.ts';
import { img2datasetLines, urlLines } from './image-urls.ts';
import { lookedUp, type Selection } from './selection.ts';
import { depictionTurtle, skosTurtle } from './skos.ts';
import { synsetLines } from './synset-lines.ts';
import { classIndex, classToIndex } from './python-json.ts';
import { allAbove, synsetTable, type TableParts } from './synset-table.ts';
import { TYPES, type WrittenFile } from './written-file.ts';
import { wordnetJson } from './wordnet-json.ts';

/** Data from which exports are written. */
export interface ExportParts extends Pick<Catalogue, 'taxonomy' | 'lexicon' | 'classLists'> {
  readonly holdings: ImageHoldings;
  /** Origin of the site, without a slash at the end. */
  readonly origin: string;
  readonly address: TableParts['address'];
}

/** One file that can be exported from a selection. */
export interface ExportFile extends WrittenFile {
  /** Content of the file, in a sentence. */
  readonly note: string;
}

/** File name of the address list for `img2dataset`. */
export const IMG2DATASET_FILE = 'img2dataset.tsv';

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
    const known = files.find((one) => one.name === original);
    return known === undefined
      ? []
      : [{ ...known, name, readBy: 'tools that ask for this name', note: `the same as ${original}` }];
  });
  return [...files, ...others];
}

function file(
  name: string,
  readBy: string,
  note: string,
  contentType: string,
  chunks: ExportFile['chunks'],
  isLong = false,
): ExportFile {
  return { name, readBy, note, contentType, isLong, chunks };
}

/** Returns the files of a class list's positions in the lists that models were trained on. */
function indexMaps({ classLists }: ExportParts, { kind, name, nodes }: Selection): ExportFile[] {
  if (kind === 'dataset') return [];
  return indexFiles(name, classLists)
    .filter(([, { nodes: trained }]) => new Set(nodes).isSubsetOf(new Set(trained)))
    .map(([indices, trained]) =>
      file(indices, 'timm', `the index of each class in ${trained.title}`, TYPES.text, () =>
        indexLines(nodes, trained),
      ),
    );
}

function classFiles(parts: ExportParts, selection: Selection): ExportFile[] {
  const { taxonomy, lexicon, classLists } = parts;
  const { nodes } = selection;
  const forTensorFlow = lookedUp(parts, selection, classLists.slice(0, 1));
  const forTimm = lookedUp(
    parts,
    selection,
    classLists.filter(({ inTables }) => inTables),
  );
  const words = (listed: readonly NodeIndex[], between: ' ' | '\t') => (): Iterable<string> =>
    synsetLines(taxonomy, listed, (node) => between + lexicon.words(node));
  // A function that serves two names is measured once.
  const spaced = words(nodes, ' ');
  return [
    file('synsets.txt', 'Caffe, timm', 'wnids', TYPES.text, () => synsetLines(taxonomy, nodes)),
    file('synset_words.txt', 'Caffe', 'wnids and words', TYPES.text, spaced),
    file('LOC_synset_mapping.txt', 'Kaggle notebooks', 'wnids and words', TYPES.text, spaced),
    file('imagenet_class_index.json', 'Keras', 'index, wnid, first lemma', TYPES.json, () =>
      classIndex(taxonomy, nodes, (node) => lexicon.firstLemma(node)),
    ),
    file('class_to_idx.json', 'torchvision', 'wnid, index', TYPES.json, () =>
      classToIndex(nodes.map((node) => taxonomy.wnid(node))),
    ),
    file('imagenet_metadata.txt', 'TensorFlow', 'wnids and words', TYPES.text, words(forTensorFlow, '\t')),
    file('imagenet_synset_to_lemma.txt', 'timm', 'wnids and words', TYPES.text, words(forTimm, '\t')),
    file('imagenet_synset_to_definition.txt', 'timm', 'wnids and definitions', TYPES.text, () =>
      synsetLines(taxonomy, forTimm, (node) => `\t${lexicon.gloss(node).definition}`),
    ),
  ];
}

function tableFiles(parts: ExportParts, selection: Selection): ExportFile[] {
  const { nodes } = selection;
  return [
    file('synsets.csv', 'pandas, Croissant', 'words, definition, parent', TYPES.csv, () => synsetTable(parts, nodes)),
    file('parents.csv', 'pandas, Croissant', 'the same of the synsets above', TYPES.csv, () =>
      synsetTable(parts, allAbove(parts.taxonomy, nodes)),
    ),
    file('skos.ttl', 'RDF tools', 'SKOS, Turtle', TYPES.turtle, () => skosWithImages(parts, selection), true),
    file(
      'wordnet.jsonld',
      'wordnet tools',
      'Global WordNet JSON-LD',
      TYPES.jsonld,
      () => wordnetJson(parts, selection),
      true,
    ),
  ];
}

function urlFiles(parts: ExportParts, { dataset }: Selection): ExportFile[] {
  const { urls } = parts.holdings;
  if (dataset === undefined || urls === undefined) return [];
  const id = dataset.release?.tree.root.id ?? dataset.name;
  return [
    file(`${id}_urls.txt`, 'ImageNet downloaders', 'image, address', TYPES.text, () => urlLines(urls)),
    file(IMG2DATASET_FILE, 'img2dataset', 'address, caption, image, wnid', TYPES.tsv, () =>
      img2datasetLines(parts, urls),
    ),
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
