import type { Dataset } from '../../../src/domain/dataset/dataset.ts';
import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { keyOf, wordsOf } from '../../../src/search/words/normalise.ts';
import { senseWeight } from '../../../src/search/rank.ts';
import { soundOf } from '../../../src/search/words/sound.ts';
import { SortedKeys } from '../../../src/search/index/sorted-keys.ts';
import { KeyTable, sortStretches, startsOf, WordReader } from './build-search-keys.ts';
import type { EmojiColumns } from './read-emoji.ts';
import { buildPlainWords, type PlainWords } from './read-plain-words.ts';
import type { SignpostColumns } from './read-signposts.ts';
import type { FullTextColumns } from './build-search-text.ts';
import type { NounException } from '../wordnet/read-noun-exceptions.ts';

/** Inputs of a search index. */
export interface SearchInputs {
  readonly taxonomy: Taxonomy;
  readonly lexicon: LexiconColumns;
  readonly datasets: readonly Dataset[];
  /** Expected uses of the lemma for the synset, by position among all lemmas. */
  readonly lemmaPopularity: Float64Array;
  readonly exceptions: readonly NounException[];
  /** Nodes that are found only when spelt out, in ascending order. */
  readonly coarse: Uint32Array;
  readonly plainWords: PlainWords;
  readonly signposts: SignpostColumns;
  readonly emoji: EmojiColumns;
  /** The index over glosses, made elsewhere. */
  readonly fullText: FullTextColumns;
}

/** Computes the columns of the search index: terms with their senses, words inside them, irregular forms, full text. */
export function buildSearch(inputs: SearchInputs): SearchColumns {
  const keys = new KeyTable();
  const { keyOfLemma, words } = readKeys(inputs.lexicon, keys);
  const order = sortStretches(keys.text, keys.end.slice(0, -1), keys.end.slice(1));
  const place = new Uint32Array(order.length);
  order.forEach((key, at) => (place[key] = at));
  const terms = sortedTerms(keys, order);
  return {
    ...terms,
    ...senseColumns(
      inputs,
      keyOfLemma.map((key) => place[key]!),
      order.length,
    ),
    ...wordColumns(terms, words, place),
    soundTerm: termsBySound(terms, words, place),
    ...formColumns(inputs.exceptions, terms),
    ...inputs.fullText,
    ...buildPlainWords(inputs.plainWords, inputs.fullText),
    coarse: inputs.coarse,
    ...inputs.signposts,
    ...inputs.emoji,
  };
}

/** A word inside a key, and the byte it begins at. */
interface InnerWord {
  readonly key: number;
  readonly at: number;
}

function readKeys(
  { lemmaEnd, lemmaText }: LexiconColumns,
  keys: KeyTable,
): { keyOfLemma: Uint32Array; words: InnerWord[] } {
  const reader = new WordReader(lemmaText);
  const keyOfLemma = new Uint32Array(lemmaEnd.length - 1);
  const words: InnerWord[] = [];
  const seen = new Set<number>();
  const joined = new Uint8Array(1 << 16);
  for (let lemma = 0; lemma < keyOfLemma.length; lemma++) {
    const inner: number[] = [];
    let length = 0;
    reader.eachWord(lemmaEnd[lemma]!, lemmaEnd[lemma + 1]!, (bytes, start, end) => {
      if (length > 0 && length < 256) inner.push(length);
      for (let i = start; i < end; i++) joined[length++] = bytes[i]!;
    });
    const key = keys.number(joined, 0, length);
    keyOfLemma[lemma] = key;
    // One key may be written with several gaps: *ice cream*, *icecream*.
    for (const at of inner) {
      const both = key * 256 + at;
      if (!seen.has(both)) words.push({ key, at });
      seen.add(both);
    }
  }
  return { keyOfLemma, words };
}

function sortedTerms(keys: KeyTable, order: Uint32Array): Pick<SearchColumns, 'termText' | 'termEnd'> {
  const termEnd = startsOf(order.map((key) => keys.end[key + 1]! - keys.end[key]!));
  const termText = new Uint8Array(termEnd.at(-1)!);
  order.forEach((key, term) => termText.set(keys.text.subarray(keys.end[key], keys.end[key + 1]), termEnd[term]));
  return { termText, termEnd };
}

function senseColumns(
  inputs: SearchInputs,
  termOfLemma: Uint32Array,
  terms: number,
): Pick<SearchColumns, 'senseStart' | 'senseLemma' | 'senseWeight'> {
  const weight = weightsOf(inputs);
  const counts = new Uint32Array(terms);
  for (const term of termOfLemma) counts[term]!++;
  const senseStart = startsOf(counts);
  const next = senseStart.slice();
  const senseLemma = new Uint32Array(termOfLemma.length);
  termOfLemma.forEach((term, lemma) => (senseLemma[next[term]!++] = lemma));
  for (let term = 0; term < terms; term++) {
    if (counts[term]! > 1)
      senseLemma.subarray(senseStart[term], senseStart[term + 1]).sort((a, b) => weight[b]! - weight[a]! || a - b);
  }
  return { senseStart, senseLemma, senseWeight: Uint8Array.from(senseLemma, (lemma) => weight[lemma]!) };
}

/** The weight of each lemma in eighths of a bit. */
function weightsOf({ taxonomy, lexicon, datasets, lemmaPopularity }: SearchInputs): Uint8Array {
  const { lemmaStart, senseNumber } = lexicon;
  const weights = new Uint8Array(senseNumber.length);
  for (let node = 0; node < taxonomy.size; node++) {
    const images = datasets.reduce((most, dataset) => Math.max(most, dataset.ownImages(nodeIndex(node))), 0);
    const instance = taxonomy.isInstance(nodeIndex(node));
    const first = lemmaStart[node]!;
    for (let i = first; i < lemmaStart[node + 1]!; i++) {
      const use = lemmaPopularity[i]!;
      const weight = senseWeight({ use, senseNumber: senseNumber[i]!, names: i === first, images, instance });
      weights[i] = Math.round(8 * weight);
    }
  }
  return weights;
}

function wordColumns(
  { termText, termEnd }: Pick<SearchColumns, 'termText' | 'termEnd'>,
  words: readonly InnerWord[],
  place: Uint32Array,
): Pick<SearchColumns, 'wordTerm' | 'wordAt'> {
  const starts = words.map(({ key, at }) => termEnd[place[key]!]! + at);
  const ends = words.map(({ key }) => termEnd[place[key]! + 1]!);
  const order = sortStretches(termText, starts, ends);
  return {
    wordTerm: order.map((i) => place[words[i]!.key]!),
    wordAt: Uint8Array.from(order, (i) => words[i]!.at),
  };
}

/** Minimum number of letters of a word that is looked for by its sound. */
const LEAST_BY_SOUND = 4;

/** Returns the terms of one word, letters only, in the order of how they sound. */
function termsBySound(
  { termText, termEnd }: Pick<SearchColumns, 'termText' | 'termEnd'>,
  words: readonly InnerWord[],
  place: Uint32Array,
): Uint32Array {
  const terms = new SortedKeys({ text: termText, end: termEnd });
  const isPhrase = new Uint8Array(terms.size);
  for (const { key } of words) isPhrase[place[key]!] = 1;
  const sounds: { readonly term: number; readonly sound: string }[] = [];
  for (let term = 0; term < terms.size; term++) {
    if (isPhrase[term] === 1 || termEnd[term + 1]! - termEnd[term]! < LEAST_BY_SOUND) continue;
    const key = terms.at(term);
    if (/^[a-z]+$/.test(key)) sounds.push({ term, sound: soundOf(key) });
  }
  sounds.sort((a, b) => (a.sound < b.sound ? -1 : a.sound > b.sound ? 1 : a.term - b.term));
  return Uint32Array.from(sounds, ({ term }) => term);
}

function formColumns(
  exceptions: readonly NounException[],
  { termText, termEnd }: Pick<SearchColumns, 'termText' | 'termEnd'>,
): Pick<SearchColumns, 'formText' | 'formEnd' | 'formStart' | 'formTerm'> {
  const terms = new SortedKeys({ text: termText, end: termEnd });
  const bases = new Map<string, Set<number>>();
  for (const [form, words] of exceptions) {
    const key = keyOf(wordsOf(form));
    for (const word of words) {
      const term = terms.find(keyOf(wordsOf(word)));
      // WordNet lists forms of words that it does not have itself: nothing could be found by them.
      if (term === undefined) continue;
      const known = bases.get(key);
      if (known) known.add(term);
      else bases.set(key, new Set([term]));
    }
  }
  const forms = [...bases].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = encodeTexts(forms.map(([form]) => form));
  return {
    formText: text.text,
    formEnd: text.end,
    formStart: startsOf(forms.map(([, known]) => known.size)),
    formTerm: Uint32Array.from(forms.flatMap(([, known]) => [...known])),
  };
}
