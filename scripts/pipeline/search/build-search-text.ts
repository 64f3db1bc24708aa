import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import { encodeTexts, textAt } from '../../../src/domain/text-column.ts';
import { encodePostings, POSTING_BYTES } from '../../../src/search/index/postings.ts';
import { LONGEST_WORD, stemWord } from '../../../src/search/words/stems.ts';
import { wordsOf } from '../../../src/search/words/normalise.ts';

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
  /** Stem, node and whether it is in a lemma, by entry. */
  readonly stemOf: readonly number[];
  readonly nodes: readonly number[];
  readonly inLemma: readonly number[];
}

function readStems({ lemmaStart, lemmaEnd, lemmaText, glossEnd, glossText }: LexiconColumns): StemList {
  const stems = new Map<string, number>();
  const words = new Map<string, number>();
  const stemOf: number[] = [];
  const nodes: number[] = [];
  const inLemma: number[] = [];
  const numberOf = (word: string): number => {
    const stem = stemWord(word);
    const number = stems.get(stem) ?? stems.size;
    stems.set(stem, number);
    words.set(word, number);
    return number;
  };
  for (let node = 0; node + 1 < lemmaStart.length; node++) {
    const found = new Set<number>();
    const add = (text: string, isLemma: number): void => {
      for (const word of wordsOf(text)) {
        if (word.length > LONGEST_WORD) continue;
        const stem = words.get(word) ?? numberOf(word);
        if (found.has(stem)) continue;
        found.add(stem);
        stemOf.push(stem);
        nodes.push(node);
        inLemma.push(isLemma);
      }
    };
    for (let i = lemmaStart[node]!; i < lemmaStart[node + 1]!; i++)
      add(textAt({ text: lemmaText, end: lemmaEnd }, i), 1);
    add(textAt({ text: glossText, end: glossEnd }, node), 0);
  }
  return { stems: [...stems.keys()], stemOf, nodes, inLemma };
}

/** Returns the starts of consecutive stretches, and the end of the last one. */
export function startsOf(lengths: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i++) starts[i + 1] = starts[i]! + lengths[i]!;
  return starts;
}
