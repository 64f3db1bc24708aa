import { expect, test } from 'vitest';
import { readableNames } from '../../../src/domain/class-set/readable-names.ts';
import { Taxonomy } from '../../../src/domain/taxonomy/taxonomy.ts';
import { encodeTexts } from '../../../src/domain/text-column.ts';
import { Lexicon } from '../../../src/domain/wordnet/lexicon.ts';
import { crossed, crossedCatalogue } from '../../fixtures/crossed-catalogue.ts';
import { mini, miniCatalogue } from '../../fixtures/mini-catalogue.ts';

test('a synset whose first lemma nobody else has is called by it', () => {
  expect(miniCatalogue.readableNames[mini('dog')]).toBe('dog');
  expect(miniCatalogue.readableNames[mini('cafe')]).toBe('café');
});

interface Words {
  readonly lemmas: readonly string[];
  readonly popularity?: number;
  readonly isTagged?: boolean;
}

/** Names the synsets of the crossed WordNet, some of them by other words; sense numbers are 20 more than nodes. */
function namesWith(words: Readonly<Record<string, Words>>): Record<string, string> {
  const { columns } = crossedCatalogue.taxonomy;
  const all = Array.from({ length: 15 }, (_, node): Words => ({ lemmas: [`word ${String(node)}`] }));
  for (const [name, own] of Object.entries(words)) all[crossed(name)] = own;
  const { text, end } = encodeTexts(all.flatMap(({ lemmas }) => lemmas));
  const lemmaStart = new Uint32Array(16);
  all.forEach(({ lemmas }, node) => (lemmaStart[node + 1] = lemmaStart[node]! + lemmas.length));
  const byLemma = (value: (words: Words, node: number) => number): number[] =>
    all.flatMap((own, node) => own.lemmas.map(() => value(own, node)));
  const lexicon = new Lexicon({
    ...crossedCatalogue.lexicon.columns,
    lemmaStart,
    lemmaText: text,
    lemmaEnd: end,
    senseNumber: Uint8Array.from(byLemma((_, node) => node + 20)),
    tagCount: Uint16Array.from(byLemma(({ isTagged }) => (isTagged === true ? 1 : 0))),
  });
  const popularity = Float64Array.from(all, (own) => own.popularity ?? 1);
  const names = readableNames(new Taxonomy({ ...columns, popularity }), lexicon);
  return Object.fromEntries(Object.keys(words).map((name) => [name, names[crossed(name)]!]));
}

test.each<[string, Record<string, Words>, Record<string, string>]>([
  [
    'the one that is five times better known has the word alone, in its own spelling',
    {
      dog: { lemmas: ['Car'], popularity: 50 },
      snack: { lemmas: ['car'], popularity: 10 },
      cafe: { lemmas: ['car', 'x'] },
    },
    { dog: 'Car', snack: 'car (sense 34)', cafe: 'car (x)' },
  ],
  [
    'one that is less than five times better known has it not',
    { dog: { lemmas: ['car', 'auto'], popularity: 49 }, snack: { lemmas: ['car', 'wagon'], popularity: 10 } },
    { dog: 'car (auto)', snack: 'car (wagon)' },
  ],
  [
    'the shortest of its words that holds the first as a word and is nobody else’s',
    {
      goldfish: { lemmas: ['mouse', 'mouser', 'mouse pad', 'Computer-Mouse device', 'computer-Mouse'] },
      snack: { lemmas: ['mouse', 'vermin'] },
      cafe: { lemmas: ['pad', 'Mouse Pad'] },
    },
    { goldfish: 'computer-Mouse', snack: 'mouse (vermin)', cafe: 'pad' },
  ],
  [
    'the shortest ancestor in use as a word that the others do not have, before its other words and other ancestors',
    {
      husky: { lemmas: ['crane', 'x'] },
      cafe: { lemmas: ['crane', 'y'] },
      dog: { lemmas: ['barking thing'], isTagged: true },
      animal: { lemmas: ['animal'], isTagged: true },
      place: { lemmas: ['z'] },
      entity: { lemmas: ['e'], isTagged: true },
    },
    { husky: 'crane (animal)', cafe: 'crane (y)', dog: 'barking thing', animal: 'animal', place: 'z', entity: 'e' },
  ],
  [
    'any ancestor that the others do not have, then the sense',
    { cafe: { lemmas: ['set'] }, mars: { lemmas: ['set'] }, earth: { lemmas: ['Set'] } },
    { cafe: 'set (sense 26)', mars: 'set (sense 23)', earth: 'Set (sense 24)' },
  ],
  [
    'an ancestor of no use as a word',
    { husky: { lemmas: ['crane'] }, snack: { lemmas: ['crane'] }, dog: { lemmas: ['dog'] } },
    { husky: 'crane (dog)', snack: 'crane (sense 34)', dog: 'dog' },
  ],
  [
    'the next where another has the name in any case, the lower wnid first',
    {
      mars: { lemmas: ['set', 'group'] },
      earth: { lemmas: ['set', 'Group', 'collection'] },
      snack: { lemmas: ['SET (COLLECTION)'] },
    },
    { mars: 'set (group)', earth: 'set (sense 24)', snack: 'SET (COLLECTION)' },
  ],
])('%s', (_, words, names) => {
  expect(namesWith(words)).toEqual(names);
});
