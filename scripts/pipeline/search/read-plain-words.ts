import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import { encodePostings, POSTING_BYTES } from '../../../src/search/index/postings.ts';
import { SortedKeys } from '../../../src/search/index/sorted-keys.ts';
import { stemsOf } from '../../../src/search/words/stems.ts';
import { knownWnid, type WnidRegister } from '../datasets/read-image-counts.ts';
import { InputError, type InputFile, rowsUnder, shown } from '../text/input.ts';
import type { FullTextColumns } from './build-search-text.ts';

const HEAD = 'wnid\tlemma\twords';

/** The columns of the search index that find synsets by words that people describe them with. */
export type PlainWordColumns = Pick<SearchColumns, 'plainStart' | 'plainPostings'>;

/** Words by node. */
export type PlainWords = ReadonlyMap<number, string>;

/**
 * Reads `data/search/plain-words.tsv`: for well-known synsets, words that people describe them with.
 *
 * @throws InputError for another head, an unknown wnid or one that came before, or no words.
 */
export function readPlainWords(table: InputFile, taxonomy: Taxonomy, register: WnidRegister): PlainWords {
  const plain = new Map<number, string>();
  for (const { place, fields } of rowsUnder(HEAD, table)) {
    const [wnid = '', , words = ''] = fields;
    const node = taxonomy.node(knownWnid(place, wnid, register))!;
    if (plain.has(node))
      throw new InputError(place, { expected: 'another synset', came: shown(wnid), advice: 'Join the two lines.' });
    if (words.trim() === '')
      throw new InputError(place, { expected: 'words', came: 'none', advice: 'Correct the line.' });
    plain.set(node, words);
  }
  return plain;
}

/** Computes the inverted index over plain words. Words that no definition has are left out: they have no stem there. */
export function buildPlainWords(
  plain: PlainWords,
  { stemText, stemEnd, postingStart }: FullTextColumns,
): PlainWordColumns {
  const stems = new SortedKeys({ text: stemText, end: stemEnd });
  const byStem = new Map<number, number[]>();
  for (const [node, words] of [...plain].sort(([a], [b]) => a - b))
    for (const stem of new Set(stemsOf(words))) {
      const position = stems.find(stem);
      if (position === undefined || postingStart[position] === postingStart[position + 1]) continue;
      byStem.set(position, [...(byStem.get(position) ?? []), node]);
    }
  const entries = [...byStem.values()].reduce((sum, nodes) => sum + nodes.length, 0);
  const postings = new Uint8Array(POSTING_BYTES * entries);
  const plainStart = new Uint32Array(stemEnd.length);
  for (let stem = 0; stem + 1 < stemEnd.length; stem++) {
    const nodes = byStem.get(stem) ?? [];
    const inLemma = new Uint8Array(nodes.length);
    plainStart[stem + 1] = encodePostings(Uint32Array.from(nodes.keys()), nodes, inLemma, postings, plainStart[stem]!);
  }
  return { plainStart, plainPostings: postings.slice(0, plainStart.at(-1)) };
}
