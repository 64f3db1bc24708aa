import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseGloss } from '../../../src/domain/wordnet/gloss.ts';
import { wordsOf } from '../../fixtures/words-of.ts';

describe('a gloss', () => {
  test.each([
    ['a small wood', 'a small wood', []],
    ['a part; "one part"', 'a part', ['one part']],
    ['a part; another; "one"; "two"', 'a part; another', ['one', 'two']],
    ['a mark (`;\') for clauses; "a; b"', "a mark (`;') for clauses", ['a; b']],
    ['the world; "All the world\'s a stage"--Shakespeare', 'the world', ["All the world's a stage — Shakespeare"]],
    ['a head; "the head of the nail", "a pinhead"', 'a head', ['the head of the nail', 'a pinhead']],
    ['a feel; "he has a feel" or "you get the feel";', 'a feel', ['he has a feel', 'you get the feel']],
    ['a change in form: "conversion from Fahrenheit"', 'a change in form', ['conversion from Fahrenheit']],
    ['a workplace; as in "on the job";', 'a workplace; as in "on the job"', []],
    ['a report (e.g., "he said so")', 'a report (e.g., "he said so")', []],
    [
      'under control; "bondage to fear:; "release from bondage"; "freed"',
      'under control',
      ['bondage to fear', 'release from bondage', 'freed'],
    ],
    ['a notice; "an obituary notice"; "a notice of sale', 'a notice', ['an obituary notice', 'a notice of sale']],
    ['a local branch"', 'a local branch', []],
    ['scale drawing,', 'scale drawing', []],
    ['a line;long distance; a name', 'a line;long distance; a name', []],
    ['a part;"one";another', 'a part; another', ['one']],
    ['', '', []],
    ['"only an example"', '', ['only an example']],
    ['a (b; "c"; d) e; "f"', 'a (b; "c"; d) e', ['f']],
    ['a) b; c; "d"', 'a) b; c', ['d']],
    ['a (b); c; "d"', 'a (b); c', ['d']],
    ['a: "b" and "c"', 'a', ['b', 'c']],
    ['a; "b","c" "d"', 'a', ['b', 'c', 'd']],
    ['a; "b" -x-y', 'a', ['b — x-y']],
    ['a; "b" c"', 'a', ['b', 'c']],
    ['a; ""; "b"', 'a', ['b']],
    [':a, b: c', 'a, b: c', []],
    ['a ("b": "c"', 'a ("b": "c"', []],
    ['a, b "c"', 'a, b "c"', []],
    ['"b"; a;c', 'a;c', ['b']],
  ])('%j is parted', (text, definition, examples) => {
    expect(parseGloss(text)).toEqual({ definition, examples });
  });

  test('keeps every word of any text, but those between two examples', () => {
    const text = fc
      .array(fc.constantFrom('word', 'x', '"', ';', '; ', ' ', '(', ')', ':', ',', '"; "', '-', '`', "'"), {
        maxLength: 25,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (gloss) => {
        const { definition, examples } = parseGloss(gloss);
        expect(wordsOf([definition, ...examples].join(' '))).toEqual(wordsOf(gloss));
      }),
      { numRuns: 2000 },
    );
  });
});
