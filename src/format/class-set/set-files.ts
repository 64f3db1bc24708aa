import type { Catalogue } from '../../domain/catalogue.ts';
import type { ClassSet } from '../../domain/class-set/class-set.ts';
import { classByNode, type MeasuredSet } from '../../domain/class-set/measures.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import type { Filed, ImageUrl } from '../../domain/dataset/image-holdings.ts';
import { nodeIndex, type NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { setCroissant } from '../exports/croissant.ts';
import { classIndex, classToIndex, pythonObject } from '../exports/python-json.ts';
import { synsetLines } from '../exports/synset-lines.ts';
import { TYPES, type WrittenFile } from '../exports/written-file.ts';
import { CLASS_TABLE_HEAD } from './class-table.ts';
import { formatMembers } from './member-text.ts';

/** Data from which the files of a class set are written. */
export interface SetParts {
  readonly catalogue: Pick<Catalogue, 'taxonomy' | 'lexicon' | 'classLists'>;
  readonly set: ClassSet;
  /** Short name of the set, for files that carry one. */
  readonly title: string;
  /** The name of each class. */
  readonly names: readonly string[];
  readonly measured: MeasuredSet;
  /** Dataset whose images fill the classes. */
  readonly dataset: Dataset;
  readonly fingerprint: string;
  /** The address of the set's page, with scheme and host. */
  readonly address: string;
  /** The address of its table, with scheme and host. */
  readonly files: string;
  /** Addresses of the dataset's images; absent where it has none. */
  readonly urls: Filed<ImageUrl> | undefined;
}

/** Purposes of the files of a class set. */
export const FILE_PURPOSES = ['train', 'copy', 'reuse', 'keep'] as const;
/** One such purpose. */
export type FilePurpose = (typeof FILE_PURPOSES)[number];

/** A file of a class set. */
export interface SetFile extends WrittenFile {
  readonly purpose: FilePurpose;
}

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
  const { catalogue, set, names, urls } = parts;
  const { taxonomy, lexicon } = catalogue;
  const [ilsvrc] = catalogue.classLists;
  const firsts = set.classes.map(({ includes: [{ node }] }) => node);
  const folders = isFolderEach(set) ? firsts.map((node) => taxonomy.wnid(node)) : names;
  const lines = (textOf?: (node: NodeIndex, at: number) => string) => () => synsetLines(taxonomy, firsts, textOf);
  const named = lines((_, at) => ` ${names[at]!}`);
  const lemmas = lines((node) => `\t${lexicon.words(node)}`);
  const definitions = lines((node) => `\t${lexicon.gloss(node).definition}`);
  const index = (): Iterable<string> => classIndex(taxonomy, firsts, (_, at) => names[at]!);
  const paths = (ending: '/' | '.tar') => () => synsetPaths(parts, ending);
  return [
    file('train', 'class_to_idx.json', 'torchvision ImageFolder', TYPES.json, () => classToIndex(folders)),
    file('train', 'class_index.json', 'Keras decode_predictions', TYPES.json, index),
    file('train', 'data.yaml', 'Ultralytics YOLO names', TYPES.yaml, () => yoloNames(parts)),
    file('train', 'synset_words.txt', 'Caffe', TYPES.text, named),
    file('train', 'synsets.txt', 'timm ImageNetInfo', TYPES.text, lines()),
    file('train', 'synset_to_lemma.txt', 'timm ImageNetInfo', TYPES.text, lemmas),
    file('train', 'synset_to_definition.txt', 'timm ImageNetInfo', TYPES.text, definitions),
    file('copy', 'folders.txt', 'rsync --files-from, a folder a synset', TYPES.text, paths('/'), true),
    file('copy', 'tars.txt', 'rsync --files-from, a tar a synset', TYPES.text, paths('.tar'), true),
    file('copy', 'wnid_to_class.tsv', 'each synset with its class', TYPES.tsv, () => synsetClasses(parts), true),
    file('copy', 'set_folder.py', 'ten lines around ImageFolder', TYPES.python, () => [pythonFolder(parts)]),
    ...(urls === undefined
      ? []
      : [file('copy', LABELLED_URLS, 'img2dataset, with labels', TYPES.tsv, () => labelledUrls(parts, urls), true)]),
    ...(ilsvrc === undefined
      ? []
      : [
          file('reuse', 'imagenet_to_set.json', `from ${ilsvrc.title} outputs to classes`, TYPES.json, () =>
            outputsToClasses(parts, ilsvrc.nodes),
          ),
        ]),
    file('keep', 'wnids.txt', 'one class a line, in order', TYPES.text, () => memberLines(parts)),
    file('keep', 'classes.tsv', 'this table; opens here again', TYPES.tsv, () => classTable(parts)),
    file('keep', 'croissant.json', 'MLCommons Croissant', TYPES.jsonld, () => [
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

function* yoloNames({ names, title, fingerprint }: SetParts): Generator<string> {
  yield `# ${title.replaceAll(/\s+/g, ' ')}, class set ${fingerprint}\nnames:\n`;
  // JSON's strings are YAML's double-quoted ones.
  for (const [at, name] of names.entries()) yield `  ${String(at)}: ${JSON.stringify(name)}\n`;
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
