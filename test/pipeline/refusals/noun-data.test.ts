import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal, refusalOf } from '../../fixtures/expect-refusal.ts';
import { MINI_FILES, miniInputs, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';
import { MINI, type MiniWordnet, notice, wordnetFiles } from '../../fixtures/mini-wordnet.ts';
import { build } from '../../fixtures/open-files.ts';

const NOUNS = MINI_FILES.nounData;
const lineOf = (name: string): number => MINI_FILES.lines.get(name)!;
const nouns = (text: string): Partial<Inputs> => ({ nounData: textFile('data.noun', text) });
/** Another WordNet, with the index that goes with it. */
const wordnet = (description: MiniWordnet): Partial<Inputs> => {
  const files = wordnetFiles(description);
  return { ...nouns(files.nounData), senseIndex: textFile('index.sense', files.senseIndex) };
};
const TWO_ROOTS: MiniWordnet = { ...MINI, stray: { words: ['stray'], gloss: 'alone' } };
const lineText = (name: string): string => NOUNS.split('\n')[lineOf(name) - 1]!;
/** Changes one line of data.noun, keeping its length so that all offsets stay right. */
const nounLine = (name: string, from: string, to: string): Partial<Inputs> => {
  const changed = lineText(name).replace(from, to);
  if (changed === lineText(name) || changed.length !== lineText(name).length)
    throw new Error(`the test changes nothing or too much: ${from}`);
  return nouns(NOUNS.replace(lineText(name), changed));
};

test('the mini inputs themselves are accepted', async () => expect(await build(miniInputs())).not.toHaveLength(0));

const UNCHANGED = 'Use data.noun of WordNet 3.0 as Princeton published it, unchanged.';

/** The place in data.noun of the line of a synset. */
const at = (name: string, further = 0): string => `data.noun:${String(lineOf(name) + further)}`;
const offsetOf = (name: string): string => miniWnid(name).slice(1);
const dog = lineText('dog');
const afterDog = String(Number(offsetOf('dog')) + dog.length + 1).padStart(8, '0');
const PLACE = "the line's position in the file";
const ONE_ROOT = 'hypernyms that lead up to one root without a cycle';

describe('data.noun with', () => {
  // Changes of the line of dog: what stands there, what is put there, and the refusal.
  test.each([
    [
      "an offset that is not the line's place",
      dog.slice(0, 8),
      '00000007',
      `offset ${offsetOf('dog')}, ${PLACE}, came 00000007`,
    ],
    ['an offset with a letter', dog.slice(0, 8), '0000000x', 'an offset of eight digits, came "0000000x"'],
    ['a lexicographer file of verbs', ' 05 n ', ' 38 n ', 'a noun lexicographer file from 03 to 28, came 38'],
    ['a synset of verbs', ' 05 n ', ' 05 v ', 'the synset type n, came "v"'],
    ['a word count of 0', ' 02 dog', ' 00 dog', 'at least one word, came 00'],
    ['more words than it says', ' 02 dog', ' 01 dog', 'a pointer count of three digits, came "domestic_dog"'],
    ['fewer words than it says', ' 02 dog', ' 03 dog', 'a lexical id of one hexadecimal digit, came "@"'],
    ['fewer pointers than it says', ' 002 @', ' 003 @', 'a pointer symbol, came the end of the fields'],
    ['more pointers than it says', ' 002 @', ' 001 @', 'no field between the last pointer and the gloss, came "@"'],
    ['an unknown pointer symbol', ' 002 @', ' 002 ?', 'a pointer symbol of nouns, came "?"'],
    ['a pointer to an unknown part of speech', ' n 0000 @', ' x 0000 @', 'a part of speech n, v, a or r, came "x"'],
    ['a verb as hypernym', ' n 0000 @', ' v 0000 @', 'a noun as the target of a hypernym pointer, came "v"'],
    ['a pointer from a word it does not have', ' n 0000 @', ' n 0300 @', 'a source word from 0 to 2, came 3'],
  ])('%s is refused', async (_what, from, to, refusal) => {
    await expectRefusal(nounLine('dog', from, to), `${at('dog')}: expected ${refusal}. ${UNCHANGED}`);
  });

  test.each<[string, Partial<Inputs>, string, string]>([
    ['an empty word', nounLine('pet', ' pet 0', '  et 0'), at('pet'), 'a word, came ""'],
    [
      'WordNet 3.1 where 3.0 was meant',
      nouns(wordnetFiles(MINI, notice('3.1')).nounData),
      'data.noun:1',
      'the notice of WordNet 3.0, came WordNet 3.1, whose offsets differ',
    ],
    [
      'no notice',
      nouns(wordnetFiles(MINI, '').nounData),
      'data.noun:1',
      'the notice of WordNet 3.0, came no version in the notice',
    ],
    ['nothing but the notice', nouns(notice()), 'data.noun', 'synsets after the notice, came none'],
    [
      'a duplicate line',
      nouns(NOUNS.replace(dog, `${dog}\n${dog}`)),
      at('dog', 1),
      `offset ${afterDog}, ${PLACE}, came ${offsetOf('dog')}`,
    ],
    [
      'a pointer to nowhere',
      nounLine('husky', `@ ${offsetOf('dog')}`, '@ 00000001'),
      at('husky'),
      `pointers to synsets of this file, came a pointer from ${miniWnid('husky')} to 00000001, which is not there`,
    ],
    [
      'a line without a gloss',
      nounLine('husky', ' | ', ' / '),
      at('husky'),
      `a gloss after " | ", came ${JSON.stringify(lineText('husky').replace(' | ', ' / ').slice(-40))}`,
    ],
    [
      'a cycle',
      nounLine('animal', `@ ${offsetOf('entity')}`, `@ ${offsetOf('dog')}`),
      at('animal'),
      `${ONE_ROOT}, came cycle: ${['animal', 'dog'].map(miniWnid).join(', ')}`,
    ],
    [
      'several roots',
      wordnet(TWO_ROOTS),
      at('entity'),
      `${ONE_ROOT}, came several roots: ${miniWnid('entity')}, ${wordnetFiles(TWO_ROOTS).wnids.get('stray')!}`,
    ],
    [
      'no root',
      wordnet({ ...MINI, entity: { words: ['entity'], gloss: 'all', hypernyms: ['dog'] } }),
      'data.noun',
      `${ONE_ROOT}, came no synset without a hypernym`,
    ],
  ])('%s is refused', async (_what, changes, place, refusal) => {
    await expectRefusal(changes, `${place}: expected ${refusal}. ${UNCHANGED}`);
  });

  test('its last line cut short is refused', async () => {
    const cut = NOUNS.slice(0, -9);
    await expectRefusal(
      nouns(cut),
      `${at('snack')}: expected a line feed after the last line, came the end of the file after ${JSON.stringify(cut.split('\n').at(-1)!.slice(-60))}. The file seems cut short: fetch it again.`,
    );
  });

  test('a line cut short in the middle is refused at that line', async () => {
    const error = await refusalOf(nouns(NOUNS.replace(dog, dog.slice(0, 30))));
    expect(error.place).toEqual({ file: 'data.noun', line: lineOf('dog') });
  });
});
