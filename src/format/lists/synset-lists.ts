import type { Catalogue } from '../../domain/catalogue.ts';
import type { Dataset } from '../../domain/dataset/dataset.ts';
import { nodesOf, type Slice } from '../../domain/taxonomy/descendants.ts';
import type { NodeIndex } from '../../domain/taxonomy/node-index.ts';
import { percent, type Percentile } from '../../domain/percentile.ts';
import { utf8Length } from '../../domain/text-column.ts';

/** Subjects of lists: what a list contains about each synset. */
export const LIST_SUBJECTS = ['wnids', 'words', 'counts', 'classes'] as const;
/** One subject. */
export type ListSubject = (typeof LIST_SUBJECTS)[number];

/** Forms of a list: `txt` without a header, `tsv` with one, `json` an array with one object a line. */
export const LIST_FORMS = ['txt', 'tsv', 'json'] as const;
/** One form. */
export type ListForm = (typeof LIST_FORMS)[number];

/** Content types of the forms. */
export const LIST_TYPES: Readonly<Record<ListForm, string>> = {
  txt: 'text/plain',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
};

/** Length of a list. */
export interface ListSize {
  /** Number of synsets in it. */
  readonly lines: number;
  readonly bytes: number;
}

/**
 * List of synsets as text, one synset a line, in UTF-8. It can be measured without being written: the bytes of each
 * line are counted once per list and cached, so that the size of any subtree is a sum.
 */
export interface SynsetList {
  /** Returns the bytes and lines of the text of {@link chunks}. */
  size(slices: readonly Slice[]): ListSize;
  /** Yields the text in chunks of about 64 kB that end between lines. */
  chunks(slices: readonly Slice[]): Generator<string, undefined>;
}

type Value = string | number | undefined;

interface Column {
  readonly name: string;
  readonly value: (node: NodeIndex) => Value;
}

const CHUNK = 65_536;

/** Opens a list over a dataset. The first `size` writes each line once to measure it; later calls only add up. */
export function synsetList(catalogue: Catalogue, dataset: Dataset, subject: ListSubject, form: ListForm): SynsetList {
  const { level } = catalogue.taxonomy.columns;
  const columns = columnsOf(catalogue, dataset, subject);
  const holds = membership(catalogue, subject);
  const line = (node: NodeIndex): string => formatLine(form, columns, node);
  const head = form === 'tsv' ? `${columns.map((column) => column.name).join('\t')}\n` : form === 'json' ? '[\n' : '';
  const between = form === 'json' ? ',\n' : '\n';
  const foot = form === 'json' ? '\n]\n' : '\n';
  // Bytes of each line plus one; 0 until it is measured.
  const measured = new Uint32Array(level.length);
  const lengthOf = (node: NodeIndex): number => {
    if (measured[node] === 0) measured[node] = 1 + (holds(node) ? utf8Length(line(node)) : 0);
    return measured[node]! - 1;
  };

  return {
    size(slices) {
      let lines = 0;
      let bytes = utf8Length(head);
      for (const node of nodesOf(slices, level)) {
        const length = lengthOf(node);
        if (length === 0) continue;
        lines++;
        bytes += length;
      }
      const breaks = lines === 0 ? (form === 'json' ? foot.length : 0) : between.length * (lines - 1) + foot.length;
      return { lines, bytes: bytes + breaks };
    },
    *chunks(slices): Generator<string, undefined> {
      let chunk = head;
      let isFirst = true;
      for (const node of nodesOf(slices, level)) {
        if (!holds(node)) continue;
        chunk += isFirst ? line(node) : between + line(node);
        isFirst = false;
        if (chunk.length >= CHUNK) {
          yield chunk;
          chunk = '';
        }
      }
      yield isFirst && form !== 'json' ? chunk : chunk + foot;
    },
  };
}

function formatLine(form: ListForm, columns: readonly Column[], node: NodeIndex): string {
  if (form === 'json') return jsonObject(columns, node);
  return columns.map((column) => String(column.value(node) ?? '')).join('\t');
}

function jsonObject(columns: readonly Column[], node: NodeIndex): string {
  const members: string[] = [];
  for (const { name, value } of columns) {
    const of = value(node);
    if (of !== undefined)
      members.push(`${JSON.stringify(name)}:${typeof of === 'number' ? String(of) : JSON.stringify(of)}`);
  }
  return `{${members.join(',')}}`;
}

function columnsOf({ taxonomy, lexicon, classLists }: Catalogue, dataset: Dataset, subject: ListSubject): Column[] {
  const wnid: Column = { name: 'wnid', value: (node) => taxonomy.wnid(node) };
  switch (subject) {
    case 'wnids':
      return [wnid];
    case 'words':
      return [wnid, { name: 'words', value: (node) => lexicon.words(node) }];
    case 'counts':
      return [
        wnid,
        { name: 'own_images', value: (node) => dataset.ownImages(node) },
        { name: 'subtree_images', value: (node) => dataset.subtreeImages(node) },
        { name: 'subtree_synsets', value: (node) => taxonomy.subtreeSynsets(node) },
        { name: 'popularity_percentile', value: (node) => rounded(dataset.popularityPercentile(node)) },
        { name: 'image_percentile', value: (node) => rounded(dataset.imagePercentile(node)) },
      ];
    case 'classes':
      return [
        wnid,
        ...classLists
          .filter(({ inTables }) => inTables)
          .map(({ name, nodes }): Column => {
            const indices = new Map(nodes.map((node, index) => [node, index]));
            return { name, value: (node) => indices.get(node) };
          }),
      ];
  }
}

function rounded(percentile: Percentile | undefined): number | undefined {
  return percentile === undefined ? undefined : Math.floor(percent(percentile) * 100) / 100;
}

/** Returns the synsets in a list: all, or for class indices those that have one. */
function membership({ classLists }: Catalogue, subject: ListSubject): (node: NodeIndex) => boolean {
  if (subject !== 'classes') return () => true;
  const classes = new Set(classLists.filter(({ inTables }) => inTables).flatMap((list) => list.nodes));
  return (node) => classes.has(node);
}
