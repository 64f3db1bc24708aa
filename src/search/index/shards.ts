import type { Catalogue } from '../../domain/catalogue.ts';
import { type NodeIndex, nodeIndex } from '../../domain/taxonomy/node-index.ts';
import { displayLemma } from '../../domain/wordnet/sense.ts';
import { textAt } from '../../domain/text-column.ts';
import { keyOf, wordsOf } from '../words/normalise.ts';
import { TermIndex } from './term-index.ts';

/**
 * The terms cut into small files by how they begin, for a site without a server.
 *
 * A shard holds all entries whose keys begin with its prefix, if they are not too many bytes. Else the prefix is
 * *split*: its shard holds the heaviest of them, enough to show while no more is typed, and longer prefixes have shards
 * of their own. Whoever knows which prefixes are split knows for any text the one shard to ask for.
 *
 * A coarse synset (`data/search/coarse.tsv`) is in no shard but under the whole of its lemmas and their irregular
 * forms: not under a later word of them, nor among the heaviest of a split prefix.
 */
export interface Shards {
  /** The text of each shard by its prefix. */
  readonly shards: ReadonlyMap<string, string>;
  /** The prefixes that are split, in order. */
  readonly splits: readonly string[];
}

/** One line of a shard. */
export interface ShardEntry {
  /** Text to type, or its beginning: the key of the lemma, its rest from a later word on, or an irregular form. */
  readonly key: string;
  /** The irregular form of the lemma that the key is, if it is one. */
  readonly form: string | undefined;
  /** Words of the lemma before the one the key begins with. */
  readonly skipped: number;
  readonly lemma: string;
  /** WordNet 3.0 offset. */
  readonly offset: number;
  /** `senseWeight` in eighths of a bit. */
  readonly weight: number;
  /** Own images in the first dataset; 0 where that counts labels. */
  readonly images: number;
  /** The synset's first lemma. */
  readonly name: string;
  /** The first lemma of its parent; empty for the root. */
  readonly parent: string;
  /** Whether the synset is found only when spelt out, and never while typing. */
  readonly coarse: boolean;
}

/** No shard is longer, in bytes. */
export const LONGEST_SHARD = 30_000;
/** Number of entries in the shard of a split prefix, besides exact matches of the prefix. */
const HEAVIEST = 40;
/** A word inside a lemma leads to it only if that has at least this weight, in eighths of a bit: the rest is long and rare. */
const LEAST_WORD_WEIGHT = 8 * 7;

const encoder = new TextEncoder();

/** Cuts the terms of a catalogue into shards. Takes about half a second for WordNet. */
export function cutShards(catalogue: Catalogue): Shards {
  const lines = entriesOf(catalogue)
    .map((entry) => ({
      key: entry.key,
      weight: entry.weight,
      onlyWhole: entry.coarse,
      text: writeEntry(entry),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : b.weight - a.weight || (a.text < b.text ? -1 : 1)));
  const shards = new Map<string, string>();
  const splits: string[] = [];
  const cut = (prefix: string, from: number, to: number): void => {
    const all = lines.slice(from, to);
    const text = all.map((line) => line.text).join('');
    if (prefix !== '' && encoder.encode(text).length <= LONGEST_SHARD) {
      shards.set(prefix, text);
      return;
    }
    const whole = all.filter(({ key }) => key === prefix);
    if (prefix !== '') {
      splits.push(prefix);
      const heaviest = all
        .filter(({ key, onlyWhole }) => key !== prefix && !onlyWhole)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, HEAVIEST);
      shards.set(prefix, [...whole, ...heaviest].map((line) => line.text).join(''));
    }
    for (let start = from + whole.length; start < to;) {
      const next = lines[start]!.key.slice(0, prefix.length + 1);
      let end = start + 1;
      while (end < to && lines[end]!.key.startsWith(next)) end++;
      cut(next, start, end);
      start = end;
    }
  };
  cut('', 0, lines.length);
  return { shards, splits };
}

/** Returns the text of a file by its name, {@link SPLITS_FILE} or {@link shardName}; `undefined` for any other. */
export function shardText({ shards, splits }: Shards, name: string): string | undefined {
  if (name === SPLITS_FILE) return splits.join('\n');
  return name.startsWith(shardName('')) ? shards.get(name.slice(shardName('').length)) : undefined;
}

/** The file of the prefixes that are split, one a line. */
export const SPLITS_FILE = 'splits';

/** The file of a prefix's shard. */
export function shardName(prefix: string): string {
  return `p-${prefix}`;
}

/** Returns the prefix of the shard for a typed text, or `undefined` for an empty one. */
export function shardFor(key: string, splits: ReadonlySet<string>): string | undefined {
  if (key === '') return undefined;
  let length = 1;
  while (length < key.length && splits.has(key.slice(0, length))) length++;
  return key.slice(0, length);
}

function entriesOf(catalogue: Catalogue): ShardEntry[] {
  const { taxonomy, lexicon, datasets, search } = catalogue;
  const terms = new TermIndex(search, lexicon);
  const [dataset] = datasets;
  const { lemmaText, lemmaEnd } = lexicon.columns;
  const entries: ShardEntry[] = [];
  const factsOf = (node: NodeIndex): Pick<ShardEntry, 'offset' | 'images' | 'name' | 'parent' | 'coarse'> => {
    const parent = taxonomy.primaryParent(node);
    return {
      offset: taxonomy.columns.offset[node]!,
      images: dataset.unit === 'images' ? dataset.ownImages(node) : 0,
      name: lexicon.firstLemma(node),
      parent: parent === undefined ? '' : lexicon.firstLemma(parent),
      coarse: catalogue.isCoarse(node),
    };
  };
  const add = (term: number, form?: string): void => {
    terms.eachSense(term, (place, position, weight) => {
      const lemma = displayLemma(textAt({ text: lemmaText, end: lemmaEnd }, position));
      const entry = { ...factsOf(nodeIndex(place)), lemma, weight: 8 * weight };
      if (form !== undefined) {
        entries.push({ ...entry, form, skipped: 0, key: form });
        return;
      }
      const words = wordsOf(lemma);
      const most = entry.coarse || entry.weight < LEAST_WORD_WEIGHT ? 1 : words.length;
      for (let skipped = 0; skipped < most; skipped++)
        entries.push({ ...entry, form, skipped, key: keyOf(words.slice(skipped)) });
    });
  };
  for (let term = 0; term < terms.terms.size; term++) add(term);
  for (let form = 0; form + 1 < search.formEnd.length; form++) {
    const key = textAt({ text: search.formText, end: search.formEnd }, form);
    for (const term of search.formTerm.subarray(search.formStart[form], search.formStart[form + 1])) add(term, key);
  }
  return entries;
}

/** The eighth field, which ends the line of a coarse synset; the others have seven. */
const COARSE_MARK = 'c';

/** Writes an entry as a line of fields between tabs: numbers in base 36, empty for 0. */
function writeEntry(entry: ShardEntry): string {
  const { form, skipped, lemma, offset, weight, images, name, parent, coarse } = entry;
  const number = (value: number): string => (value === 0 ? '' : value.toString(36));
  const fields = [
    lemma,
    form ?? number(skipped),
    number(offset),
    number(weight),
    number(images),
    name === lemma ? '' : name,
    parent,
  ];
  if (coarse) fields.push(COARSE_MARK);
  return `${fields.join('\t')}\n`;
}

/** Reads a shard. */
export function readShard(text: string): ShardEntry[] {
  const number = (field: string): number => (field === '' ? 0 : parseInt(field, 36));
  return text
    .split('\n')
    .slice(0, -1)
    .map((line): ShardEntry => {
      const [lemma = '', way = '', offset = '', weight = '', images = '', name = '', parent = '', mark = ''] =
        line.split('\t');
      // One digit or letter counts skipped words; no irregular form is so short.
      const form = way.length > 1 ? way : undefined;
      const skipped = form === undefined ? number(way) : 0;
      return {
        key: form ?? keyOf(wordsOf(lemma).slice(skipped)),
        form,
        skipped,
        lemma,
        offset: number(offset),
        weight: number(weight),
        images: number(images),
        name: name === '' ? lemma : name,
        parent,
        coarse: mark === COARSE_MARK,
      };
    });
}
