import { expect, test } from 'vitest';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { nodeIndex } from '../../../src/domain/taxonomy/node-index.ts';
import { Language } from '../../../src/domain/wordnet/language.ts';
import { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';

const [lemmas, glosses] = [encodeTexts(['place', 'Eskimo_dog', 'husky']), encodeTexts(['where', 'pulls; "mush"'])];
const lexicon = new Lexicon({
  lemmaStart: Uint32Array.of(0, 1, 3),
  lemmaText: lemmas.text,
  lemmaEnd: lemmas.end,
  senseNumber: Uint8Array.of(2, 1, 3),
  tagCount: Uint16Array.of(1, 0, 7),
  lexId: Uint8Array.of(0, 0, 4),
  glossText: glosses.text,
  glossEnd: glosses.end,
  lexicographerFile: Uint8Array.of(15, 5),
});
const [place, dog] = [nodeIndex(0), nodeIndex(1)];

test('the words of a synset, with spaces, its senses and its gloss', () => {
  expect(lexicon.lemmas(dog)).toEqual(['Eskimo dog', 'husky']);
  expect(lexicon.words(dog)).toBe('Eskimo dog, husky');
  expect([lexicon.firstLemma(dog), lexicon.firstLemma(dog), lexicon.firstLemma(place)]).toEqual([
    'Eskimo dog',
    'Eskimo dog',
    'place',
  ]);
  expect(lexicon.senses(dog)).toEqual([
    { lemma: 'Eskimo dog', senseNumber: 1, tagCount: 0, senseKey: 'eskimo_dog%1:05:00::' },
    { lemma: 'husky', senseNumber: 3, tagCount: 7, senseKey: 'husky%1:05:04::' },
  ]);
  expect([lexicon.name(dog), lexicon.name(place)]).toEqual(['eskimo_dog.n.01', 'place.n.02']);
  expect([lexicon.isTagged(dog), lexicon.isTagged(place)]).toEqual([false, true]);
  expect([lexicon.glossText(place), lexicon.gloss(dog)]).toEqual([
    'where',
    { definition: 'pulls', examples: ['mush'] },
  ]);
});

test('the words of another language, by synset and by place', () => {
  const { text, end } = encodeTexts(['Ort', 'Hund', 'Köter', 'Fisch']);
  const language = (code: string): Language =>
    new Language(
      { code, title: '', licence: '', homepage: '', words: 4, synsets: 3 },
      { wordText: text, wordEnd: end, wordNode: Uint32Array.of(1, 4, 4, 9), keyOrder: Uint32Array.of(3, 1, 2, 0) },
    );
  const words = (node: number): string[] => language('de').wordsOf(nodeIndex(node));
  expect([0, 1, 4, 5, 9, 10].map(words)).toEqual([[], ['Ort'], ['Hund', 'Köter'], [], ['Fisch'], []]);
  expect([language('de').name, language('qqq').name, language('de').word(2)]).toEqual(['German', 'qqq', 'Köter']);
});

test('the words of a synset are measured as text and as JSON without being decoded', () => {
  const odd = encodeTexts(['a"b\\c', 'café_au_lait']);
  const measured = new Lexicon({
    ...lexicon.columns,
    lemmaStart: Uint32Array.of(0, 2, 2),
    lemmaText: odd.text,
    lemmaEnd: odd.end,
  });
  const words = measured.words(nodeIndex(0));
  expect(measured.wordsBytes(nodeIndex(0))).toEqual({
    text: Buffer.byteLength(words),
    json: Buffer.byteLength(JSON.stringify(words)),
  });
});
