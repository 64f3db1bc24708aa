import { senseKey } from '../../../src/domain/wordnet/sense.ts';
import { wnidOf } from '../../../src/domain/wordnet/wnid.ts';
import { InputError } from '../text/input.ts';
import type { NounData } from './read-noun-data.ts';
import type { SenseIndex } from './read-sense-index.ts';

/** The senses of all lemmas, in the order of `NounData.lemma`. */
export interface LemmaSenses {
  /** The lemma's word in the sense index. */
  readonly word: Uint32Array;
  readonly senseNumber: Uint8Array;
  readonly tagCount: Uint16Array;
  /** The lexical id that the sense's key has in the index. */
  readonly lexId: Uint8Array;
}

/**
 * Finds the sense of every lemma in the index of the same WordNet.
 *
 * Where a synset has one word in two spellings that differ only in case (*Earth*, *earth*), WordNet indexes the sense
 * once, under one of them: both have that sense.
 *
 * @throws InputError if a lemma has no sense in the index that leads to its synset.
 */
export function matchSenses(nouns: NounData, index: SenseIndex): LemmaSenses {
  const lemmas = nouns.lemma.length;
  const senses: LemmaSenses = {
    word: new Uint32Array(lemmas),
    senseNumber: new Uint8Array(lemmas),
    tagCount: new Uint16Array(lemmas),
    lexId: new Uint8Array(lemmas),
  };
  for (let row = 0; row < nouns.offset.length; row++) {
    for (let i = nouns.lemmaStart[row]!; i < nouns.lemmaStart[row + 1]!; i++) {
      const word = index.words.ofLemma(nouns.lemma[i]!);
      const spelling =
        senseAt(nouns, row, i, word, index) === undefined ? twinWithSense(nouns, row, i, word, index) : i;
      const sense = senseAt(nouns, row, spelling, word, index)!;
      senses.word[i] = word;
      senses.senseNumber[i] = index.senseNumber[sense]!;
      senses.tagCount[i] = index.tagCount[sense]!;
      senses.lexId[i] = nouns.lexId[spelling]!;
    }
  }
  return senses;
}

/** The sense of a word by the lexical id of lemma `i`, if it leads to the synset of the row. */
function senseAt(nouns: NounData, row: number, i: number, word: number, index: SenseIndex): number | undefined {
  const sense = index.find(word, nouns.lexicographerFile[row]!, nouns.lexId[i]!);
  return sense !== undefined && index.offset[sense] === nouns.offset[row] ? sense : undefined;
}

/** Finds another spelling of lemma `i` in its synset, under which the index lists the sense. */
function twinWithSense(nouns: NounData, row: number, i: number, word: number, index: SenseIndex): number {
  const lower = nouns.lemma[i]!.toLowerCase();
  for (let twin = nouns.lemmaStart[row]!; twin < nouns.lemmaStart[row + 1]!; twin++) {
    if (nouns.lemma[twin]!.toLowerCase() === lower && senseAt(nouns, row, twin, word, index) !== undefined) return twin;
  }
  throw noSense(nouns, row, i, index.file);
}

function noSense(nouns: NounData, row: number, i: number, file: string): InputError {
  const key = senseKey(nouns.lemma[i]!, nouns.lexicographerFile[row]!, nouns.lexId[i]!);
  return new InputError(file, {
    expected: `a line for the sense ${key} of ${wnidOf(nouns.offset[row]!)}`,
    came: 'none that leads there',
    advice: 'Use data.noun and index.sense of the same WordNet, 3.0.',
  });
}
