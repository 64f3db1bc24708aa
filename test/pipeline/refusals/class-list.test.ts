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

  const dog = miniWnid('dog');
  const LIST = 'data/filed.txt:2: expected';
  const RULE = 'data/class-lists/ruled.json: expected';

  test.each([
    [
      'an unknown wnid',
      filed(`${dog}\nn99999999\n`),
      `${LIST} ${SYNSETS}, came n99999999, which WordNet 3.0 does not have. Correct it or take it out. ${SKIP}`,
    ],
    [
      'a wnid twice',
      filed(`${dog}\n${dog}\n`),
      `${LIST} each synset once (E04), came ${dog} again, first on line 1. Take one of the two lines out.`,
    ],
    [
      'the last line cut short',
      filed(`${dog}\nn000`),
      `${LIST} ${SYNSETS}, came "n000". Name a synset as n02084071, dog.n.01 or dog%1:05:00::; if these are names of classes, say what they mean with --names FILE. ${SKIP}`,
    ],
    [
      'a rule over a dataset there is not',
      ruled({ dataset: 'other', imagesMoreThan: 1 }),
      `${RULE} one of the datasets mini, came other. Name a dataset that data/datasets declares.`,
    ],
    [
      'an unknown wnid in its rule',
      ruled({ dataset: 'mini', imagesMoreThan: 1, and: ['n99999999'] }),
      `${RULE} a noun synset of WordNet 3.0, came n99999999, which it does not have. Correct it or take the line out.`,
    ],
  ])('%s is refused', (_what, changes, sentence) => expectRefusal(changes, sentence));
});
