import { describe, expect, it, test } from 'vitest';
import {
  coarseWeight,
  definitionWeight,
  type Match,
  MATCH_KINDS,
  type Misspelling,
  type PartEvidence,
  partWeight,
  plainMatch,
  score,
  type SenseEvidence,
  senseWeight,
} from '../../src/search/rank.ts';

test.each<[Partial<SenseEvidence>, number]>([
  [{}, 4],
  // A bit for each doubling of the use, and for a name; 0.7 for each power of ten of images, up to a thousand.
  [{ use: 1 }, 5],
  [{ use: 7 }, 7],
  [{ names: true }, 5],
  [{ images: 9 }, 4.7],
  [{ images: 999 }, 6.1],
  [{ images: 1_000_000 }, 6.1],
  // A quarter less for each sense before it, up to eight, and two and a half less as an instance.
  [{ senseNumber: 2 }, 3.75],
  [{ senseNumber: 9 }, 2],
  [{ senseNumber: 40 }, 2],
  [{ instance: true }, 1.5],
  // From 0 up to what its column can hold.
  [{ senseNumber: 9, instance: true }, 0],
  [{ use: 2 ** 40 }, 31.875],
])('a sense with %j weighs %d bits', (given, bits) => {
  expect(senseWeight({ use: 0, senseNumber: 1, names: false, images: 0, instance: false, ...given })).toBeCloseTo(
    bits,
    10,
  );
});

test('a coarse sense weighs less than all others', () => {
  expect([31.875, 4].map(coarseWeight)).toEqual([-0.125, -28]);
});

describe('the score of a match', () => {
  const match = (given: Partial<Match>): number => score({ ...plainMatch('exact', 0), ...given });
  const writing = { otherGaps: false, otherCapitals: false, sameSpelling: false };

  it('is the worth of its kind and its weight', () => {
    expect(Object.fromEntries(MATCH_KINDS.map((kind) => [kind, match({ kind, weight: 1 })]))).toEqual({
      identifier: 121,
      exact: 77,
      inflected: 69,
      translation: 81,
      prefix: 58,
      word: 55,
      signpost: 77,
      part: 41,
      misspelt: 13,
      definition: 1,
      restriction: 1,
    });
  });

  it.each<[Partial<Match>, number]>([
    // 0.15 less for each letter not typed yet, up to twenty.
    [{ rest: 1 }, 75.85],
    [{ rest: 20 }, 73],
    [{ rest: 90 }, 73],
    // Two less for each heavier sense, up to four, unless the lemma is typed in full.
    [{ kind: 'prefix', heavierSenses: 1 }, 55],
    [{ kind: 'prefix', heavierSenses: 4 }, 49],
    [{ kind: 'prefix', heavierSenses: 9 }, 49],
    [{ kind: 'exact', heavierSenses: 9 }, 76],
    [{ kind: 'inflected', heavierSenses: 9 }, 68],
    // Gaps, capitals and the very spelling.
    [{ writing }, 76],
    [{ writing: { ...writing, otherGaps: true } }, 75],
    [{ writing: { ...writing, otherCapitals: true } }, 73],
    [{ writing: { ...writing, sameSpelling: true } }, 78],
  ])('with %j is %d bits', (given, bits) => {
    expect(match(given)).toBeCloseTo(bits, 10);
  });

  it.each<[Partial<Misspelling>, number, rest?: number]>([
    // Five less for each edit of seven letters, more of fewer.
    [{}, 7],
    [{ edits: 2 }, 2],
    [{ edits: 4 }, -8],
    [{ length: 14 }, 9.5],
    [{ length: 5 }, 5],
    // Three edits at most, and six bits more, where both sound alike.
    [{ sameSound: true }, 13],
    [{ sameSound: true, edits: 3 }, 3],
    [{ sameSound: true, edits: 6 }, 3],
    // Two less for another first letter, four where the lemma only begins with what was meant.
    [{ otherInitial: true }, 5],
    [{}, 2.7, 2],
  ])('with the slip %j is %d bits', (given, bits, rest = 0) => {
    const misspelling = { edits: 1, length: 7, otherInitial: false, sameSound: false, ...given };
    expect(match({ kind: 'misspelt', misspelling, rest })).toBeCloseTo(bits, 10);
  });

  it('ranks any match of typed letters above any similar spelling', () => {
    expect(match({ kind: 'part', weight: 0, rest: 20, heavierSenses: 4 })).toBeGreaterThan(12 - 5 + 0);
    expect(plainMatch('word', 3)).toEqual({
      kind: 'word',
      weight: 3,
      rest: 0,
      heavierSenses: 0,
      misspelling: undefined,
      writing: undefined,
    });
  });
});

test.each<[Partial<PartEvidence>, number]>([
  // Four bits, with a quarter of its sense up to fourteen.
  [{}, 4],
  [{ weight: 8 }, 6],
  [{ weight: 14 }, 7.5],
  [{ weight: 30 }, 7.5],
  // More for words, the head, the whole and hints, two of them at most.
  [{ words: 3 }, 8],
  [{ endsAtHead: true }, 7],
  [{ missing: 0 }, 8],
  [{ hints: 1 }, 8],
  [{ hints: 2 }, 12],
  [{ hints: 5 }, 12],
  [{ hints: 1, votes: 1 }, 12],
  // Less for heavier senses, five of them at most, and for its place.
  [{ heavierSenses: 1 }, 3.1],
  [{ heavierSenses: 5 }, -0.5],
  [{ heavierSenses: 9 }, -0.5],
  [{ place: 2 }, 3.5],
])('a part of a phrase with %j weighs %d bits', (given, bits) => {
  const none = { weight: 0, heavierSenses: 0, words: 1, missing: 1, endsAtHead: false, hints: 0, place: 0, votes: 0 };
  expect(partWeight({ ...none, ...given })).toBeCloseTo(bits, 10);
});

test.each([
  [0, 70, 0, 0],
  [16, 70, 0, 4],
  [32, 70, 0, 6],
  [0, 70, 2 ** 32 - 1, 4],
  // Five usual lengths halve what the words tell.
  [32, 350, 0, 4],
])(
  'a definition of relevance %d, %d bytes and popularity %d weighs %d bits',
  (relevance, glossLength, popularity, bits) => {
    expect(definitionWeight({ relevance, glossLength, popularity })).toBeCloseTo(bits, 10);
    expect(definitionWeight({ relevance: 1e6, glossLength: 0, popularity: 1e6 })).toBeLessThanOrEqual(8);
  },
);
