import { describe, test } from 'vitest';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal } from '../../fixtures/expect-refusal.ts';
import { MINI_FILES, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';

describe('index.sense with', () => {
  const SENSES = MINI_FILES.senseIndex;
  const lines = SENSES.split('\n');
  const husky = lines.findIndex((line) => line.startsWith('husky%'));
  const changed = (to: string): Partial<Inputs> => ({
    senseIndex: textFile('index.sense', SENSES.replace(lines[husky]!, to)),
  });
  const UNCHANGED = 'Use index.sense as Princeton published it, unchanged.';
  const key = 'husky%1:05:00::';
  const offset = miniWnid('husky').slice(1);

  test.each([
    ['no sense key', `husky ${offset} 1 0`, 'a sense key such as dog%1:05:00::', '"husky"'],
    [
      'a noun key with a head word',
      `husky%1:05:00:head: ${offset} 1 0`,
      'a sense key such as dog%1:05:00::',
      '"husky%1:05:00:head:"',
    ],
    ['an unknown synset type', `husky%7:05:00:: ${offset} 1 0`, 'a synset type from 1 to 5 in the sense key', '7'],
    ['too few fields', `${key} ${offset} 1`, 'a tag count from 0 to 65535', 'the end of the fields'],
    ['too many fields', `${key} ${offset} 1 0 0`, 'four fields: sense key, offset, sense number and tag count', '"0"'],
    ['a short offset', `${key} 123 1 0`, 'an offset of eight digits', '"123"'],
    ['a sense number of 0', `${key} ${offset} 0 0`, 'a sense number from 1 to 255', '"0"'],
    ['a negative tag count', `${key} ${offset} 1 -2`, 'a tag count from 0 to 65535', '"-2"'],
    ['a tag count too large', `${key} ${offset} 1 65536`, 'a tag count from 0 to 65535', '"65536"'],
    ['an empty line', '', 'a sense key such as dog%1:05:00::', '""'],
  ])('%s is refused', async (_what, to, expected, came) => {
    await expectRefusal(
      changed(to),
      `index.sense:${String(husky + 1)}: expected ${expected}, came ${came}. ${UNCHANGED}`,
    );
  });

  test('a key twice is refused', async () => {
    await expectRefusal(
      changed(`${lines[husky]!}\n${lines[husky]!}`),
      `index.sense:${String(husky + 2)}: expected each sense key once, came ${key} again. ${UNCHANGED}`,
    );
  });

  test.each([
    ['no line for a lemma', ''],
    ['a line that leads elsewhere', `${key} 00000001 1 0\n`],
  ])('%s is refused', async (_what, to) => {
    await expectRefusal(
      { senseIndex: textFile('index.sense', SENSES.replace(`${lines[husky]!}\n`, to)) },
      `index.sense: expected a line for the sense ${key} of ${miniWnid('husky')}, came none that leads there. Use data.noun and index.sense of the same WordNet, 3.0.`,
    );
  });
});
