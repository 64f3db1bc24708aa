import { describe, expect, test } from 'vitest';
import { parseGloss } from '../../../src/domain/wordnet/gloss.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { catalogue } from '../../fixtures/real-catalogue.ts';
import { wordsOf } from '../../fixtures/words-of.ts';

describe("WordNet's glosses", () => {
  const glosses = Array.from({ length: catalogue.taxonomy.size }, (_, i) => catalogue.lexicon.glossText(nodeIndex(i)));

  test('all have a definition, and no empty example', () => {
    const faulty = glosses.filter((text) => {
      const { definition, examples } = parseGloss(text);
      return definition === '' || examples.some((example) => example.trim() === '');
    });
    expect(faulty).toEqual([]);
  });

  test('lose no word, but three times the "or" between two examples', () => {
    const lost = glosses.filter((text) => {
      const { definition, examples } = parseGloss(text);
      return wordsOf([definition, ...examples].join(' ')).join(' ') !== wordsOf(text).join(' ');
    });
    expect(lost).toHaveLength(3);
    expect(lost.every((text) => text.includes('" or "'))).toBe(true);
  });
});
