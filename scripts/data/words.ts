import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { readLanguages } from '../pipeline/builds/inputs.ts';
import { readNamedFile } from '../pipeline/text/read-file.ts';
import { InputError, shown } from '../pipeline/text/input.ts';
import { LANGUAGE_CODE } from '../pipeline/wordnet/read-words.ts';
import { buildData } from './build.ts';
import { defineGroup, defineStrict, knownName, text, userPath, word } from '../command-line.ts';
import { FOLDERS, PICTURES, userFolders } from './options.ts';
import { readBuilt, table } from './tables.ts';
import { currentBuild } from '../pipeline/builds/current-build.ts';
import { catalogueSchema } from '../../src/format/built-json.ts';
import { CATALOGUE_FILE } from '../../src/format/catalogue-files.ts';
import { formatCount } from '../../src/view/numbers.ts';

const LANGUAGE = { language: word('Code of the language, such as de.') } as const;
const addArgs = {
  ...LANGUAGE,
  file: word('Tab file of the Open Multilingual Wordnet over WordNet 3.0.'),
  title: text('TEXT', 'Title of the wordnet, where the first line of the file does not have it.'),
  homepage: text('URL', 'Address of the wordnet.'),
  licence: text('TEXT', 'Licence of the words.'),
  ...FOLDERS,
  ...PICTURES,
} as const;
const removeArgs = { ...LANGUAGE, ...FOLDERS, ...PICTURES } as const;

const addWords = defineStrict(
  'npm run data -- words add',
  'Adds the words of another language from a tab file of the Open Multilingual Wordnet.',
  addArgs,
  async (given) => {
    const name = languageCode(given.language);
    const { data, out } = userFolders(given);
    const text = withHead(await readTable(given.file), name, given);
    await withDataLock(out, () =>
      buildData({ data, out, pictures: given.pictures, changes: [{ folder: 'words', name, text }] }),
    );
    await showLanguages(out);
  },
);

const removeWords = defineStrict(
  'npm run data -- words remove',
  'Removes the words of a language.',
  removeArgs,
  async (given) => {
    const { data, out } = userFolders(given);
    const name = knownName(languageCode(given.language), (await readLanguages(data)).keys(), {
      place: 'LANGUAGE',
      kind: 'languages',
      lister: 'npm run data -- words list',
    });
    await withDataLock(out, () =>
      buildData({ data, out, pictures: given.pictures, changes: [{ folder: 'words', name, text: undefined }] }),
    );
    console.log(`Removed the words of ${name}.`);
  },
);

const listWords = defineStrict(
  'npm run data -- words list',
  'Lists the languages of the last build; builds nothing.',
  FOLDERS,
  async (given) => {
    await showLanguages(userPath(given.out));
  },
);

/** `npm run data -- words`: keeps the words of other languages. */
export const words = defineGroup('npm run data -- words', 'Keeps the words of other languages: add, remove and list.', {
  add: addWords,
  remove: removeWords,
  list: listWords,
});

function languageCode(given: string | undefined): string {
  if (given !== undefined && LANGUAGE_CODE.test(given)) return given;
  throw new InputError('LANGUAGE', {
    expected: 'a code of ISO 639 such as de, fin or zh-Hant',
    came: given === undefined ? 'none' : shown(given),
    advice: 'Name the language first, then the file.',
  });
}

async function readTable(given: string | undefined): Promise<string> {
  if (given === undefined)
    throw new InputError('FILE', { expected: 'a tab file', came: 'none', advice: 'Name the file after the language.' });
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
  const build = await currentBuild(out, 'lengths');
  const languages = (build && (await readBuilt(build, CATALOGUE_FILE, catalogueSchema)))?.languages ?? [];
  const rows = languages.map(({ code, title, licence, homepage, words: count, synsets }) => [
    code,
    title,
    licence,
    homepage,
    formatCount(count),
    formatCount(synsets),
  ]);
  console.log(table(['Code', 'Title', 'Licence', 'Address', 'Words', 'Synsets'], rows, [4, 5]));
}
