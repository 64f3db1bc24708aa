import Table from 'cli-table3';
import { Listr } from 'listr2';
import { PLAIN_LIMITS } from '../../src/view/plain/limits.ts';
import type { PackedReport } from './pack-copy.ts';
import type { ExportProgress, ExportReport } from './export-site.ts';
import { formatBytes, formatCount } from '../../src/view/numbers.ts';

/** Milliseconds between lines of progress without a terminal. */
const LINE_MS = 5000;
const TERMINAL_MS = 100;

/** Runs an export and shows how far it is. */
export async function showExport(
  work: (onProgress: (progress: ExportProgress) => void) => Promise<ExportReport>,
  isTerminal = process.stdout.isTTY,
): Promise<ExportReport> {
  const began = performance.now();
  let shown = began;
  const run = (show: (line: string) => void): Promise<ExportReport> =>
    work((progress) => {
      const now = performance.now();
      if (now - shown < (isTerminal ? TERMINAL_MS : LINE_MS)) return;
      shown = now;
      show(progressLine(progress, now - began));
    });
  if (!isTerminal) {
    return run((line) => {
      console.log(line);
    });
  }
  const done: { report?: ExportReport } = {};
  await new Listr(
    [
      {
        title: 'Writing the site',
        task: async (_, task) => {
          done.report = await run((line) => (task.output = line));
        },
      },
    ],
    { rendererOptions: { showErrorMessage: false } },
  ).run();
  return done.report!;
}

/** Formats progress: `288 of 2,432 parts, 70,000 files, 900 MB, 41 s left`. */
function progressLine({ parts, ofParts, files, bytes }: ExportProgress, ms: number): string {
  const left = `${String(Math.ceil((ms / 1000) * (ofParts / parts - 1)))} s left`;
  return `${formatCount(parts)} of ${formatCount(ofParts)} parts, ${formatCount(files)} files, ${formatBytes(bytes)}, ${left}`;
}

/** Returns the closing table, and the list of what a copy lacks. */
export function reportExport(
  { synsets, files, bytes, written, writtenBytes, removed }: ExportReport,
  folder: string,
  ms: number,
): string {
  const table = new Table({
    head: ['', 'Files', 'Size'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ['in the copy', formatCount(files), formatBytes(bytes)],
    ['written', formatCount(written), formatBytes(writtenBytes)],
  );
  table.push(
    ['unchanged', formatCount(files - written), formatBytes(bytes - writtenBytes)],
    ['removed', formatCount(removed), ''],
  );
  const leftOut = PLAIN_LIMITS.map(([what, instead]) => `  - ${what}; ${instead}`).join('\n');
  return `${table.toString()}\nWrote ${formatCount(synsets)} synsets to ${folder} in ${(ms / 1000).toFixed(1)} s. Plain files do without:\n${leftOut}`;
}

/** Prints the result of packing. */
export function reportPacked({ packed, loose, packs, reused, bytes }: PackedReport, folder: string): string {
  return `Packed ${formatCount(packed)} files into ${formatCount(packs)} packs (${formatCount(reused)} unchanged) and ${formatCount(loose)} files, in ${folder}: ${formatCount(packs + loose)} files, ${formatBytes(bytes)}.`;
}
