import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Table from 'cli-table3';
import type { z } from 'zod';
import { CHECKS } from '../../src/domain/dataset/check.ts';
import { checksSchema } from '../../src/format/built-json.ts';
import { datasetFile } from '../../src/format/catalogue-files.ts';
import type { WholeBuild } from '../pipeline/builds/current-build.ts';
import { formatCount } from '../../src/view/numbers.ts';

/** A table for a terminal. @param numbers which columns are set to the right, from 0. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const drawn = new Table({
    head: [...head],
    colAligns: head.map((_, i) => (numbers.includes(i) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn.toString();
}

/** Reads a JSON file of a build; `undefined` where the build does not have it. */
export async function readBuilt<T>(build: WholeBuild, file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  if (!build.manifest.files.some(({ path: other }) => other === file)) return undefined;
  return schema.parse(JSON.parse(await readFile(path.join(build.folder, file), 'utf8')));
}

/** Formats the findings of a dataset's checks as a table, or as a sentence if there are none. */
export async function checkTable(build: WholeBuild, dataset: string): Promise<string> {
  const { findings } = (await readBuilt(build, datasetFile(dataset, 'checks.json'), checksSchema))!;
  if (findings.length === 0) return `${dataset}: the checks have nothing to report.`;
  return table(
    ['Code', 'Check', 'Times', 'Such as'],
    findings.map(({ code, count, examples }) => [code, CHECKS[code].title, formatCount(count), examples.join('\n')]),
    [2],
  );
}
