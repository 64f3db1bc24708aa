import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defineCommand } from 'citty';
import type { CountUnit } from '../../src/domain/dataset/dataset.ts';
import { checksSchema, datasetSchema } from '../../src/format/built-json.ts';
import { datasetFile } from '../../src/format/catalogue-files.ts';
import { currentBuild, type WholeBuild } from '../pipeline/builds/current-build.ts';
import { InputError, shown } from '../pipeline/text/input.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { nearest } from '../pipeline/datasets/nearest.ts';
import { type DatasetDeclaration, readDatasetDeclaration } from '../pipeline/datasets/read-declarations.ts';
import { checkKnown, orRefuse, userPath } from '../command-line.ts';
import { FOLDERS } from './options.ts';
import { table } from './tables.ts';
import { formatCount, formatQuantity } from '../../src/view/numbers.ts';

const PARTS = ['counts', 'urls', 'images', 'boxes', 'pictures'] as const;

/** `npm run data -- list`: the datasets that are declared, with the figures of the last build. */
export const list = defineCommand({
  meta: { name: 'npm run data -- list', description: 'Lists the datasets; builds nothing.' },
  args: FOLDERS,
  run: ({ args: given }) =>
    orRefuse(async () => {
      checkKnown(given, FOLDERS);
      const { datasets } = await readDeclarations(userPath(given.data));
      const build = await currentBuild(userPath(given.out), 'lengths');
      const declarations = [...datasets]
        .map(([name, file]) => readDatasetDeclaration(name, file))
        .sort((a, b) => a.rank - b.rank);
      const rows = await Promise.all(declarations.map((declaration) => rowOf(declaration, build)));
      console.log(table(['Name', 'Title', 'Images', 'Synsets', 'Made of', 'Checks'], rows, [2, 3]));
    }),
});

async function rowOf(declaration: DatasetDeclaration, build: WholeBuild | undefined): Promise<string[]> {
  const { name, title } = declaration;
  const totals = build && (await totalsOf(build, name));
  const checks =
    build &&
    totals &&
    checksSchema.parse(JSON.parse(await readFile(path.join(build.folder, datasetFile(name, 'checks.json')), 'utf8')));
  return [
    name,
    title,
    totals === undefined
      ? 'not built'
      : totals.unit === 'labels'
        ? formatQuantity(totals.images, 'label')
        : formatCount(totals.images),
    totals === undefined ? '' : formatCount(totals.synsetsWithImages),
    PARTS.filter((part) => declaration[part] !== undefined).join(', '),
    checks?.findings.map(({ code }) => code).join(' ') ?? '',
  ];
}

/** Returns the numbers of images and synsets of a dataset in a build, and what the first counts, `undefined` if it is not in it. */
export async function totalsOf(
  build: WholeBuild,
  dataset: string,
): Promise<
  { readonly images: number; readonly synsetsWithImages: number; readonly unit?: CountUnit | undefined } | undefined
> {
  const file = datasetFile(dataset, 'dataset.json');
  if (!build.manifest.files.some(({ path: other }) => other === file)) return undefined;
  const { totals, unit } = datasetSchema.parse(JSON.parse(await readFile(path.join(build.folder, file), 'utf8')));
  return { ...totals, unit };
}

/** The name of a dataset that there is. @throws InputError naming the one that was most likely meant. */
export function knownDataset(name: string | undefined, names: Iterable<string>): string {
  const known = [...names];
  if (name !== undefined && known.includes(name)) return name;
  const near = name === undefined ? undefined : nearest(name, known);
  throw new InputError(
    { file: 'NAME' },
    {
      expected: `one of the datasets ${known.join(', ')}`,
      came: name === undefined ? 'none' : shown(name),
      advice: near === undefined ? 'npm run data -- list shows them.' : `Did you mean ${near}?`,
    },
  );
}
