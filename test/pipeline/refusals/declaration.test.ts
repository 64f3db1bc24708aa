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
  const DOG = miniWnid('dog');
  const branches = (...wnids: string[]): object => ({
    release: { ...(miniDeclaration()['release'] as object), branches: wnids },
  });

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
    await expectRefusal(
      declared(JSON.stringify({ ...miniDeclaration(), ...change })),
      `${FILE}: expected a declaration, came ${came}. ${ADVICE}`,
    );
  });

  test('text that is not JSON is refused', async () => {
    const error = await refusalOf(declared('{"rank": 1,'));
    expect(error.place).toEqual({ file: FILE });
    expect(error.complaint).toMatchObject({ expected: 'JSON', advice: ADVICE });
    expect(error.complaint.came).toContain('SyntaxError');
  });

  test.each([
    [
      'a file name that cannot be an address',
      declared(JSON.stringify(miniDeclaration()), 'Mini Set'),
      `${FILE}: expected a file name of lower-case letters, digits and hyphens, at most 40, came "Mini Set". Rename the file.`,
    ],
    [
      'a branch that is no synset',
      declared(JSON.stringify({ ...miniDeclaration(), ...branches('n99999999') })),
      `${FILE}: expected a noun synset of WordNet 3.0, came n99999999, which it does not have. Correct it or take the line out.`,
    ],
    [
      'a branch twice',
      declared(JSON.stringify({ ...miniDeclaration(), ...branches(DOG, DOG) })),
      `${FILE}: expected each branch once, came ${DOG} again. ${ADVICE}`,
    ],
    [
      'no dataset at all',
      { datasets: new Map<string, never>() },
      'data/datasets: expected at least one declaration, came none. Declare a dataset; data/README.md describes how.',
    ],
  ])('%s is refused', (_what, changes, sentence) => expectRefusal(changes, sentence));
});
