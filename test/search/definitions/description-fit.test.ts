import { describe, expect, it } from 'vitest';
import { type Evidence, likelihoodOf } from '../../../src/search/definitions/description-fit.ts';

const evidence: Evidence = {
  inGloss: 10,
  inLemma: 0,
  inPlainWords: 0,
  above: 0,
  words: 2,
  share: 0.5,
  fame: 4,
  glossLength: 70,
  place: 'elsewhere',
  isOtherFile: false,
  isInstance: false,
  isCompound: false,
};
const gain = (change: Partial<Evidence>): number => likelihoodOf({ ...evidence, ...change }) - likelihoodOf(evidence);

describe('the likelihood of a synset', () => {
  it.each<[string, Partial<Evidence>]>([
    ['a word in its definition', { inGloss: 11 }],
    ['a word in a lemma', { inLemma: 1 }],
    ['a plain word', { inPlainWords: 1 }],
    ['a word of the synset above', { above: 1 }],
    ['more of the description', { share: 0.6 }],
    ['fame', { fame: 5 }],
    ['a place near the genus', { place: 'beside' }],
    ['being named by two of the words', { isCompound: true }],
  ])('grows with %s', (_name, change) => {
    expect(gain(change)).toBeGreaterThan(0);
  });

  it.each<[string, Partial<Evidence>]>([
    ['a long definition', { glossLength: 140 }],
    ['another lexicographer file', { isOtherFile: true }],
    ['being an instance', { isInstance: true }],
  ])('shrinks with %s', (_name, change) => {
    expect(gain(change)).toBeLessThan(0);
  });

  it('is more below the genus than beside it', () => {
    expect(gain({ place: 'below' })).toBeGreaterThan(gain({ place: 'beside' }));
  });
});
