import type { ClassSet } from '../../domain/class-set/class-set.ts';
import { classByNode } from '../../domain/class-set/measures.ts';
import type { Filed, ImageUrl } from '../../domain/dataset/image-holdings.ts';
import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { storedLemma } from '../../domain/wordnet/sense.ts';
import { pythonObject, pythonString } from '../exports/python-json.ts';
import { CLASS_TABLE_HEAD } from './class-table.ts';
import { setCroissant } from './set-croissant.ts';
import { formatMembers } from './member-text.ts';
import type { SetParts } from './set-parts.ts';

/** Purposes of the files of a class set. */
export const FILE_PURPOSES = ['train', 'copy', 'reuse', 'keep'] as const;
/** One such purpose. */
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** A file of a class set. */
export interface SetFile {
  readonly name: string;
  readonly purpose: FilePurpose;
  /** The tool that reads the file, and what the file holds. */
  readonly readBy: string;
  readonly contentType: string;
  /** True if the file is too long to be measured before it is requested. */
  readonly isLong: boolean;
  readonly chunks: () => Iterable<string> | AsyncIterable<string>;
}

const TEXT = 'text/plain; charset=utf-8';
const TSV = 'text/tab-separated-values; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Lists the files of a class set, by purpose. */
export function setFiles(parts: SetParts): SetFile[] {
  const file = (
    purpose: FilePurpose,
    name: string,
    readBy: string,
    contentType: string,
    chunks: SetFile['chunks'],
    isLong = false,
  ): SetFile => ({ name, purpose, readBy, contentType, isLong, chunks });
  const { urls } = parts;
  const [ilsvrc] = parts.catalogue.classLists;
  return [
    file('train', 'class_to_idx.json', 'torchvision ImageFolder', JSON_TYPE, () => classToIndex(parts)),
    file('train', 'class_index.json', 'Keras decode_predictions', JSON_TYPE, () => kerasIndex(parts)),
    file('train', 'data.yaml', 'Ultralytics YOLO names', 'application/yaml; charset=utf-8', () => yoloNames(parts)),
    file('train', 'synset_words.txt', 'Caffe', TEXT, () => classLines(parts, ' ', 'name')),
    file('train', 'synsets.txt', 'timm ImageNetInfo', TEXT, () => firstWnids(parts)),
    file('train', 'synset_to_lemma.txt', 'timm ImageNetInfo', TEXT, () => classLines(parts, '\t', 'words')),
    file('train', 'synset_to_definition.txt', 'timm ImageNetInfo', TEXT, () => classLines(parts, '\t', 'definition')),
    file('copy', 'folders.txt', 'rsync --files-from, a folder a synset', TEXT, () => synsetPaths(parts, '/'), true),
    file('copy', 'tars.txt', 'rsync --files-from, a tar a synset', TEXT, () => synsetPaths(parts, '.tar'), true),
    file('copy', 'wnid_to_class.tsv', 'each synset with its class', TSV, () => synsetClasses(parts), true),
    file('copy', 'set_folder.py', 'ten lines around ImageFolder', 'text/x-python; charset=utf-8', () => [
      pythonFolder(parts),
    ]),
    ...(urls === undefined
      ? []
      : [file('copy', LABELLED_URLS, 'img2dataset, with labels', TSV, () => labelledUrls(parts, urls), true)]),
    ...(ilsvrc === undefined
      ? []
      : [
          file('reuse', 'imagenet_to_set.json', `from ${ilsvrc.title} outputs to classes`, JSON_TYPE, () =>
            outputsToClasses(parts, ilsvrc.nodes),
          ),
        ]),
    file('keep', 'wnids.txt', 'one class a line, in order', TEXT, () => memberLines(parts)),
    file('keep', 'classes.tsv', 'this table; opens here again', TSV, () => classTable(parts)),
    file('keep', 'croissant.json', 'MLCommons Croissant', 'application/ld+json; charset=utf-8', () => [
      `${JSON.stringify(setCroissant(parts, [...classTable(parts)].join('')), undefined, 2)}\n`,
    ]),
  ];
}

/** Returns true if every class is a single synset, so that folders named by wnid are the classes. */
function isFolderEach({ classes }: ClassSet): boolean {
  return classes.every(
    ({ includes, excludes }) => includes.length === 1 && includes[0].scope === 'own' && excludes.length === 0,
  );
}

/**
 * Writes torchvision's `class_to_idx`: each class's folder with its index, or its name if a class is more than one
 * folder.
 */
function classToIndex({ catalogue: { taxonomy }, set, names }: SetParts): Iterable<string> {
  const keyOf = isFolderEach(set)
    ? (at: number) => taxonomy.wnid(set.classes[at]!.includes[0].node)
    : (at: number) => names[at]!;
  return pythonObject(names.map((_, at) => [keyOf(at), String(at)] as const));
}

function kerasIndex({ catalogue: { taxonomy }, set, names }: SetParts): Iterable<string> {
  return pythonObject(
    set.classes.map(({ includes: [{ node }] }, at) => [
      String(at),
      `[${pythonString(taxonomy.wnid(node))}, ${pythonString(storedLemma(names[at]!))}]`,
    ]),
  );
}

function* yoloNames({ names, title, fingerprint }: SetParts): Generator<string> {
  yield `# ${title.replaceAll(/\s+/g, ' ')}, class set ${fingerprint}\nnames:\n`;
  // JSON's strings are YAML's double-quoted ones.
  for (const [at, name] of names.entries()) yield `  ${String(at)}: ${JSON.stringify(name)}\n`;
}

function* firstWnids({ catalogue: { taxonomy }, set }: SetParts): Generator<string> {
  for (const { includes } of set.classes) yield `${taxonomy.wnid(includes[0].node)}\n`;
}

function* classLines(
  { catalogue: { taxonomy, lexicon }, set, names }: SetParts,
  between: ' ' | '\t',
  what: 'name' | 'words' | 'definition',
): Generator<string> {
  for (const [at, { includes }] of set.classes.entries()) {
    const [{ node }] = includes;
    const text = what === 'name' ? names[at]! : what === 'words' ? lexicon.words(node) : lexicon.gloss(node).definition;
    yield `${taxonomy.wnid(node)}${between}${text}\n`;
  }
}

function* memberLines({ catalogue: { taxonomy }, set }: SetParts): Generator<string> {
  for (const one of set.classes) yield `${formatMembers(taxonomy, one)}\n`;
}

function* classTable({ catalogue: { taxonomy }, set, names, measured }: SetParts): Generator<string> {
  yield `${CLASS_TABLE_HEAD}\timages\tsynsets_with_images\n`;
  for (const [at, one] of set.classes.entries()) {
    const figures = `${String(measured.images[at]!)}\t${String(measured.synsets[at]!)}`;
    yield `${String(at)}\t${names[at]!}\t${formatMembers(taxonomy, one)}\t${figures}\n`;
  }
}

/** Yields the synsets of all classes that have images, in wnid order, each with the first class that holds it. */
function* labelledSynsets({
  catalogue: { taxonomy },
  measured,
  dataset,
}: SetParts): Generator<readonly [NodeIndex, number]> {
  const owner = classByNode(measured.slices, taxonomy.columns.level);
  for (const place of taxonomy.columns.wnidOrder) {
    const node = nodeIndex(place);
    if (owner[node]! >= 0 && dataset.ownImages(node) > 0) yield [node, owner[node]!];
  }
}

function* synsetPaths(parts: SetParts, ending: '/' | '.tar'): Generator<string> {
  for (const [node] of labelledSynsets(parts)) yield `${parts.catalogue.taxonomy.wnid(node)}${ending}\n`;
}

function* synsetClasses(parts: SetParts): Generator<string> {
  yield 'wnid\tindex\tclass\n';
  for (const [node, at] of labelledSynsets(parts))
    yield `${parts.catalogue.taxonomy.wnid(node)}\t${String(at)}\t${parts.names[at]!}\n`;
}

function outputsToClasses(
  { catalogue: { taxonomy }, measured }: SetParts,
  outputs: readonly NodeIndex[],
): Iterable<string> {
  const owner = classByNode(measured.slices, taxonomy.columns.level);
  return pythonObject(
    outputs.flatMap((node, output) => (owner[node]! < 0 ? [] : [[String(output), String(owner[node])] as const])),
  );
}

/** Name and columns of the table that img2dataset reads. */
export const LABELLED_URLS = 'img2dataset.tsv';
export const LABELLED_COLUMNS = ['url', 'caption', 'label', 'image', 'wnid'] as const;

async function* labelledUrls(parts: SetParts, urls: Filed<ImageUrl>): AsyncGenerator<string> {
  yield `${LABELLED_COLUMNS.join('\t')}\n`;
  for (const [node, at] of labelledSynsets(parts)) {
    const wnid = parts.catalogue.taxonomy.wnid(node);
    for (const { id, url } of await urls.itemsOf(node))
      yield `${url}\t${quoted(parts.names[at]!)}\t${String(at)}\t${id}\t${wnid}\n`;
  }
}

/** Writes a field for readers to whom a quote at its beginning says that it is quoted. */
function quoted(text: string): string {
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

function pythonFolder({ title, fingerprint, address }: SetParts): string {
  const oneLine = title.replaceAll(/[\s"\\]+/g, ' ');
  return `"""Labels folders of ImageNet by the class set ${oneLine} (${fingerprint.slice(0, 12)}), ${address}"""
import csv
import os
from torchvision.datasets import ImageFolder


class SetFolder(ImageFolder):
    def __init__(self, root, table="wnid_to_class.tsv", **options):
        with open(table, encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\\t", quoting=csv.QUOTE_NONE))
        self.label = {row["wnid"]: int(row["index"]) for row in rows}
        super().__init__(root, **options)

    def find_classes(self, directory):
        folders = sorted(entry.name for entry in os.scandir(directory) if entry.name in self.label)
        return folders, {folder: self.label[folder] for folder in folders}
`;
}
