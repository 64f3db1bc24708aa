import { defineCommand, runMain } from 'citty';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { readLanguages } from '../pipeline/builds/inputs.ts';
import { nearest } from '../pipeline/datasets/nearest.ts';
import { readNamedFile } from '../pipeline/text/read-file.ts';
import { InputError, shown } from '../pipeline/text/input.ts';
import { LANGUAGE_CODE } from '../pipeline/wordnet/read-words.ts';
import { buildData } from './build.ts';
import { checkKnown, orRefuse, userPath } from '../command-line.ts';
import { FOLDERS, PICTURES } from './options.ts';
import { table } from './tables.ts';
import { builtLanguages } from './built-languages.ts';
import { formatCount } from '../../src/view/numbers.ts';

const LANGUAGE = {
  language: { type: 'positional', description: 'Code of the language, such as de.', required: false },
} as const;
const addArgs = {
  ...LANGUAGE,
  file: {
    type: 'positional',
    description: 'Tab file of the Open Multilingual Wordnet over WordNet 3.0.',
    required: false,
  },
  title: {
    type: 'string',
    valueHint: 'TEXT',
    description: 'Title of the wordnet, where the first line of the file does not have it.',
  },
  homepage: { type: 'string', valueHint: 'URL', description: 'Address of the wordnet.' },
  licence: { type: 'string', valueHint: 'TEXT', description: 'Licence of the words.' },
  ...FOLDERS,
  ...PICTURES,
} as const;
const removeArgs = { ...LANGUAGE, ...FOLDERS, ...PICTURES } as const;

const addWords = defineCommand({
  meta: {
    name: 'npm run data -- words add',
    description: 'Adds the words of another language from a tab file of the Open Multilingual Wordnet.',
  },
  args: addArgs,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, addArgs);
      const name = languageCode(given.language);
      const [data, out] = [userPath(given.data), userPath(given.out)];
      const text = withHead(await readTable(given.file), name, given);
      await withDataLock(out, () =>
        buildData({ data, out, pictures: given.pictures, changes: [{ folder: 'words', name, text }] }),
      );
      await showLanguages(out);
    }),
});

const removeWords = defineCommand({
  meta: { name: 'npm run data -- words remove', description: 'Removes the words of a language.' },
  args: removeArgs,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, removeArgs);
      const [data, out] = [userPath(given.data), userPath(given.out)];
      const known = [...(await readLanguages(data)).keys()];
      const name = languageCode(given.language);
      if (!known.includes(name)) {
        const near = nearest(name, known);
        throw new InputError(
          { file: 'LANGUAGE' },
          {
            expected: `one of the languages ${known.join(', ')}`,
            came: shown(name),
            advice: near === undefined ? 'npm run data -- words list shows them.' : `Did you mean ${near}?`,
          },
        );
      }
      await withDataLock(out, () =>
        buildData({ data, out, pictures: given.pictures, changes: [{ folder: 'words', name, text: undefined }] }),
      );
      console.log(`Removed the words of ${name}.`);
    }),
});

const listWords = defineCommand({
  meta: { name: 'npm run data -- words list', description: 'Lists the languages of the last build; builds nothing.' },
  args: FOLDERS,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, FOLDERS);
      await showLanguages(userPath(given.out));
    }),
});

const COMMANDS = { add: addWords, remove: removeWords, list: listWords };

/** `npm run data -- words`: keeps the words of other languages. */
export const words = defineCommand({
  meta: { name: 'npm run data -- words', description: 'Keeps the words of other languages: add, remove and list.' },
  subCommands: COMMANDS,
});

/** Runs a command over words; each refuses in one sentence. */
export async function runWords(rawArgs: string[]): Promise<void> {
  const [first = '', ...rest] = rawArgs;
  if (first === 'add') return runMain(addWords, { rawArgs: rest });
  if (first === 'remove') return runMain(removeWords, { rawArgs: rest });
  if (first === 'list') return runMain(listWords, { rawArgs: rest });
  if (first === '' || first.startsWith('-')) return runMain(words, { rawArgs: first === '' ? ['--help'] : rawArgs });
  await orRefuse(() =>
    Promise.reject(
      new InputError(
        { file: 'npm run data -- words' },
        {
          expected: Object.keys(COMMANDS).join(', '),
          came: shown(first),
          advice: 'npm run data -- words --help describes them.',
        },
      ),
    ),
  );
}

function languageCode(given: string | undefined): string {
  if (given !== undefined && LANGUAGE_CODE.test(given)) return given;
  throw new InputError(
    { file: 'LANGUAGE' },
    {
      expected: 'a code of ISO 639 such as de, fin or zh-Hant',
      came: given === undefined ? 'none' : shown(given),
      advice: 'Name the language first, then the file.',
    },
  );
}

async function readTable(given: string | undefined): Promise<string> {
  if (given === undefined)
    throw new InputError(
      { file: 'FILE' },
      { expected: 'a tab file', came: 'none', advice: 'Name the file after the language.' },
    );
  return (await readNamedFile(userPath(given))).toString();
}

/** Puts the title, address and licence that were named in place of those of the file. */
function withHead(
  text: string,
  code: string,
  named: { title?: string | undefined; homepage?: string | undefined; licence?: string | undefined },
): string {
  const [first = ''] = text.split('\n', 1);
  const [title = '', , homepage = '', licence = ''] = first.startsWith('#')
    ? first.replace(/^#\s*/, '').split('\t')
    : [];
  const head = [`# ${named.title ?? title}`, code, named.homepage ?? homepage, named.licence ?? licence].join('\t');
  return `${head}\n${first.startsWith('#') ? text.slice(first.length + 1) : text}`;
}

async function showLanguages(out: string): Promise<void> {
  const rows = (await builtLanguages(out)).map(({ code, title, licence, homepage, words: count, synsets }) => [
    code,
    title,
    licence,
    homepage,
    formatCount(count),
    formatCount(synsets),
  ]);
  console.log(table(['Code', 'Title', 'Licence', 'Address', 'Words', 'Synsets'], rows, [4, 5]));
}
