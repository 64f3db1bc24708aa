import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { encodePostings, POSTING_BYTES } from '../../../src/search/index/postings.ts';
import { LONGEST_WORD, stemWord } from '../../../src/search/words/stems.ts';
import { KeyTable, startsOf, WordReader } from './build-search-keys.ts';

/** Stems in more than one of every twelve synsets (*of*, *the*, *used*) tell nothing, and have no postings. */
const COMMON = 12;
/** Number of synsets below which no stem counts as common, as in tests. */
const FEW = 100;

/** The columns of the search index that find synsets by the words of their glosses. */
export type FullTextColumns = Pick<SearchColumns, 'stemText' | 'stemEnd' | 'postingStart' | 'postings'>;

/** Computes the inverted index over lemmas and glosses. */
export function buildFullText(lexicon: LexiconColumns): FullTextColumns {
  const { stems, nodes, inLemma, stemOf } = readStems(lexicon);
  const counts = new Uint32Array(stems.length);
  for (const stem of stemOf) counts[stem]!++;
  // Sorted by stem, nodes stay in order: a counting sort is stable.
  const next = startsOf(counts);
  const start = next.slice();
  const byStem = new Uint32Array(stemOf.length);
  for (let i = 0; i < stemOf.length; i++) byStem[next[stemOf[i]!]!++] = i;

  const most = Math.max((lexicon.lemmaStart.length - 1) / COMMON, FEW);
  const sorted = [...stems.keys()].sort((a, b) => (stems[a]! < stems[b]! ? -1 : 1));
  const text = encodeTexts(sorted.map((stem) => stems[stem]!));
  const postings = new Uint8Array(POSTING_BYTES * stemOf.length);
  const postingStart = new Uint32Array(sorted.length + 1);
  sorted.forEach((stem, i) => {
    const entries = counts[stem]! > most ? byStem.subarray(0, 0) : byStem.subarray(start[stem], start[stem + 1]);
    postingStart[i + 1] = encodePostings(entries, nodes, inLemma, postings, postingStart[i]!);
  });
  return { stemText: text.text, stemEnd: text.end, postingStart, postings: postings.slice(0, postingStart.at(-1)) };
}

/** Each stem of each node once, in the order of nodes. */
interface StemList {
  readonly stems: readonly string[];
  /** Stem by entry; the other two columns may be longer. */
  readonly stemOf: Uint32Array;
  readonly nodes: Uint32Array;
  readonly inLemma: Uint8Array;
}

const NO_STEM = -1;

function readStems({ lemmaStart, lemmaEnd, lemmaText, glossEnd, glossText }: LexiconColumns): StemList {
  const words = new KeyTable();
  const lemmas = new WordReader(lemmaText);
  const glosses = new WordReader(glossText);
  const decoder = new TextDecoder();
  const stems: string[] = [];
  const stemNumbers = new Map<string, number>();
  const stemOfWord: number[] = [];
  const lastNode: number[] = [];
  // A word and what parts it from the next take two bytes at least.
  const room = (lemmaText.length + lemmaEnd.length + glossText.length + glossEnd.length) / 2;
  const entries = { stemOf: new Uint32Array(room), nodes: new Uint32Array(room), inLemma: new Uint8Array(room) };
  let size = 0;
  const stemOf = (word: string): number => {
    if (word.length > LONGEST_WORD) return NO_STEM;
    const stem = stemWord(word);
    const known = stemNumbers.get(stem);
    if (known !== undefined) return known;
    stemNumbers.set(stem, stems.length);
    lastNode.push(-1);
    return stems.push(stem) - 1;
  };
  for (let node = 0; node + 1 < lemmaStart.length; node++) {
    let inLemma = 1;
    const visit = (bytes: Uint8Array, start: number, end: number): void => {
      const word = words.number(bytes, start, end);
      const stem = (stemOfWord[word] ??= stemOf(decoder.decode(bytes.subarray(start, end))));
      if (stem === NO_STEM || lastNode[stem] === node) return;
      lastNode[stem] = node;
      entries.stemOf[size] = stem;
      entries.nodes[size] = node;
      entries.inLemma[size++] = inLemma;
    };
    for (let i = lemmaStart[node]!; i < lemmaStart[node + 1]!; i++)
      lemmas.eachWord(lemmaEnd[i]!, lemmaEnd[i + 1]!, visit);
    inLemma = 0;
    glosses.eachWord(glossEnd[node]!, glossEnd[node + 1]!, visit);
  }
  return {
    stems,
    stemOf: entries.stemOf.subarray(0, size),
    nodes: entries.nodes,
    inLemma: entries.inLemma,
  };
}
