import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { listHead } from '../../../src/format/lists/image-list.ts';
import type { Holding } from '../datasets/holdings.ts';
import type { Slice } from '../pictures/slice.ts';
import { addAllLeftOut, joinAccounts, type LeftOutLines, type UnknownIdentifier } from './line-account.ts';
import { divideFiles, type FormTools, readForms } from './list-files.ts';
import { ListWorker } from './list-worker.ts';
import { allocateFigures, finishList, type WrittenList } from './list-writer.ts';
import { bucketBytes, type Stretch, writeStretch } from './merge-lines.ts';
import { makeOffsetTable } from './offset-table.ts';
import { firstPart, scanParts, type ScanTask } from './scan-lines.ts';

const WORTH_A_THREAD = 33_554_432;

/** Inputs of a list. */
export interface ListTools extends FormTools {
  /** Offsets of WordNet 3.0 by node. */
  readonly offset: Uint32Array;
  /** Bytes of input from which a second thread is worth its start; 32 MB by default. */
  readonly worthAThread?: number;
  /** Share of the synsets to list alone; all lines are checked and counted all the same. */
  readonly share?: Slice;
}

/** A list of addresses, and what became of the lines that were read. */
export interface BuiltUrlList extends WrittenList {
  /** Columns after `image_id` and `url`. */
  readonly columns: readonly string[];
  /** Lines read: those in the list and those left out. */
  readonly lines: number;
  readonly leftOut: LeftOutLines;
  /** Whether no file has image ids, so that the same address under two synsets is one image. */
  readonly isNumbered: boolean;
  /** Identifiers of the lines left out as unknown. */
  readonly unknown: readonly UnknownIdentifier[];
}

/**
 * Makes the list of a dataset's addresses from files in any form, which may differ from file to file.
 *
 * The same lines give the same list, in whatever order and files they come. Two passes in bounded memory, each by two threads:
 * the first checks the lines and stores them by their nodes, the second writes them in order.
 *
 * @throws InputError for a file that is no such list, and for a line of no form.
 */
export async function buildUrlList(holding: Holding, tools: ListTools): Promise<BuiltUrlList> {
  const { offset, identifiers, workshop, worthAThread = WORTH_A_THREAD, share = { part: 1, of: 1 } } = tools;
  const { files, columns, isNumbered } = await readForms(holding, tools);
  const parts = await divideFiles(files, worthAThread);
  const [next, tables] = [firstPart(), { nodes: makeOffsetTable(identifiers.offsets), offset }];
  const taskOf = (thread: string): ScanTask => ({ parts, next, tables, spill: path.join(workshop, `lines-${thread}`) });
  const bytes = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  // Identifiers in tables are looked up in what only this thread has.
  const isForTwo = parts.length > 1 && bytes > worthAThread && !parts.some(({ form }) => form.kind === 'table');
  const worker = isForTwo && availableParallelism() > 1 ? new ListWorker() : undefined;
  try {
    const scanned = await Promise.all([scanParts(taskOf('0')), ...(worker ? [worker.scan(taskOf('1'))] : [])]);
    const accounts = scanned.flatMap((thread) => thread.accounts).sort(([a], [b]) => a - b);
    const { lines, leftOut, unknown } = joinAccounts(accounts.map(([part, account]) => ({ account, ...parts[part]! })));
    const stored = {
      runs: scanned.flatMap(({ runs }) => runs),
      pieces: scanned.flatMap(({ pieces }) => pieces),
    };
    const read = { stored, isWide: columns.length > 0, isNumbered, nodes: offset.length };
    const list = await writeList(read, columns, share, { workshop, worker, leftOut });
    return { ...list, columns, lines, leftOut, isNumbered, unknown: [...unknown.values()] };
  } finally {
    await worker?.close();
  }
}

/** Writes a share of stored lines in order, each thread one half of it. @param leftOut to which lines that come twice are added. */
async function writeList(
  read: Pick<Stretch, 'stored' | 'isWide' | 'isNumbered' | 'nodes'>,
  columns: readonly string[],
  share: Slice,
  { workshop, worker, leftOut }: { workshop: string; worker: ListWorker | undefined; leftOut: LeftOutLines },
): Promise<WrittenList> {
  const [table, directory] = [path.join(workshop, 'list.tsv'), path.join(workshop, 'list.columns')];
  const head = Buffer.from(listHead(columns));
  await writeFile(table, head, { flag: 'wx' });
  const sizes = bucketBytes(read.stored, read.nodes);
  const { from, to } = bucketsOf(share, sizes);
  const half = worker === undefined ? to : from + bucketsOf({ part: 1, of: 2 }, sizes.slice(from, to)).to;
  const [before, after] = [sumOf(sizes.slice(from, half)), sumOf(sizes.slice(half, to))];
  const figures = allocateFigures(read.nodes, head.length + before + after);
  const stretchOf = (start: number, first: number, end: number): Stretch => ({
    ...read,
    table,
    start,
    from: first,
    to: end,
    figures,
  });
  // The other thread first: writing blocks this one.
  const foreseen = worker?.write(stretchOf(head.length + before, half, to));
  foreseen?.catch(() => undefined); // thrown where it is awaited
  const first = writeStretch(stretchOf(head.length, from, half));
  let second = await foreseen;
  // If lines of the first half come twice, the second begins earlier than foreseen, and is written again.
  if (second !== undefined && first.end < head.length + before) second = writeStretch(stretchOf(first.end, half, to));
  for (const stretch of [first, second]) addAllLeftOut(leftOut, stretch?.leftOut ?? {});
  return finishList(table, directory, head.length, [head.length, first.end, second?.end ?? first.end], figures);
}

/** Returns the buckets of a share: consecutive, with about as many bytes as other shares. Every bucket is in exactly one. */
function bucketsOf({ part, of }: Slice, sizes: readonly number[]): { from: number; to: number } {
  const all = sumOf(sizes);
  let before = 0;
  const shareOf = sizes.map((size) => {
    const middle = before + size / 2;
    before += size;
    return all === 0 ? 0 : Math.floor((middle * of) / all);
  });
  const from = shareOf.findIndex((share) => share >= part - 1);
  const to = shareOf.findLastIndex((share) => share < part) + 1;
  return { from: from === -1 ? sizes.length : from, to };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
