import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal, refusalOf } from '../../fixtures/expect-refusal.ts';
import { miniDeclaration, miniWnid, textFile } from '../../fixtures/mini-inputs.ts';

describe('a declaration with', () => {
  const ADVICE = 'Mend the declaration; data/README.md describes it.';
  const declared = (text: string, name = 'mini'): Partial<Inputs> => ({
    datasets: new Map([[name, textFile('data/datasets/mini.json', text)]]),
  });
  const FILE = 'data/datasets/mini.json';

  test.each([
    ['an unknown field', { colour: 'red' }, 'the whole: Unrecognized key: "colour"'],
    ['no title', { title: undefined }, 'title: Invalid input: expected string, received undefined'],
    [
      'a homepage that is no address',
      { homepage: 'javascript:alert(1)' },
      'homepage: expected an address that begins with http:// or https://',
    ],
    ['a date that is none', { published: '2011-13-01' }, 'published: expected a date such as 2011-09-01'],
  ])('%s is refused, naming the field', async (_what, change, came) => {
    await expectRefusal(declared(JSON.stringify({ ...miniDeclaration(), ...change })), {
      file: FILE,
      expected: 'a declaration',
      came,
      advice: ADVICE,
    });
  });

  test('text that is not JSON is refused', async () => {
    const error = await refusalOf(declared('{"rank": 1,'));
    expect(error.place).toEqual({ file: FILE });
    expect(error.complaint).toMatchObject({ expected: 'JSON', advice: ADVICE });
    expect(error.complaint.came).toContain('SyntaxError');
  });

  test('a file name that cannot be an address is refused', async () => {
    await expectRefusal(declared(JSON.stringify(miniDeclaration()), 'Mini Set'), {
      file: FILE,
      expected: 'a file name of lower-case letters, digits and hyphens, at most 40',
      came: '"Mini Set"',
      advice: 'Rename the file.',
    });
  });

  test('a branch that is no synset is refused', async () => {
    const release = { ...(miniDeclaration()['release'] as object), branches: ['n99999999'] };
    await expectRefusal(declared(JSON.stringify({ ...miniDeclaration(), release })), {
      file: FILE,
      expected: 'a noun synset of WordNet 3.0',
      came: 'n99999999, which it does not have',
      advice: 'Correct it or take the line out.',
    });
  });

  test('a branch twice is refused', async () => {
    const release = { ...(miniDeclaration()['release'] as object), branches: [miniWnid('dog'), miniWnid('dog')] };
    await expectRefusal(declared(JSON.stringify({ ...miniDeclaration(), release })), {
      file: FILE,
      expected: 'each branch once',
      came: `${miniWnid('dog')} again`,
      advice: ADVICE,
    });
  });

  test('no dataset at all is refused', async () => {
    await expectRefusal(
      { datasets: new Map() },
      {
        file: 'data/datasets',
        expected: 'at least one declaration',
        came: 'none',
        advice: 'Declare a dataset; data/README.md describes how.',
      },
    );
  });
});
