import { type DatasetReport } from '../domain/check.ts';
import { type Catalogue } from '../domain/dataset.ts';
import { checksSchema } from '../format/built-json.ts';
import { datasetFile } from '../format/catalogue-files.ts';
import { LEFT_OUT, LEFT_OUT_REASONS, urlsSchema } from '../format/image-list.ts';
import { type Build, buildOf } from './build.ts';

const read = new WeakMap<Catalogue, Promise<ReadonlyMap<string, DatasetReport>>>();

/** What the build says of each dataset, by name; read once. */
export function datasetReports(catalogue: Catalogue): Promise<ReadonlyMap<string, DatasetReport>> {
  let reports = read.get(catalogue);
  if (reports === undefined) {
    read.set(catalogue, (reports = readReports(catalogue)));
    // Those that could not be read are tried again.
    reports.catch(() => read.delete(catalogue));
  }
  return reports;
}

async function readReports(catalogue: Catalogue): Promise<ReadonlyMap<string, DatasetReport>> {
  const build = buildOf(catalogue);
  return new Map(
    await Promise.all(catalogue.datasets.map(async ({ name }) => [name, await readReport(build, name)] as const)),
  );
}

async function readReport(build: Build, dataset: string): Promise<DatasetReport> {
  const { findings } = await build.json(datasetFile(dataset, 'checks.json'), checksSchema);
  const described = datasetFile(dataset, 'urls.json');
  if (!build.has(described)) return { findings, addresses: undefined };
  const { lines, images, leftOut } = await build.json(described, urlsSchema);
  const reasons = LEFT_OUT_REASONS.map((reason) => ({ reason: LEFT_OUT[reason], lines: leftOut[reason] ?? 0 }));
  return { findings, addresses: { lines, images, leftOut: reasons.filter(({ lines: some }) => some > 0) } };
}
