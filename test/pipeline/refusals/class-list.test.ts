import { describe, test } from 'vitest';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal } from '../../fixtures/expect-refusal.ts';
import { miniInputs, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';

const SYNSETS = 'noun synsets of WordNet (E01)';
const SKIP = 'Or skip such lines: --skip-unknown, "skipUnknown": true.';

describe('a class list with', () => {
  const filed = (text: string): Partial<Inputs> => ({
    tables: new Map([...miniInputs().tables, ['filed.txt', textFile('data/filed.txt', text)]]),
  });
  const ruled = (rule: object): Partial<Inputs> => ({
    classLists: new Map([
      [
        'ruled',
        textFile(
          'data/class-lists/ruled.json',
          JSON.stringify({ rank: 1, title: 'Ruled', origin: 'A rule.', classes: rule }),
        ),
      ],
    ]),
  });

  test('an unknown wnid is refused', async () => {
    await expectRefusal(filed(`${miniWnid('dog')}\nn99999999\n`), {
      file: 'data/filed.txt',
      line: 2,
      expected: SYNSETS,
      came: 'n99999999, which WordNet 3.0 does not have',
      advice: `Correct it or take it out. ${SKIP}`,
    });
  });

  test('a wnid twice is refused', async () => {
    await expectRefusal(filed(`${miniWnid('dog')}\n${miniWnid('dog')}\n`), {
      file: 'data/filed.txt',
      line: 2,
      expected: 'each synset once (E04)',
      came: `${miniWnid('dog')} again, first on line 1`,
      advice: 'Take one of the two lines out.',
    });
  });

  test('the last line cut short is refused', async () => {
    await expectRefusal(filed(`${miniWnid('dog')}\nn000`), {
      file: 'data/filed.txt',
      line: 2,
      expected: SYNSETS,
      came: '"n000"',
      advice: `Name a synset as n02084071, dog.n.01 or dog%1:05:00::; if these are names of classes, say what they mean with --names FILE. ${SKIP}`,
    });
  });

  test('a rule over a dataset there is not is refused', async () => {
    await expectRefusal(ruled({ dataset: 'other', imagesMoreThan: 1 }), {
      file: 'data/class-lists/ruled.json',
      expected: 'one of the datasets mini',
      came: 'other',
      advice: 'Name a dataset that data/datasets declares.',
    });
  });

  test('an unknown wnid in its rule is refused', async () => {
    await expectRefusal(ruled({ dataset: 'mini', imagesMoreThan: 1, and: ['n99999999'] }), {
      file: 'data/class-lists/ruled.json',
      expected: 'a noun synset of WordNet 3.0',
      came: 'n99999999, which it does not have',
      advice: 'Correct it or take the line out.',
    });
  });
});
