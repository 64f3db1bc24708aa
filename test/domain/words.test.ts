import { describe, expect, test } from 'vitest';
import { isNounFile, nounFileName } from '../../src/domain/wordnet/lexicographer-file.ts';
import { pathsToRoot } from '../../src/domain/taxonomy/paths.ts';
import { POINTER_KINDS, pointerCode, pointerKindOfSymbol } from '../../src/domain/wordnet/pointer.ts';
import { lemmaFrequency, popularityScore, UNLISTED_FREQUENCY } from '../../src/domain/dataset/popularity.ts';
import { displayLemma, senseKey, storedLemma, synsetName } from '../../src/domain/wordnet/sense.ts';
import { offsetOf, parseWnid, wnidOf } from '../../src/domain/wordnet/wnid.ts';

describe('wnids', () => {
  test('are n and eight digits, nothing else', () => {
    expect(parseWnid('n02084071')).toBe('n02084071');
    for (const text of [
      '',
      'n2084071',
      'n020840711',
      'N02084071',
      'v02084071',
      ' n02084071',
      'n02084071\n',
      'n0208407x',
      'n٠٢٠٨٤٠٧١',
    ]) {
      expect(parseWnid(text)).toBeUndefined();
    }
  });

  test('stand for offsets and back', () => {
    expect(wnidOf(1740)).toBe('n00001740');
    for (const offset of [0, 1740, 99_999_999]) expect(offsetOf(wnidOf(offset))).toBe(offset);
  });
});

describe('lemmas', () => {
  test('are shown with spaces and stored with underscores', () => {
    expect(displayLemma('hot_dog_stand')).toBe('hot dog stand');
    expect(storedLemma('hot dog stand')).toBe('hot_dog_stand');
  });

  test('have sense keys and names as WordNet and NLTK write them', () => {
    expect(senseKey('Eskimo dog', 5, 0)).toBe('eskimo_dog%1:05:00::');
    expect(synsetName({ lemma: 'Eskimo dog', senseNumber: 1 })).toBe('eskimo_dog.n.01');
    expect(synsetName({ lemma: 'line', senseNumber: 29 })).toBe('line.n.29');
  });
});

test('lexicographer files go from noun.Tops at 3 to noun.time at 28', () => {
  expect([nounFileName(3), nounFileName(5), nounFileName(28)]).toEqual(['noun.Tops', 'noun.animal', 'noun.time']);
  expect([2, 3, 28, 29].map(isNounFile)).toEqual([false, true, true, false]);
  expect(() => nounFileName(29)).toThrow(RangeError);
});

test('every kind of pointer has one code and its symbol, and other symbols none', () => {
  expect(POINTER_KINDS.map(pointerCode)).toEqual([...POINTER_KINDS.keys()]);
  expect(pointerKindOfSymbol('@')).toBe('hypernym');
  expect(pointerKindOfSymbol('@i')).toBe('instanceHypernym');
  for (const symbol of ['', '@@', '*', 'constructor', '__proto__']) expect(pointerKindOfSymbol(symbol)).toBeUndefined();
});

describe('paths', () => {
  const parents = new Map([
    ['d', ['b', 'c']],
    ['b', ['a']],
    ['c', ['a']],
    ['a', []],
  ]);

  test('go from the root to the node, the primary one first', () => {
    expect(pathsToRoot('d', (node) => parents.get(node)!)).toEqual([
      ['a', 'b', 'd'],
      ['a', 'c', 'd'],
    ]);
    expect(pathsToRoot('a', (node) => parents.get(node)!)).toEqual([['a']]);
  });

  test('beyond the limit are refused', () => {
    expect(() => pathsToRoot('d', (node) => parents.get(node)!, 1)).toThrow('more than 1 paths');
    expect(pathsToRoot('d', (node) => parents.get(node)!, 2)).toHaveLength(2);
  });
});

describe('popularity', () => {
  const frequency = (word: string): number | undefined =>
    ({ dog: 1000, hot: 600, the: 9, i: 50, hd: 50, hdx: 50, hotdog: 50, 't-shirt': 70 })[word];

  test('a listed word has its frequency, in any case; an unlisted one half of the rarest', () => {
    expect(lemmaFrequency('dog', frequency)).toBe(1000);
    expect(lemmaFrequency('Dog', frequency)).toBe(1000);
    expect(lemmaFrequency('zyx', frequency)).toBe(UNLISTED_FREQUENCY);
  });

  test('a phrase has that of its rarest word, less for each further word', () => {
    for (const lemma of ['hot dog', 'hot DOG', 'HOT dog', '-hot dog'])
      expect(lemmaFrequency(lemma, frequency)).toBe(600 / 200);
    expect(lemmaFrequency('T-shirt', frequency)).toBe(70);
    expect(lemmaFrequency('hot-dog the', frequency)).toBe(9 / 200 ** 2);
  });

  test('abbreviations count as unlisted', () => {
    for (const lemma of ['i', 'I', 'IT', 'HD', 'HDx', 'hOtDog', 'HoT', 'DOG'])
      expect(lemmaFrequency(lemma, frequency)).toBe(UNLISTED_FREQUENCY);
  });

  test('a sense has its share of the tagged uses, smoothed', () => {
    const use = { lemma: 'dog', tagCount: 42, lemmaTagCount: 44, lemmaSenses: 8 };
    expect(popularityScore([use], frequency)).toBeCloseTo((1000 * 42.2) / 45.6, 10);
    expect(popularityScore([use, use], frequency)).toBeCloseTo((2000 * 42.2) / 45.6, 10);
    expect(popularityScore([], frequency)).toBe(0);
  });

  test('a word that is never tagged counts for 500 uses at most', () => {
    expect(popularityScore([{ lemma: 'dog', tagCount: 0, lemmaTagCount: 0, lemmaSenses: 1 }], frequency)).toBe(500);
  });
});
