import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { WholeBuild } from '../builds/current-build.ts';
import { FILE_FAULTS, type FileFault } from './file-fault.ts';
import { formatCount } from '../../../src/view/numbers.ts';

/**
 * Returns lines on how many files of the datasets' folders a build skipped, by reason, and where they are listed.
 *
 * @param only datasets to report; by default all.
 */
export async function skippedLines({ folder, manifest }: WholeBuild, only?: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { path: file, records } of manifest.files) {
    if (!file.endsWith('passed-over.tsv') || records === 0) continue;
    const [, dataset = ''] = file.split('/');
    if (only?.includes(dataset) === false) continue;
    const place = path.join(folder, file);
    const rows = (await readFile(place, 'utf8')).split('\n').slice(1, -1);
    lines.push(
      `${dataset}: ${formatCount(records)} file${records === 1 ? ' is' : 's are'} skipped; each with its reason in ${path.relative('', place)}`,
    );
    for (const [fault, those] of Map.groupBy(rows, (row) => row.split('\t')[1] as FileFault)) {
      lines.push(
        `  ${formatCount(those.length)} × ${fault}: ${FILE_FAULTS[fault]}, such as ${those[0]!.split('\t')[0]!}`,
      );
    }
  }
  return lines;
}
