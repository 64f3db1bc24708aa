import { classListSchema } from '../../src/format/built-json.ts';
import { classListFile } from '../../src/format/catalogue-files.ts';
import { currentBuild, type WholeBuild } from '../pipeline/builds/current-build.ts';
import { readNamedFile } from '../pipeline/text/read-file.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { declareListAlone, isClassTable } from '../pipeline/datasets/declare-class-list.ts';
import { checkDatasetName, declaredPath } from '../pipeline/datasets/declare-dataset.ts';
import { byRank, readClassListDeclaration } from '../pipeline/datasets/read-declarations.ts';
import { withFile } from '../../src/store/file-fault.ts';
import { buildData } from './build.ts';
import { defineGroup, defineStrict, knownName, text, userPath, word } from '../command-line.ts';
import { FOLDERS, parseRank, PICTURES, userFolders } from './options.ts';
import { readBuilt, table } from './tables.ts';
import { formatCount, formatQuantity } from '../../src/view/numbers.ts';

const NAME = { name: word('Name of the class list, part of its addresses.') } as const;

const addArgs = {
  ...NAME,
  file: word('The classes in their order: a synset a line, a class table, or Keras’s class index.'),
  title: text('TEXT', 'What it is called; needed for a new one.'),
  origin: text('TEXT', 'Where the order comes from.'),
  licence: text('TEXT', 'Under which terms it was published.'),
  rank: text('N', 'Position in lists, the lowest first; a new one is last.'),
  scope: text('own|subtree', 'Whether a class is a synset alone, or with all below it.'),
  'skip-unknown': {
    type: 'boolean',
    description: 'Skip lines that name no synset, and report them.',
    negativeDescription: 'Refuse them.',
  },
  ...FOLDERS,
  ...PICTURES,
} as const;

const add = defineStrict(
  'npm run data -- class-list add',
  'Adds a class list by itself, or changes what is given of one.',
  addArgs,
  async (given) => {
    const name = checkDatasetName(given.name ?? '');
    const { data, out } = userFolders(given);
    const file = given.file === undefined ? undefined : userPath(given.file);
    const bytes = file === undefined ? undefined : await withFile(file, 'read', () => readNamedFile(file));
    await withDataLock(out, async () => {
      const { classLists } = await readDeclarations(data);
      const change = declareListAlone(
        name,
        file && declaredPath(data, file),
        bytes !== undefined && isClassTable(bytes),
        {
          title: given.title,
          origin: given.origin,
          licence: given.licence,
          scope: given.scope,
          skipUnknown: given['skip-unknown'],
          rank: given.rank === undefined ? undefined : parseRank(given.rank),
        },
        classLists,
      );
      const build = await buildData({ data, out, pictures: given.pictures, changes: [change] });
      const { classes, unknown = [] } = (await builtList(build, name))!;
      const skipped =
        unknown.length === 0
          ? ''
          : `; skipped ${formatQuantity(unknown.length, 'label')} without a synset: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' …' : ''}`;
      console.log(`${classLists.has(name) ? 'Updated' : 'Added'} ${name}: ${formatCount(classes)} classes${skipped}.`);
    });
  },
);

const removeArgs = { ...NAME, ...FOLDERS, ...PICTURES } as const;

const remove = defineStrict(
  'npm run data -- class-list remove',
  'Removes a class list; the file it was made from is left alone.',
  removeArgs,
  async (given) => {
    const { data, out } = userFolders(given);
    await withDataLock(out, async () => {
      const { classLists } = await readDeclarations(data);
      const name = knownName(given.name, classLists.keys(), {
        kind: 'class lists',
        lister: 'npm run data -- class-list list',
      });
      await buildData({
        data,
        out,
        pictures: given.pictures,
        changes: [{ folder: 'class-lists', name, text: undefined }],
      });
      console.log(`Removed ${name}.`);
    });
  },
);

const list = defineStrict(
  'npm run data -- class-list list',
  'Lists the class lists; builds nothing.',
  FOLDERS,
  async (given) => {
    const { classLists } = await readDeclarations(userPath(given.data));
    const build = await currentBuild(userPath(given.out), 'lengths');
    const declarations = [...classLists].map(([name, file]) => readClassListDeclaration(name, file)).sort(byRank);
    const rows = declarations.map(async ({ name, title }) => {
      const built = build && (await builtList(build, name));
      return [
        name,
        title,
        built === undefined ? 'not built' : formatCount(built.classes),
        String(built?.unknown?.length ?? ''),
      ];
    });
    console.log(table(['Name', 'Title', 'Classes', 'Unknown'], await Promise.all(rows), [2, 3]));
  },
);

/** `npm run data -- class-list add|remove|list`: keeps the class lists that belong to no dataset. */
export const classList = defineGroup('npm run data -- class-list', 'Adds, removes and lists class lists.', {
  add,
  remove,
  list,
});

/** Reads the number of classes of a list and its unknown labels from a build, `undefined` if it is not in it. */
async function builtList(
  build: WholeBuild,
  name: string,
): Promise<{ readonly classes: number; readonly unknown?: readonly string[] | undefined } | undefined> {
  const list = await readBuilt(build, classListFile(name), classListSchema);
  return list && { classes: list.classes.length, unknown: list.unknown };
}
