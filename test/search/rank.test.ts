import { describe, expect, it } from 'vitest';
import {
  coarseWeight,
  definitionWeight,
  type Match,
  MATCH_KINDS,
  type PartEvidence,
  partWeight,
  plainMatch,
  score,
  type SenseEvidence,
  senseWeight,
} from '../../src/search/rank.ts';

const sense = (given: Partial<SenseEvidence> = {}): number =>
  senseWeight({ use: 0, senseNumber: 1, names: false, images: 0, instance: false, ...given });

describe('weight of a sense', () => {
  it('is four bits for a lemma of which nothing is known', () => {
    expect(sense()).toBe(4);
  });

  it('gains a bit for each doubling of the use, for a name, and 0.7 for each power of ten of images up to a thousand', () => {
    expect(sense({ use: 1 })).toBe(5);
    expect(sense({ use: 7 })).toBe(7);
    expect(sense({ names: true })).toBe(5);
    expect(sense({ images: 9 })).toBeCloseTo(4.7);
    expect(sense({ images: 999 })).toBeCloseTo(6.1);
    expect(sense({ images: 1_000_000 })).toBeCloseTo(6.1);
  });

  it('loses a quarter for each sense before it, up to eight, and two and a half as an instance', () => {
    expect(sense({ senseNumber: 2 })).toBe(3.75);
    expect(sense({ senseNumber: 9 })).toBe(2);
    expect(sense({ senseNumber: 40 })).toBe(2);
    expect(sense({ instance: true })).toBe(1.5);
  });

  it('stays from 0 up to what its column can hold', () => {
    expect(sense({ senseNumber: 9, instance: true })).toBe(0);
    expect(sense({ use: 2 ** 40 })).toBe(31.875);
  });

  it('falls below all others as a coarse sense', () => {
    expect(coarseWeight(31.875)).toBe(-0.125);
    expect(coarseWeight(4)).toBe(-28);
  });
});

const match = (given: Partial<Match> = {}): number => score({ ...plainMatch('exact', 0), ...given });
const misspelt = (given: object = {}, others: Partial<Match> = {}): number =>
  match({
    kind: 'misspelt',
    misspelling: { edits: 1, length: 7, otherInitial: false, sameSound: false, ...given },
    ...others,
  });

describe('score of a match', () => {
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

  it('loses 0.15 for each letter not typed yet, up to twenty', () => {
    expect(match({ rest: 1 })).toBeCloseTo(75.85);
    expect(match({ rest: 20 })).toBe(73);
    expect(match({ rest: 90 })).toBe(73);
  });

  it('loses two for each heavier sense, up to four, unless the lemma is typed in full', () => {
    expect(match({ kind: 'prefix', heavierSenses: 1 })).toBe(55);
    expect(match({ kind: 'prefix', heavierSenses: 4 })).toBe(49);
    expect(match({ kind: 'prefix', heavierSenses: 9 })).toBe(49);
    expect(match({ kind: 'exact', heavierSenses: 9 })).toBe(76);
    expect(match({ kind: 'inflected', heavierSenses: 9 })).toBe(68);
  });

  it('loses five for each edit of seven letters, more of fewer', () => {
    expect(misspelt()).toBe(7);
    expect(misspelt({ edits: 2 })).toBe(2);
    expect(misspelt({ edits: 4 })).toBe(-8);
    expect(misspelt({ length: 14 })).toBe(9.5);
    expect(misspelt({ length: 5 })).toBe(5);
  });

  it('counts three edits at most, and gives six bits, where both sound alike', () => {
    expect(misspelt({ sameSound: true })).toBe(13);
    expect(misspelt({ sameSound: true, edits: 3 })).toBe(3);
    expect(misspelt({ sameSound: true, edits: 6 })).toBe(3);
  });

  it('loses two for another first letter, and four where the lemma only begins with what was meant', () => {
    expect(misspelt({ otherInitial: true })).toBe(5);
    expect(misspelt({}, { rest: 2 })).toBeCloseTo(2.7);
  });

  it('weighs gaps, capitals and the very spelling', () => {
    const writing = { otherGaps: false, otherCapitals: false, sameSpelling: false };
    expect(match({ writing })).toBe(76);
    expect(match({ writing: { ...writing, otherGaps: true } })).toBe(75);
    expect(match({ writing: { ...writing, otherCapitals: true } })).toBe(73);
    expect(match({ writing: { ...writing, sameSpelling: true } })).toBe(78);
  });

  it('ranks any match of typed letters above any similar spelling', () => {
    const least = match({ kind: 'part', weight: 0, rest: 20, heavierSenses: 4 });
    expect(least).toBeGreaterThan(12 - 5 + 0);
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

const part = (given: Partial<PartEvidence> = {}): number =>
  partWeight({
    weight: 0,
    heavierSenses: 0,
    words: 1,
    missing: 1,
    endsAtHead: false,
    hints: 0,
    place: 0,
    votes: 0,
    ...given,
  });

describe('weight of a part of a phrase', () => {
  it('is four bits, with a quarter of its sense up to fourteen', () => {
    expect(part()).toBe(4);
    expect(part({ weight: 8 })).toBe(6);
    expect(part({ weight: 14 })).toBe(7.5);
    expect(part({ weight: 30 })).toBe(7.5);
  });

  it('gains for words, the head, the whole and hints, two of them at most', () => {
    expect(part({ words: 3 })).toBe(8);
    expect(part({ endsAtHead: true })).toBe(7);
    expect(part({ missing: 0 })).toBe(8);
    expect(part({ hints: 1 })).toBe(8);
    expect(part({ hints: 2 })).toBe(12);
    expect(part({ hints: 5 })).toBe(12);
    expect(part({ hints: 1, votes: 1 })).toBe(12);
  });

  it('loses for heavier senses, five of them at most, and for its place', () => {
    expect(part({ heavierSenses: 1 })).toBeCloseTo(3.1);
    expect(part({ heavierSenses: 5 })).toBeCloseTo(-0.5);
    expect(part({ heavierSenses: 9 })).toBeCloseTo(-0.5);
    expect(part({ place: 2 })).toBe(3.5);
  });
});

describe('weight of a definition', () => {
  it('is known for a gloss of the usual length', () => {
    expect(definitionWeight({ relevance: 0, glossLength: 70, popularity: 0 })).toBe(0);
    expect(definitionWeight({ relevance: 16, glossLength: 70, popularity: 0 })).toBe(4);
    expect(definitionWeight({ relevance: 32, glossLength: 70, popularity: 0 })).toBe(6);
    expect(definitionWeight({ relevance: 0, glossLength: 70, popularity: 2 ** 32 - 1 })).toBe(4);
  });

  it('falls with the length of the gloss, and stays below eight', () => {
    // Five usual lengths halve what the words tell.
    expect(definitionWeight({ relevance: 32, glossLength: 350, popularity: 0 })).toBe(4);
    expect(definitionWeight({ relevance: 1e6, glossLength: 0, popularity: 1e6 })).toBeLessThanOrEqual(8);
  });
});
