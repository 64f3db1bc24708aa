import { KeyTable } from '../text/key-table.ts';
import { GrowingColumn } from '../builds/growing-column.ts';
import type { InputFile } from '../text/input.ts';
import { LineReader } from '../text/line-reader.ts';

const ADVICE = 'Use index.sense as Princeton published it, unchanged.';
const KEY = 'a sense key such as dog%1:05:00::';
const NOUN = 1;

/**
 * Numbers words, from 0, by the bytes of their lower-case lemma with underscores for spaces.
 *
 * Several sense indexes share one, so that a word looked up once is known in all of them.
 */
export class WordNumbers extends KeyTable {
  readonly #encoder = new TextEncoder();
  #buffer = new Uint8Array(1 << 10);

  /** The number of a lemma in any spelling of capitals. */
  ofLemma(lemma: string): number {
    // A unit of a string takes three bytes at most.
    if (3 * lemma.length > this.#buffer.length) this.#buffer = new Uint8Array(6 * lemma.length);
    const { written } = this.#encoder.encodeInto(lemma.toLowerCase(), this.#buffer);
    return this.number(this.#buffer, 0, written);
  }
}

/** Content of `index.sense` on nouns, and on other uses of their words. */
export interface SenseIndex {
  /** The file's name, for refusals. */
  readonly file: string;
  readonly words: WordNumbers;
  /** Number of each word's senses in all parts of speech, and of their tags; missing for unknown words. */
  readonly wordSenses: readonly number[];
  readonly wordTagCount: readonly number[];
  /** Offset by noun sense, in the order of the file. */
  readonly offset: Uint32Array;
  readonly senseNumber: Uint8Array;
  readonly tagCount: Uint16Array;
  /** The noun sense of a word with a lexicographer file and a lexical id, or `undefined`. */
  find(word: number, lexicographerFile: number, lexId: number): number | undefined;
}

/**
 * Reads an `index.sense` of WordNet; its format is that of `senseidx(5WN)`.
 *
 * @param words table to which new words are added.
 * @throws InputError at the first line that is not `sense_key offset sense_number tag_count`, or that repeats a noun's key.
 */
export function readSenseIndex(file: InputFile, words: WordNumbers): SenseIndex {
  const reader = new LineReader(file, ADVICE);
  const chains = new SenseChains();
  const offset = new GrowingColumn(Uint32Array);
  const senseNumber = new GrowingColumn(Uint8Array);
  const tagCount = new GrowingColumn(Uint16Array);
  const wordSenses: number[] = [];
  const wordTagCount: number[] = [];
  while (reader.next()) {
    const word = reader.keyBefore('%', KEY, words);
    const type = reader.decimalBefore(':', KEY, 1);
    if (type < 1 || type > 5) reader.refuse('a synset type from 1 to 5 in the sense key', String(type));
    const lexicographerFile = reader.decimalBefore(':', KEY, 2);
    const lexId = reader.decimalBefore(':', KEY, 2);
    if (type === NOUN) reader.exactly(':', KEY);
    else reader.skip(KEY);
    const at = reader.decimal('an offset of eight digits', 8);
    const number = reader.count('a sense number from 1 to 255', 1, 0xff);
    const tags = reader.count('a tag count from 0 to 65535', 0, 0xffff);
    reader.endOfFields('four fields: sense key, offset, sense number and tag count');

    wordSenses[word] = (wordSenses[word] ?? 0) + 1;
    wordTagCount[word] = (wordTagCount[word] ?? 0) + tags;
    if (type !== NOUN) continue;
    if (chains.find(word, lexicographerFile, lexId) !== undefined) {
      reader.refuse('each sense key once', `${reader.text().split(' ', 1)[0] ?? ''} again`);
    }
    chains.add(word, lexicographerFile, lexId);
    offset.push(at);
    senseNumber.push(number);
    tagCount.push(tags);
  }
  return {
    file: file.name,
    words,
    wordSenses,
    wordTagCount,
    offset: offset.toColumn(),
    senseNumber: senseNumber.toColumn(),
    tagCount: tagCount.toColumn(),
    find: (...key) => chains.find(...key),
  };
}

const END = -1;

/** The noun senses of each word as a chain: few words have more than one, none has many. */
class SenseChains {
  readonly #last: number[] = [];
  readonly #before: number[] = [];
  readonly #id: number[] = [];

  add(word: number, lexicographerFile: number, lexId: number): void {
    this.#before.push(this.#last[word] ?? END);
    this.#last[word] = this.#id.length;
    this.#id.push(idOf(lexicographerFile, lexId));
  }

  find(word: number, lexicographerFile: number, lexId: number): number | undefined {
    const id = idOf(lexicographerFile, lexId);
    for (let sense = this.#last[word] ?? END; sense !== END; sense = this.#before[sense]!)
      if (this.#id[sense] === id) return sense;
    return undefined;
  }
}

function idOf(lexicographerFile: number, lexId: number): number {
  return lexicographerFile * 100 + lexId;
}
