import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defineCommand } from 'citty';
import { classListSchema } from '../../src/format/built-json.ts';
import { classListFile } from '../../src/format/catalogue-files.ts';
import { currentBuild, type WholeBuild } from '../pipeline/builds/current-build.ts';
import { readNamedFile } from '../pipeline/text/read-file.ts';
import { withDataLock } from '../pipeline/builds/data-lock.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { declareListAlone, isClassTable } from '../pipeline/datasets/declare-class-list.ts';
import { checkDatasetName, declaredPath } from '../pipeline/datasets/declare-dataset.ts';
import { nearest } from '../pipeline/datasets/nearest.ts';
import { readClassListDeclaration } from '../pipeline/datasets/read-declarations.ts';
import { InputError, shown } from '../pipeline/text/input.ts';
import { withFile } from '../../src/store/file-fault.ts';
import { buildData } from './build.ts';
import { checkKnown, orRefuse, userPath } from '../command-line.ts';
import { FOLDERS, PICTURES } from './options.ts';
import { table } from './tables.ts';
import { formatCount, formatQuantity } from '../../src/view/numbers.ts';

const NAME = {
  name: { type: 'positional', description: 'Name of the class list, which stands in addresses.', required: false },
} as const;

const addArgs = {
  ...NAME,
  file: {
    type: 'positional',
    description: 'The classes in their order: a synset a line, a class table, or Keras’s class index.',
    required: false,
  },
  title: { type: 'string', valueHint: 'TEXT', description: 'What it is called; needed for a new one.' },
  origin: { type: 'string', valueHint: 'TEXT', description: 'Where the order comes from.' },
  licence: { type: 'string', valueHint: 'TEXT', description: 'Under which terms it was published.' },
  rank: { type: 'string', valueHint: 'N', description: 'Position in lists, the lowest first; a new one is last.' },
  scope: {
    type: 'string',
    valueHint: 'own|subtree',
    description: 'Whether a class is a synset alone, or with all below it.',
  },
  'skip-unknown': {
    type: 'boolean',
    description: 'Skip lines that name no synset, and report them.',
    negativeDescription: 'Refuse them.',
  },
  ...FOLDERS,
  ...PICTURES,
} as const;

const add = defineCommand({
  meta: {
    name: 'npm run data -- class-list add',
    description: 'Adds a class list by itself, or changes what is given of one.',
  },
  args: addArgs,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, addArgs);
      const name = checkDatasetName(given.name ?? '');
      const [data, out] = [userPath(given.data), userPath(given.out)];
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
            rank: given.rank === undefined ? undefined : Number(given.rank),
          },
          classLists,
        );
        const build = await buildData({ data, out, pictures: given.pictures, changes: [change] });
        const { classes, unknown = [] } = (await builtList(build, name))!;
        const skipped =
          unknown.length === 0
            ? ''
            : `; skipped ${formatQuantity(unknown.length, 'label')} without a synset: ${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ' …' : ''}`;
        console.log(
          `${classLists.has(name) ? 'Updated' : 'Added'} ${name}: ${formatCount(classes)} classes${skipped}.`,
        );
      });
    }),
});

const removeArgs = { ...NAME, ...FOLDERS, ...PICTURES } as const;

const remove = defineCommand({
  meta: {
    name: 'npm run data -- class-list remove',
    description: 'Removes a class list; the file it was made from is left alone.',
  },
  args: removeArgs,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, removeArgs);
      const [data, out] = [userPath(given.data), userPath(given.out)];
      await withDataLock(out, async () => {
        const { classLists } = await readDeclarations(data);
        const name = knownClassList(given.name, [...classLists.keys()]);
        await buildData({
          data,
          out,
          pictures: given.pictures,
          changes: [{ folder: 'class-lists', name, text: undefined }],
        });
        console.log(`Removed ${name}.`);
      });
    }),
});

const list = defineCommand({
  meta: { name: 'npm run data -- class-list list', description: 'Lists the class lists; builds nothing.' },
  args: FOLDERS,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, FOLDERS);
      const { classLists } = await readDeclarations(userPath(given.data));
      const build = await currentBuild(userPath(given.out), 'lengths');
      const declarations = [...classLists]
        .map(([name, file]) => readClassListDeclaration(name, file))
        .sort((a, b) => a.rank - b.rank);
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
    }),
});

/** `npm run data -- class-list add|remove|list`: keeps the class lists that belong to no dataset. */
export const classList = defineCommand({
  meta: { name: 'npm run data -- class-list', description: 'Adds, removes and lists class lists.' },
  subCommands: { add, remove, list },
});

/** Reads the number of classes of a list and its unknown labels from a build, `undefined` if it is not in it. */
async function builtList(
  build: WholeBuild,
  name: string,
): Promise<{ readonly classes: number; readonly unknown?: readonly string[] | undefined } | undefined> {
  const file = classListFile(name);
  if (!build.manifest.files.some(({ path: other }) => other === file)) return undefined;
  const { classes, unknown } = classListSchema.parse(JSON.parse(await readFile(path.join(build.folder, file), 'utf8')));
  return { classes: classes.length, unknown };
}

/** @throws InputError naming the one that was most likely meant. */
function knownClassList(name: string | undefined, known: readonly string[]): string {
  if (name !== undefined && known.includes(name)) return name;
  const near = name === undefined ? undefined : nearest(name, known);
  throw new InputError(
    { file: 'NAME' },
    {
      expected: `one of the class lists ${known.join(', ')}`,
      came: name === undefined ? 'none' : shown(name),
      advice: near === undefined ? 'npm run data -- class-list list shows them.' : `Did you mean ${near}?`,
    },
  );
}
