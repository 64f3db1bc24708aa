import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readNounExceptions } from '../../../scripts/pipeline/wordnet/read-noun-exceptions.ts';
import { baseForms, baseKeys, nounExceptions, nounsBehind, nounsOfLook } from '../../../src/search/words/morphology.ts';

const name = 'data/wordnet/noun.exc';
const list = readNounExceptions({ name, bytes: await readFile(new URL(`../../../${name}`, import.meta.url)) });
const exceptions = nounExceptions(list);

it('reads all of WordNet 3.0’s exceptions', () => {
  expect(list).toHaveLength(2054);
  expect(list.find(([form]) => form === 'axes')).toEqual(['axes', ['ax', 'axis']]);
});

it('refuses an exception without a base, naming the line', () => {
  const bytes = new TextEncoder().encode('geese goose\nmice\n');
  expect(() => readNounExceptions({ name: 'noun.exc', bytes })).toThrow(
    'noun.exc:2: expected an inflected form and its base forms',
  );
});

describe('baseForms', () => {
  // The rules are those of morphy(7WN); the irregular ones those of noun.exc.
  it.each([
    ['dogs', 'dog'],
    ['buses', 'bus'],
    ['boxes', 'box'],
    ['waltzes', 'waltz'],
    ['churches', 'church'],
    ['dishes', 'dish'],
    ['firemen', 'fireman'],
    ['ponies', 'pony'],
    ['boxesful', 'boxful'],
    ['wolves', 'wolf'],
    ['geese', 'goose'],
    ['mice', 'mouse'],
    ['axes', 'ax'],
    ['axes', 'axis'],
    ['vertices', 'vertex'],
    ['duodena', 'duodenum'],
    ['ganglia', 'ganglion'],
    ['phenomena', 'phenomenon'],
    ['sterna', 'sternum'],
  ])('knows that %s may be from %s', (word, base) => {
    expect(baseForms(word, exceptions)).toContain(base);
  });

  it.each(['dog', 'glass', 'us', 's', ''])('takes nothing off %j', (word) => {
    expect(baseForms(word, exceptions)).toEqual([]);
  });
});

describe('baseKeys', () => {
  it.each([
    [['police', 'dogs'], 'policedog'],
    [['attorneys', 'general'], 'attorneygeneral'],
    [['mothers', 'in', 'law'], 'motherinlaw'],
    [['men', 'of', 'letters'], 'manofletters'],
  ])('finds a base of %j', (words, key) => {
    expect(baseKeys(words, exceptions)).toContain(key);
  });

  it('has none for nothing', () => {
    expect(baseKeys([], exceptions)).toEqual([]);
  });
});

it('finds the nouns that adjectives may be made of', () => {
  expect(nounsBehind('structural')).toContain('structure');
  expect(nounsBehind('wooden')).toContain('wood');
  expect(nounsBehind('dog')).toEqual([]);
});

it.each([
  ['striped', 'stripe'],
  ['banded', 'band'],
  ['studded', 'stud'],
  ['scaly', 'scale'],
  ['bumpy', 'bump'],
])('finds what a thing has that looks %s: %s', (word, noun) => {
  expect(nounsOfLook(word)).toContain(noun);
});
