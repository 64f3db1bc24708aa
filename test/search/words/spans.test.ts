import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../src/search/words/spans.ts';

const runs = (text: string): string[] => spansOf(text.split(' '), []).map(({ words }) => words.join(' '));
const heads = (text: string): string[] =>
  spansOf(text.split(' '), []).flatMap(({ words, endsAtHead }) => (endsAtHead ? [words.join(' ')] : []));

describe('spansOf', () => {
  it.each([
    ['cat sleeping on a sofa', 'cat'],
    ['child eating ice cream', 'ice cream'],
    ['small fishing boat', 'boat'],
  ])('%s has the head %s', (text, head) => {
    expect(heads(text)).toContain(head);
  });

  it('returns every run of words that neither begins nor ends with a common one', () => {
    expect(runs('stop sign')).toEqual(['stop sign', 'stop', 'sign', 'sign stop']);
    expect(runs('a cat on the mat')).toEqual(['cat on the mat', 'cat', 'mat']);
  });

  it('ends the head before a preposition, and after of at the last word as well', () => {
    expect(heads('dining room table')).toEqual(['dining room table', 'room table', 'table', 'dining table']);
    expect(heads('cat on mat')).toEqual(['cat']);
    expect(heads('slice of bread')).toEqual(['slice of bread', 'slice', 'bread']);
  });

  it('takes what stands before a word for a part or a view for a head as well', () => {
    expect(heads('car side')).toEqual(['car side', 'car', 'side']);
  });

  it('joins the first and the last of three words', () => {
    expect(runs('canis lupus familiaris')).toContain('canis familiaris');
  });

  it('gives each run the other telling words and the hint', () => {
    expect(spansOf(['the', 'jaguar', 'cat'], ['animal'])).toContainEqual({
      words: ['jaguar'],
      endsAtHead: false,
      others: ['cat', 'animal'],
    });
  });

  it('takes a common word that stands alone for a word', () => {
    expect(runs('in')).toEqual(['in']);
    expect(runs('of the')).toEqual([]);
  });
});
