import type { DatasetReport } from '../domain/dataset/check.ts';
import type { Dataset } from '../domain/dataset/dataset.ts';
import { addressesSchema, checksSchema } from '../format/built-json.ts';
import { datasetFile } from '../format/catalogue-files.ts';
import { LEFT_OUT, LEFT_OUT_REASONS, urlsSchema } from '../format/lists/image-list.ts';
import type { Build } from './build.ts';

/** Reads what the build reports of each dataset, by name. @throws Error if a file is damaged. */
export async function readReports(
  build: Build,
  datasets: readonly Dataset[],
): Promise<ReadonlyMap<string, DatasetReport>> {
  return new Map(await Promise.all(datasets.map(async ({ name }) => [name, await readReport(build, name)] as const)));
}

async function readReport(build: Build, dataset: string): Promise<DatasetReport> {
  const { findings } = await build.json(datasetFile(dataset, 'checks.json'), checksSchema);
  const described = datasetFile(dataset, 'urls.json');
  if (!build.has(described)) return { findings, addresses: undefined };
  const { lines, images, leftOut } = await build.json(described, urlsSchema);
  const reasons = LEFT_OUT_REASONS.map((reason) => ({ reason: LEFT_OUT[reason], lines: leftOut[reason] ?? 0 }));
  const checked = datasetFile(dataset, 'addresses.json');
  return {
    findings,
    addresses: {
      lines,
      images,
      leftOut: reasons.filter(({ lines: some }) => some > 0),
      check: build.has(checked) ? await build.json(checked, addressesSchema) : undefined,
    },
  };
}
