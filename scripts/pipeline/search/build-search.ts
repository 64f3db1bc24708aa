import type { Dataset } from '../../../src/domain/dataset/dataset.ts';
import type { LexiconColumns } from '../../../src/domain/wordnet/lexicon.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import type { SearchColumns } from '../../../src/domain/wordnet/search-columns.ts';
import type { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts, textAt, utf8Length } from '../../../src/domain/text-column.ts';
import { keyOf, wordsOf } from '../../../src/search/words/normalise.ts';
import { senseWeight } from '../../../src/search/rank.ts';
import { soundOf } from '../../../src/search/words/sound.ts';
import type { EmojiColumns } from './read-emoji.ts';
import { buildPlainWords, type PlainWords } from './read-plain-words.ts';
import type { SignpostColumns } from './read-signposts.ts';
import { type FullTextColumns, startsOf } from './build-search-text.ts';
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
  const { keyOfLemma, words } = readKeys(inputs.lexicon);
  const keys = [...new Set(keyOfLemma)].sort();
  const place = new Map(keys.map((key, term) => [key, term]));
  const terms = encodeTexts(keys);
  return {
    termText: terms.text,
    termEnd: terms.end,
    ...senseColumns(
      inputs,
      Uint32Array.from(keyOfLemma, (key) => place.get(key)!),
      keys.length,
    ),
    ...wordColumns(words, place),
    soundTerm: termsBySound(keys, words, place),
    ...formColumns(inputs.exceptions, place),
    ...inputs.fullText,
    ...buildPlainWords(inputs.plainWords, inputs.fullText),
    coarse: inputs.coarse,
    ...inputs.signposts,
    ...inputs.emoji,
  };
}

/** A word inside a key, the byte it begins at, and the key's text from there on. */
interface InnerWord {
  readonly key: string;
  readonly at: number;
  readonly rest: string;
}

/** Words that begin farther inside a key are not found by themselves: a byte counts so far. */
const FARTHEST = 255;

function readKeys({ lemmaEnd, lemmaText }: LexiconColumns): { keyOfLemma: string[]; words: InnerWord[] } {
  // One key may be written with several gaps: *ice cream*, *icecream*.
  const words = new Map<string, InnerWord>();
  const keyOfLemma = Array.from({ length: lemmaEnd.length - 1 }, (_, lemma) => {
    const parts = wordsOf(textAt({ text: lemmaText, end: lemmaEnd }, lemma));
    const key = keyOf(parts);
    for (let i = 1, at = 0; i < parts.length; i++) {
      at += utf8Length(parts[i - 1]!);
      if (at <= FARTHEST) words.set(`${key} ${String(at)}`, { key, at, rest: keyOf(parts.slice(i)) });
    }
    return key;
  });
  return { keyOfLemma, words: [...words.values()] };
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
  words: readonly InnerWord[],
  place: ReadonlyMap<string, number>,
): Pick<SearchColumns, 'wordTerm' | 'wordAt'> {
  const sorted = words.toSorted((a, b) => (a.rest < b.rest ? -1 : a.rest > b.rest ? 1 : 0));
  return {
    wordTerm: Uint32Array.from(sorted, ({ key }) => place.get(key)!),
    wordAt: Uint8Array.from(sorted, ({ at }) => at),
  };
}

/** Terms that are looked for by their sound: words of at least four letters. */
const HEARD = /^[a-z]{4,}$/;

/** Returns the terms of one word, letters only, in the order of how they sound. */
function termsBySound(
  keys: readonly string[],
  words: readonly InnerWord[],
  place: ReadonlyMap<string, number>,
): Uint32Array {
  const phrases = new Set(words.map(({ key }) => key));
  const sounds = keys
    .filter((key) => HEARD.test(key) && !phrases.has(key))
    .map((key) => ({ term: place.get(key)!, sound: soundOf(key) }))
    .sort((a, b) => (a.sound < b.sound ? -1 : a.sound > b.sound ? 1 : a.term - b.term));
  return Uint32Array.from(sounds, ({ term }) => term);
}

function formColumns(
  exceptions: readonly NounException[],
  place: ReadonlyMap<string, number>,
): Pick<SearchColumns, 'formText' | 'formEnd' | 'formStart' | 'formTerm'> {
  const bases = new Map<string, Set<number>>();
  for (const [form, words] of exceptions) {
    // WordNet lists forms of words that it does not have itself: nothing could be found by them.
    const terms = words.map((word) => place.get(keyOf(wordsOf(word)))).filter((term) => term !== undefined);
    const key = keyOf(wordsOf(form));
    if (terms.length > 0) bases.set(key, new Set([...(bases.get(key) ?? []), ...terms]));
  }
  const forms = [...bases].sort(([a], [b]) => (a < b ? -1 : 1));
  const { text, end } = encodeTexts(forms.map(([form]) => form));
  return {
    formText: text,
    formEnd: end,
    formStart: startsOf(forms.map(([, known]) => known.size)),
    formTerm: Uint32Array.from(forms.flatMap(([, known]) => [...known])),
  };
}
