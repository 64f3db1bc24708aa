import { describe, expect, test } from 'vitest';
import { type Inputs } from '../../scripts/pipeline/builds/inputs.ts';
import { expectRefusal, type Refusal, refusalOf } from '../fixtures/expect-refusal.ts';
import { MINI_FILES, miniDeclaration, miniInputs, miniWnid, textFile } from '../fixtures/mini-inputs.ts';
import { MINI, type MiniWordnet, notice, wordnetFiles } from '../fixtures/mini-wordnet.ts';
import { build } from '../fixtures/open-files.ts';

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

test('the mini inputs themselves are accepted', async () => {
  expect(await build(miniInputs())).not.toHaveLength(0);
});

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

describe('index.sense with', () => {
  const SENSES = MINI_FILES.senseIndex;
  const lines = SENSES.split('\n');
  const husky = lines.findIndex((line) => line.startsWith('husky%'));
  const changed = (to: string): Partial<Inputs> => ({
    senseIndex: textFile('index.sense', SENSES.replace(lines[husky]!, to)),
  });
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
    await expectRefusal(changed(to), {
      file: 'index.sense',
      line: husky + 1,
      expected,
      came,
      advice: 'Use index.sense as Princeton published it, unchanged.',
    });
  });

  test('a key twice is refused', async () => {
    await expectRefusal(changed(`${lines[husky]!}\n${lines[husky]!}`), {
      file: 'index.sense',
      line: husky + 2,
      expected: 'each sense key once',
      came: `${key} again`,
      advice: 'Use index.sense as Princeton published it, unchanged.',
    });
  });

  test.each([
    ['no line for a lemma', ''],
    ['a line that leads elsewhere', `${key} 00000001 1 0\n`],
  ])('%s is refused', async (_what, to) => {
    await expectRefusal(
      { senseIndex: textFile('index.sense', SENSES.replace(`${lines[husky]!}\n`, to)) },
      {
        file: 'index.sense',
        expected: `a line for the sense ${key} of ${miniWnid('husky')}`,
        came: 'none that leads there',
        advice: 'Use data.noun and index.sense of the same WordNet, 3.0.',
      },
    );
  });
});

const SYNSETS = 'noun synsets of WordNet (E01)';
const SKIP = 'Or set such lines aside: --skip-unknown, "skipUnknown": true.';

describe('image counts with', () => {
  const tables = (text: string): Partial<Inputs> => ({
    tables: new Map([...miniInputs().tables, ['mini.tsv', textFile('data/mini.tsv', text)]]),
  });
  const dog = miniWnid('dog');
  const later = wordnetFiles(MINI, notice('3.1, longer,')).wnids.get('dog')!;

  test.each([
    [
      'one field',
      `${dog}\n`,
      'two fields, wnid and images, with one tab between',
      `1 in "${dog}"`,
      'Correct the line.',
    ],
    [
      'three fields',
      `${dog}\t1\t2\n`,
      'two fields, wnid and images, with one tab between',
      `3 in "${dog} 1 2"`,
      'Correct the line.',
    ],
    [
      'no identifier',
      'dog\t1\n',
      SYNSETS,
      '"dog"',
      `Name a synset as n02084071, dog.n.01 or dog%1:05:00::; if these are names of classes, say what they mean with --names FILE. ${SKIP}`,
    ],
    [
      'a verb',
      'run.v.01\t1\n',
      'noun synsets of WordNet (E02)',
      '"run.v.01", which is no noun',
      `Images are filed under nouns: name the noun synset. ${SKIP}`,
    ],
    [
      'a word misspelt',
      'huskyy.n.01\t1\n',
      SYNSETS,
      'huskyy.n.01, which WordNet 3.0 does not have',
      `Near it are ${miniWnid('husky')} husky: correct it or take it out. ${SKIP}`,
    ],
    [
      'an unknown wnid',
      'n99999999\t1\n',
      SYNSETS,
      'n99999999, which WordNet 3.0 does not have',
      `Correct it or take it out. ${SKIP}`,
    ],
    [
      'a wnid of WordNet 3.1',
      `${later}\t1\n`,
      'noun synsets of WordNet (E03)',
      `${later}, which WordNet 3.0 does not have`,
      `It is an offset of WordNet 3.1 (in 3.0: ${dog} dog, domestic dog): if all identifiers are, declare "identifiers": "3.1"; else correct it. ${SKIP}`,
    ],
    [
      'a negative count',
      `${dog}\t-1\n`,
      'a whole number of images, 0 or more, of at most ten digits',
      '"-1"',
      `Correct the count of ${dog}.`,
    ],
    [
      'a count that is no number',
      `${dog}\tmany\n`,
      'a whole number of images, 0 or more, of at most ten digits',
      '"many"',
      `Correct the count of ${dog}.`,
    ],
    [
      'a fraction',
      `${dog}\t1.5\n`,
      'a whole number of images, 0 or more, of at most ten digits',
      '"1.5"',
      `Correct the count of ${dog}.`,
    ],
    [
      'more than 32 bits',
      `${dog}\t9999999999\n`,
      'at most 4294967295 images in all',
      '10000000000 up to here',
      `Correct the count of ${dog}, or part the dataset in two.`,
    ],
  ])('%s are refused', async (_what, text, expected, came, advice) => {
    await expectRefusal(tables(`${miniWnid('husky')}\t1\n${text}`), {
      file: 'data/mini.tsv',
      line: 2,
      expected,
      came,
      advice,
    });
  });

  test('a wnid twice are refused, naming both lines', async () => {
    await expectRefusal(tables(`${dog}\t1\n${miniWnid('pet')}\t1\n${dog}\t2\n`), {
      file: 'data/mini.tsv',
      line: 3,
      expected: 'each synset once (E04)',
      came: `${dog} again, first on line 1`,
      advice: 'Take one of the two lines out.',
    });
  });

  test('a file that does not exist are refused', async () => {
    await expectRefusal(
      { tables: new Map() },
      {
        file: 'data/datasets/mini.json',
        expected: 'a table that can be read',
        came: 'mini.tsv, where there is none',
        advice: 'Put it there, or correct the path: it is relative to the folder of the data, or absolute.',
      },
    );
  });
});

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

describe('word frequencies with', () => {
  test.each([
    ['an object', '{}', 'an array', 'object'],
    [
      'a negative count',
      '[{"word":"a","count":-1}]',
      '{ "word": text, "count": a whole number above 0 }',
      `${JSON.stringify('{"word":"a","count":-1}')} as entry 0`,
    ],
    [
      'no word',
      '[{"count":1}]',
      '{ "word": text, "count": a whole number above 0 }',
      `${JSON.stringify('{"count":1}')} as entry 0`,
    ],
  ])('%s are refused', async (_what, text, expected, came) => {
    await expectRefusal(
      { wordFrequencies: textFile('frequencies.json', text) },
      {
        file: 'frequencies.json',
        expected,
        came,
        advice: 'Install the package of word frequencies again.',
      },
    );
  });
});
