import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { SANS_CHARACTERS, SERIF_CHARACTERS } from '../../scripts/pipeline/text/page-characters.ts';
import { nodeIndex } from '../../src/domain/taxonomy/node-index.ts';
import { catalogue } from '../fixtures/real-catalogue.ts';

const FONTS = ['serif.woff2', 'sans.woff2'].map((name) => new URL(`../../src/styles/fonts/${name}`, import.meta.url));

describe('the typefaces', () => {
  test('take at most 50 kB together', async () => {
    const files = await Promise.all(FONTS.map((url) => readFile(url)));
    for (const file of files) expect(file.subarray(0, 4).toString()).toBe('wOF2');
    expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(50_000);
  });

  test.each([
    ['sans', SANS_CHARACTERS],
    ['serif', SERIF_CHARACTERS],
  ])('draw every character of WordNet’s words and glosses: %s', (_, characters) => {
    const { taxonomy, lexicon } = catalogue;
    const drawn = new Set(characters);
    const missing = new Set<string>();
    for (let i = 0; i < taxonomy.size; i++) {
      const node = nodeIndex(i);
      const { definition, examples } = lexicon.gloss(node);
      for (const text of [lexicon.words(node), definition, ...examples])
        for (const character of text) if (!drawn.has(character)) missing.add(character);
    }
    expect([...missing]).toEqual([]);
  });
});
