import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal, type Refusal, refusalOf } from '../../fixtures/expect-refusal.ts';
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

describe('data.noun with', () => {
  test.each<[string, Partial<Inputs>, Omit<Refusal, 'file' | 'advice'>]>([
    [
      'WordNet 3.1 where 3.0 was meant',
      nouns(wordnetFiles(MINI, notice('3.1')).nounData),
      { line: 1, expected: 'the notice of WordNet 3.0', came: 'WordNet 3.1, whose offsets differ' },
    ],
    [
      'no notice',
      nouns(wordnetFiles(MINI, '').nounData),
      { line: 1, expected: 'the notice of WordNet 3.0', came: 'no version in the notice' },
    ],
    ['nothing but the notice', nouns(notice()), { expected: 'synsets after the notice', came: 'none' }],
    [
      "an offset that is not the line's place",
      nounLine('dog', lineText('dog').slice(0, 8), '00000007'),
      {
        line: lineOf('dog'),
        expected: `offset ${miniWnid('dog').slice(1)}, the line's position in the file`,
        came: '00000007',
      },
    ],
    [
      'a duplicate line',
      nouns(NOUNS.replace(lineText('dog'), `${lineText('dog')}\n${lineText('dog')}`)),
      {
        line: lineOf('dog') + 1,
        expected: `offset ${String(Number(miniWnid('dog').slice(1)) + lineText('dog').length + 1).padStart(8, '0')}, the line's position in the file`,
        came: miniWnid('dog').slice(1),
      },
    ],
    [
      'an offset with a letter',
      nounLine('dog', lineText('dog').slice(0, 8), '0000000x'),
      { line: lineOf('dog'), expected: 'an offset of eight digits', came: '"0000000x"' },
    ],
    [
      'a lexicographer file of verbs',
      nounLine('dog', ' 05 n ', ' 38 n '),
      { line: lineOf('dog'), expected: 'a noun lexicographer file from 03 to 28', came: '38' },
    ],
    [
      'a synset of verbs',
      nounLine('dog', ' 05 n ', ' 05 v '),
      { line: lineOf('dog'), expected: 'the synset type n', came: '"v"' },
    ],
    [
      'a word count of 0',
      nounLine('dog', ' 02 dog', ' 00 dog'),
      { line: lineOf('dog'), expected: 'at least one word', came: '00' },
    ],
    [
      'more words than it says',
      nounLine('dog', ' 02 dog', ' 01 dog'),
      { line: lineOf('dog'), expected: 'a pointer count of three digits', came: '"domestic_dog"' },
    ],
    [
      'fewer words than it says',
      nounLine('dog', ' 02 dog', ' 03 dog'),
      { line: lineOf('dog'), expected: 'a lexical id of one hexadecimal digit', came: '"@"' },
    ],
    ['an empty word', nounLine('pet', ' pet 0', '  et 0'), { line: lineOf('pet'), expected: 'a word', came: '""' }],
    [
      'fewer pointers than it says',
      nounLine('dog', ' 002 @', ' 003 @'),
      { line: lineOf('dog'), expected: 'a pointer symbol', came: 'the end of the fields' },
    ],
    [
      'more pointers than it says',
      nounLine('dog', ' 002 @', ' 001 @'),
      { line: lineOf('dog'), expected: 'no field between the last pointer and the gloss', came: '"@"' },
    ],
    [
      'an unknown pointer symbol',
      nounLine('dog', ' 002 @', ' 002 ?'),
      { line: lineOf('dog'), expected: 'a pointer symbol of nouns', came: '"?"' },
    ],
    [
      'a pointer to an unknown part of speech',
      nounLine('dog', ' n 0000 @', ' x 0000 @'),
      { line: lineOf('dog'), expected: 'a part of speech n, v, a or r', came: '"x"' },
    ],
    [
      'a verb as hypernym',
      nounLine('dog', ' n 0000 @', ' v 0000 @'),
      { line: lineOf('dog'), expected: 'a noun as the target of a hypernym pointer', came: '"v"' },
    ],
    [
      'a pointer from a word it does not have',
      nounLine('dog', ' n 0000 @', ' n 0300 @'),
      { line: lineOf('dog'), expected: 'a source word from 0 to 2', came: '3' },
    ],
    [
      'a pointer to nowhere',
      nounLine('husky', `@ ${miniWnid('dog').slice(1)}`, '@ 00000001'),
      {
        line: lineOf('husky'),
        expected: 'pointers to synsets of this file',
        came: `a pointer from ${miniWnid('husky')} to 00000001, which is not there`,
      },
    ],
    [
      'a line without a gloss',
      nounLine('husky', ' | ', ' / '),
      {
        line: lineOf('husky'),
        expected: 'a gloss after " | "',
        came: JSON.stringify(lineText('husky').replace(' | ', ' / ').slice(-40)),
      },
    ],
    [
      'a cycle',
      nounLine('animal', `@ ${miniWnid('entity').slice(1)}`, `@ ${miniWnid('dog').slice(1)}`),
      {
        line: lineOf('animal'),
        expected: 'hypernyms that lead up to one root without a cycle',
        came: `cycle: ${['animal', 'dog'].map(miniWnid).join(', ')}`,
      },
    ],
    [
      'several roots',
      wordnet(TWO_ROOTS),
      {
        line: lineOf('entity'),
        expected: 'hypernyms that lead up to one root without a cycle',
        came: `several roots: ${miniWnid('entity')}, ${wordnetFiles(TWO_ROOTS).wnids.get('stray')!}`,
      },
    ],
    [
      'no root',
      wordnet({ ...MINI, entity: { words: ['entity'], gloss: 'all', hypernyms: ['dog'] } }),
      { expected: 'hypernyms that lead up to one root without a cycle', came: 'no synset without a hypernym' },
    ],
  ])('%s is refused', async (_what, changes, refusal) => {
    await expectRefusal(changes, { file: 'data.noun', ...refusal, advice: UNCHANGED });
  });

  test('its last line cut short is refused', async () => {
    const cut = NOUNS.slice(0, -9);
    const last = cut.split('\n').at(-1)!;
    await expectRefusal(nouns(cut), {
      file: 'data.noun',
      line: lineOf('snack'),
      expected: 'a line feed after the last line',
      came: `the end of the file after ${JSON.stringify(last.slice(-60))}`,
      advice: 'The file seems cut short: fetch it again.',
    });
  });

  test('a line cut short in the middle is refused at that line', async () => {
    const error = await refusalOf(nouns(NOUNS.replace(lineText('dog'), lineText('dog').slice(0, 30))));
    expect(error.place).toEqual({ file: 'data.noun', line: lineOf('dog') });
  });
});
