import type { CountUnit } from '../../src/domain/dataset/dataset.ts';
import { checksSchema, datasetSchema } from '../../src/format/built-json.ts';
import { datasetFile } from '../../src/format/catalogue-files.ts';
import { currentBuild, type WholeBuild } from '../pipeline/builds/current-build.ts';
import { readDeclarations } from '../pipeline/builds/inputs.ts';
import { byRank, type DatasetDeclaration, readDatasetDeclaration } from '../pipeline/datasets/read-declarations.ts';
import { defineStrict, knownName, userPath } from '../command-line.ts';
import { FOLDERS } from './options.ts';
import { readBuilt, table } from './tables.ts';
import { formatCount, formatQuantity } from '../../src/view/numbers.ts';

const PARTS = ['counts', 'urls', 'images', 'boxes', 'pictures'] as const;

/** `npm run data -- list`: the datasets that are declared, with the figures of the last build. */
export const list = defineStrict(
  'npm run data -- list',
  'Lists the datasets; builds nothing.',
  FOLDERS,
  async (given) => {
    const { datasets } = await readDeclarations(userPath(given.data));
    const build = await currentBuild(userPath(given.out), 'lengths');
    const declarations = [...datasets].map(([name, file]) => readDatasetDeclaration(name, file)).sort(byRank);
    const rows = await Promise.all(declarations.map((declaration) => rowOf(declaration, build)));
    console.log(table(['Name', 'Title', 'Images', 'Synsets', 'Made of', 'Checks'], rows, [2, 3]));
  },
);

async function rowOf(declaration: DatasetDeclaration, build: WholeBuild | undefined): Promise<string[]> {
  const { name, title } = declaration;
  const totals = build && (await totalsOf(build, name));
  const checks = build && (await readBuilt(build, datasetFile(name, 'checks.json'), checksSchema));
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
  const built = await readBuilt(build, datasetFile(dataset, 'dataset.json'), datasetSchema);
  return built && { ...built.totals, unit: built.unit };
}

/** The name of a dataset that there is. @throws InputError naming the one that was most likely meant. */
export function knownDataset(name: string | undefined, names: Iterable<string>): string {
  return knownName(name, names, { kind: 'datasets', lister: 'npm run data -- list' });
}
