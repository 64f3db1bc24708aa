import { describe, test } from 'vitest';
import { expectRefusal } from '../../fixtures/expect-refusal.ts';
import { textFile } from '../../fixtures/mini-inputs.ts';

describe('word frequencies with', () =>
  test.each([
    ['an object', '{}', 'an array', 'object'],
    [
      'a negative count',
      '[{"word":"a","count":-1}]',
      '{ "word": text, "count": a whole number above 0 }',
      `${JSON.stringify('{"word":"a","count":-1}')} as entry 0`,
    ],
    [
      'no word',
      '[{"count":1}]',
      '{ "word": text, "count": a whole number above 0 }',
      `${JSON.stringify('{"count":1}')} as entry 0`,
    ],
  ])('%s are refused', async (_what, text, expected, came) => {
    await expectRefusal(
      { wordFrequencies: textFile('frequencies.json', text) },
      `frequencies.json: expected ${expected}, came ${came}. Install the package of word frequencies again.`,
    );
  }));
