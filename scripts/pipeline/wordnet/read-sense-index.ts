import { type InputFile, shown } from '../text/input.ts';
import { LineReader } from '../text/line-reader.ts';

const ADVICE = 'Use index.sense as Princeton published it, unchanged.';
const KEY = 'a sense key such as dog%1:05:00::';
/** Word, synset type, lexicographer file, lexical id; for an adjective, a head word and its id. */
const KEY_FORM = /^([^%]+)%(\d):(\d\d):(\d\d):(.+)$/;
const NOUN = '1';

/**
 * Numbers words, from 0, by their lower-case lemma with underscores for spaces.
 *
 * Several sense indexes share one, so that a word looked up once is known in all of them.
 */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();

  /** Returns the number of a lemma in any spelling of capitals; a new one for a new lemma. */
  ofLemma(lemma: string): number {
    const word = lemma.toLowerCase();
    const number = this.#numbers.get(word) ?? this.#numbers.size;
    if (number === this.#numbers.size) this.#numbers.set(word, number);
    return number;
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
  const reader: LineReader = new LineReader(file, ADVICE);
  const senses = new Map<number, number>();
  const offset: number[] = [];
  const senseNumber: number[] = [];
  const tagCount: number[] = [];
  const wordSenses: number[] = [];
  const wordTagCount: number[] = [];
  while (reader.next()) {
    const key = reader.word(KEY);
    const [, lemma, type = '', lexicographerFile = '', lexId = '', head = ''] = KEY_FORM.exec(key) ?? [];
    if (lemma === undefined) reader.refuse(KEY, shown(key));
    if (type < '1' || type > '5') reader.refuse('a synset type from 1 to 5 in the sense key', type);
    if (type === NOUN && head !== ':') reader.refuse(KEY, shown(key));
    const at = Number(reader.field('an offset of eight digits', /^\d{8}$/));
    const number = reader.count('a sense number from 1 to 255', 1, 0xff);
    const tags = reader.count('a tag count from 0 to 65535', 0, 0xffff);
    reader.endOfFields('four fields: sense key, offset, sense number and tag count');

    const word = words.ofLemma(lemma);
    wordSenses[word] = (wordSenses[word] ?? 0) + 1;
    wordTagCount[word] = (wordTagCount[word] ?? 0) + tags;
    if (type !== NOUN) continue;
    const sense = senseId(word, Number(lexicographerFile), Number(lexId));
    if (senses.has(sense)) reader.refuse('each sense key once', `${key} again`);
    senses.set(sense, offset.length);
    offset.push(at);
    senseNumber.push(number);
    tagCount.push(tags);
  }
  return {
    file: file.name,
    words,
    wordSenses,
    wordTagCount,
    offset: Uint32Array.from(offset),
    senseNumber: Uint8Array.from(senseNumber),
    tagCount: Uint16Array.from(tagCount),
    find: (...key) => senses.get(senseId(...key)),
  };
}

function senseId(word: number, lexicographerFile: number, lexId: number): number {
  return (word * 100 + lexicographerFile) * 100 + lexId;
}
