import { describe, test } from 'vitest';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal } from '../../fixtures/expect-refusal.ts';
import { miniInputs, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';
import { MINI, notice, wordnetFiles } from '../../fixtures/mini-wordnet.ts';

const SYNSETS = 'noun synsets of WordNet (E01)';
const SKIP = 'Or skip such lines: --skip-unknown, "skipUnknown": true.';

describe('image counts with', () => {
  const tables = (text: string): Partial<Inputs> => ({
    tables: new Map([...miniInputs().tables, ['mini.tsv', textFile('data/mini.tsv', text)]]),
  });
  const dog = miniWnid('dog');
  const later = wordnetFiles(MINI, notice('3.1, longer,')).wnids.get('dog')!;

  const correct = `Correct the count of ${dog}`;
  const digits = 'a whole number of images, 0 or more, of at most ten digits';
  const fields = 'two fields, wnid and images, with one tab between';

  test.each([
    ['one field', `${dog}\n`, `${fields}, came 1 in "${dog}". Correct the line.`],
    ['three fields', `${dog}\t1\t2\n`, `${fields}, came 3 in "${dog} 1 2". Correct the line.`],
    ['a negative count', `${dog}\t-1\n`, `${digits}, came "-1". ${correct}.`],
    ['a count that is no number', `${dog}\tmany\n`, `${digits}, came "many". ${correct}.`],
    ['a fraction', `${dog}\t1.5\n`, `${digits}, came "1.5". ${correct}.`],
    [
      'more than 32 bits',
      `${dog}\t9999999999\n`,
      `at most 4294967295 images in all, came 10000000000 up to here. ${correct}, or part the dataset in two.`,
    ],
    [
      'no identifier',
      'dog\t1\n',
      `${SYNSETS}, came "dog". Name a synset as n02084071, dog.n.01 or dog%1:05:00::; if these are names of classes, say what they mean with --names FILE. ${SKIP}`,
    ],
    [
      'a verb',
      'run.v.01\t1\n',
      `noun synsets of WordNet (E02), came "run.v.01", which is no noun. Images are filed under nouns: name the noun synset. ${SKIP}`,
    ],
    [
      'a word misspelt',
      'huskyy.n.01\t1\n',
      `${SYNSETS}, came huskyy.n.01, which WordNet 3.0 does not have. Near it are ${miniWnid('husky')} husky: correct it or take it out. ${SKIP}`,
    ],
    [
      'an unknown wnid',
      'n99999999\t1\n',
      `${SYNSETS}, came n99999999, which WordNet 3.0 does not have. Correct it or take it out. ${SKIP}`,
    ],
    [
      'a wnid of WordNet 3.1',
      `${later}\t1\n`,
      `noun synsets of WordNet (E03), came ${later}, which WordNet 3.0 does not have. It is an offset of WordNet 3.1 (in 3.0: ${dog} dog, domestic dog): if all identifiers are, declare "identifiers": "3.1"; else correct it. ${SKIP}`,
    ],
  ])('%s are refused', async (_what, text, refusal) => {
    await expectRefusal(tables(`${miniWnid('husky')}\t1\n${text}`), `data/mini.tsv:2: expected ${refusal}`);
  });

  test('a wnid twice are refused, naming both lines', async () => {
    await expectRefusal(
      tables(`${dog}\t1\n${miniWnid('pet')}\t1\n${dog}\t2\n`),
      `data/mini.tsv:3: expected each synset once (E04), came ${dog} again, first on line 1. Take one of the two lines out.`,
    );
  });

  test('a file that does not exist are refused', async () => {
    await expectRefusal(
      { tables: new Map() },
      'data/datasets/mini.json: expected a table that can be read, came mini.tsv, where there is none. Put it there, or correct the path: it is relative to the folder of the data, or absolute.',
    );
  });
});
