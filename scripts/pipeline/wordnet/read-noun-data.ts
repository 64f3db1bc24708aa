import { isNounFile } from '../../../src/domain/wordnet/lexicographer-file.ts';
import {
  PARTS_OF_SPEECH,
  type PartOfSpeech,
  pointerCode,
  pointerKindOfSymbol,
} from '../../../src/domain/wordnet/pointer.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import { InputError, type InputFile, type InputPlace, shown } from '../text/input.ts';
import { LineReader } from '../text/line-reader.ts';

/** A whole `data.noun` as columns; a synset is known by its row, from 0, in the order of the file. */
export interface NounData {
  /** The file's name, for refusals. */
  readonly file: string;
  /** The copyright notice at the head of the file, line numbers removed. */
  readonly notice: string;
  /** Line of row 0, from 1. */
  readonly firstLine: number;
  /** Ascending. */
  readonly offset: Uint32Array;
  readonly lexicographerFile: Uint8Array;
  /** The first lemma of each row, one more entry than there are rows. */
  readonly lemmaStart: Uint32Array;
  /** Lemmas with underscores, row by row in WordNet's order. */
  readonly lemma: readonly string[];
  /** The lexical id of each lemma, part of its sense key. */
  readonly lexId: Uint8Array;
  readonly pointers: NounPointers;
  /** The bytes of the file; a gloss is `bytes[glossStart, glossEnd)`, trimmed. */
  readonly bytes: Uint8Array;
  readonly glossStart: Uint32Array;
  readonly glossEnd: Uint32Array;
}

/** The pointers of all rows, row by row in WordNet's order. */
export interface NounPointers {
  /** The first pointer of each row, one more entry than there are rows. */
  readonly start: Uint32Array;
  /** Kind, in the codes of `pointerCode`. */
  readonly kind: Uint8Array;
  /** Position in `PARTS_OF_SPEECH`. */
  readonly partOfSpeech: Uint8Array;
  /** A row if it leads to a noun, else the offset in the other part of speech's file. */
  readonly target: Uint32Array;
  /** Number of the word it leaves from and leads to, from 1; 0 for the whole synset. */
  readonly sourceWord: Uint8Array;
  readonly targetWord: Uint8Array;
}

/** Advice on a wrong `data.noun`. */
export const NOUN_DATA_ADVICE = 'Use data.noun of WordNet 3.0 as Princeton published it, unchanged.';

const NOUN = PARTS_OF_SPEECH.indexOf('n');
const EIGHT_DIGITS = /^\d{8}$/;
const UPWARDS: ReadonlySet<string> = new Set(['@', '@i']);

/**
 * Reads WordNet 3.0's `data.noun`; its format is that of `wndb(5WN)`.
 *
 * Every line is checked in full: the offset against the line's position in the file, all counts against the fields
 * that follow, the targets of noun pointers against the synsets there are.
 *
 * @throws InputError at the first line that does not fit, or for another version of WordNet.
 */
export function readNounData(file: InputFile): NounData {
  const reader = new LineReader(file, NOUN_DATA_ADVICE);
  const header: string[] = [];
  let more = reader.next();
  for (; more && reader.text.startsWith('  '); more = reader.next()) header.push(reader.text);
  checkVersion(file.name, header);
  const firstLine = reader.line;

  const rows: Rows = { offset: [], lexicographerFile: [], glossStart: [], glossEnd: [] };
  const lemmas: Lemmas = { start: [0], lemma: [], lexId: [] };
  const pointers: Pointers = { start: [0], kind: [], partOfSpeech: [], target: [], sourceWord: [], targetWord: [] };
  for (; more; more = reader.next()) {
    const gloss = reader.endFieldsAtBar('a gloss after " | "');
    rows.glossStart.push(gloss.start);
    rows.glossEnd.push(gloss.end);
    readHead(reader, rows);
    const words = readLemmas(reader, lemmas);
    readPointers(reader, words, pointers);
    reader.endOfFields('no field between the last pointer and the gloss');
  }
  if (rows.offset.length === 0) {
    throw new InputError(file.name, { expected: 'synsets after the notice', came: 'none', advice: NOUN_DATA_ADVICE });
  }
  return {
    file: file.name,
    notice: header.map((line) => line.replace(/^ +\d+ ?/, '').trimEnd()).join('\n'),
    firstLine,
    offset: Uint32Array.from(rows.offset),
    lexicographerFile: Uint8Array.from(rows.lexicographerFile),
    lemmaStart: Uint32Array.from(lemmas.start),
    lemma: lemmas.lemma,
    lexId: Uint8Array.from(lemmas.lexId),
    pointers: {
      start: Uint32Array.from(pointers.start),
      kind: Uint8Array.from(pointers.kind),
      partOfSpeech: Uint8Array.from(pointers.partOfSpeech),
      target: rowsOfTargets(file.name, firstLine, rows.offset, pointers),
      sourceWord: Uint8Array.from(pointers.sourceWord),
      targetWord: Uint8Array.from(pointers.targetWord),
    },
    bytes: file.bytes,
    glossStart: Uint32Array.from(rows.glossStart),
    glossEnd: Uint32Array.from(rows.glossEnd),
  };
}

type Rows = Record<'offset' | 'lexicographerFile' | 'glossStart' | 'glossEnd', number[]>;
type Lemmas = Record<'start' | 'lexId', number[]> & { readonly lemma: string[] };
type Pointers = Record<keyof NounPointers, number[]>;

/** Returns the line of a row, for a refusal. */
export function placeOfRow(data: Pick<NounData, 'file' | 'firstLine'>, row: number): InputPlace {
  return { file: data.file, line: data.firstLine + row };
}

function checkVersion(file: string, header: readonly string[]): void {
  const version = /WordNet (\d\.\d)/.exec(header.join('\n'))?.[1];
  if (version === '3.0') return;
  const came = version === undefined ? 'no version in the notice' : `WordNet ${version}, whose offsets differ`;
  throw new InputError(file, { line: 1, expected: 'the notice of WordNet 3.0', came, advice: NOUN_DATA_ADVICE });
}

function readHead(reader: LineReader, rows: Rows): void {
  const offset = Number(reader.field('an offset of eight digits', EIGHT_DIGITS));
  if (offset !== reader.lineStart) {
    reader.refuse(`offset ${eightDigits(reader.lineStart)}, the line's position in the file`, eightDigits(offset));
  }
  rows.offset.push(offset);
  const lexicographerFile = reader.field('a lexicographer file of two digits', /^\d\d$/);
  if (!isNounFile(Number(lexicographerFile)))
    reader.refuse('a noun lexicographer file from 03 to 28', lexicographerFile);
  rows.lexicographerFile.push(Number(lexicographerFile));
  reader.field('the synset type n', /^n$/);
}

/** Reads the lemmas of a line. @returns how many there are. */
function readLemmas(reader: LineReader, lemmas: Lemmas): number {
  const words = parseInt(reader.field('a word count of two hexadecimal digits', /^[\da-f]{2}$/), 16);
  if (words === 0) reader.refuse('at least one word', '00');
  for (let i = 0; i < words; i++) {
    lemmas.lemma.push(reader.word('a word'));
    lemmas.lexId.push(parseInt(reader.field('a lexical id of one hexadecimal digit', /^[\da-f]$/), 16));
  }
  lemmas.start.push(lemmas.lemma.length);
  return words;
}

function readPointers(reader: LineReader, words: number, pointers: Pointers): void {
  const count = Number(reader.field('a pointer count of three digits', /^\d{3}$/));
  for (let i = 0; i < count; i++) {
    const symbol = reader.word('a pointer symbol');
    const kind = pointerKindOfSymbol(symbol);
    if (kind === undefined) reader.refuse('a pointer symbol of nouns', shown(symbol));
    pointers.kind.push(pointerCode(kind));
    pointers.target.push(Number(reader.field('a pointer offset of eight digits', EIGHT_DIGITS)));
    const letter = reader.word('a part of speech');
    const partOfSpeech = PARTS_OF_SPEECH.indexOf(letter as PartOfSpeech);
    if (partOfSpeech === -1) reader.refuse('a part of speech n, v, a or r', shown(letter));
    if (partOfSpeech !== NOUN && UPWARDS.has(symbol))
      reader.refuse('a noun as the target of a hypernym pointer', shown(letter));
    pointers.partOfSpeech.push(partOfSpeech);
    const joined = parseInt(reader.field('source and target of four hexadecimal digits', /^[\da-f]{4}$/), 16);
    if (joined >> 8 > words) reader.refuse(`a source word from 0 to ${String(words)}`, String(joined >> 8));
    pointers.sourceWord.push(joined >> 8);
    pointers.targetWord.push(joined & 0xff);
  }
  pointers.start.push(pointers.kind.length);
}

/** Turns the offsets of noun pointers into rows. @throws InputError if one leads nowhere. */
function rowsOfTargets(
  file: string,
  firstLine: number,
  offset: readonly number[],
  { start, partOfSpeech, target: targets }: Pointers,
): Uint32Array {
  const rowOf = new Map(offset.map((at, row) => [at, row]));
  const rows = new Uint32Array(targets.length);
  for (let row = 0; row < offset.length; row++) {
    for (let p = start[row]!; p < start[row + 1]!; p++) {
      const target = partOfSpeech[p] === NOUN ? rowOf.get(targets[p]!) : targets[p]!;
      if (target === undefined) {
        throw new InputError(placeOfRow({ file, firstLine }, row), {
          expected: 'pointers to synsets of this file',
          came: `a pointer from ${wnidOf(offset[row]!)} to ${eightDigits(targets[p]!)}, which is not there`,
          advice: NOUN_DATA_ADVICE,
        });
      }
      rows[p] = target;
    }
  }
  return rows;
}

function eightDigits(offset: number): string {
  return String(offset).padStart(8, '0');
}
