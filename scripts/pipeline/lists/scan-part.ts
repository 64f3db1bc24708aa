import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { type LeftOut } from './left-out.ts';
import { type BadLine, LineScanner, type ScanTables, type UnknownIdentifier } from './line-scanner.ts';
import { type NodeSums } from './node-sums.ts';
import { RunStore, SPILL, type StoredRuns } from './run-store.ts';
import { type Packing, readPacked, readPlain } from './text-chunks.ts';
import { type UrlForm } from './url-form.ts';

/** A file of addresses, or a stretch of whole lines of one. */
export interface PartFile {
  readonly path: string;
  /** For messages. */
  readonly name: string;
  readonly form: UrlForm;
  readonly packing: Packing;
  /** Its number among the files that runs may be taken from as they stand. */
  readonly number: number;
  /** The bytes of it to read. */
  readonly from: number;
  readonly to: number;
}

/** A part of a list of addresses, to be read by one thread. */
export interface Part {
  readonly files: readonly PartFile[];
  readonly tables: ScanTables;
  /** A file to make, for lines that cannot be taken from where they stand. */
  readonly spill: string;
}

/** What reading a part gave. */
export interface ScannedPart {
  readonly sums: NodeSums;
  readonly stored: StoredRuns;
  /** Lines that are neither empty nor heads. */
  readonly lines: number;
  readonly leftOut: Partial<Record<LeftOutReason, LeftOut>>;
  readonly unknown: readonly UnknownIdentifier[];
  readonly bad: BadLine | undefined;
  /** All lines of its last file: what the next part of the same file counts from. */
  readonly lastLine: number;
}

/** Reads a part in this thread. @throws InputError if a file is no text, or damaged. */
export async function scanPart({ files, tables, spill }: Part): Promise<ScannedPart> {
  const store = new RunStore(spill, tables.offset.length);
  const scanner = new LineScanner(tables, store);
  for (const { path, name, form, packing, number, from, to } of files) {
    scanner.begin({ name, form, number: packing === 'none' ? number : SPILL }, 0);
    const take = (bytes: Buffer, start: number, end: number, at: number): boolean => {
      scanner.scan(bytes, start, end, at);
      return scanner.bad === undefined;
    };
    if (packing === 'none') readPlain(path, name, from, to, take);
    else await readPacked(path, name, packing, take);
    if (scanner.bad !== undefined) break;
  }
  return {
    sums: scanner.sums, stored: store.finish(), lines: scanner.lines, leftOut: scanner.leftOut.toRecord(),
    unknown: [...scanner.unknown.values()], bad: scanner.bad, lastLine: scanner.line,
  };
}

/** Reads a part in a thread of its own. */
export function scanPartBeside(part: Part): Promise<ScannedPart> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { urlPart: part } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

if (!isMainThread && parentPort !== null && isPart(workerData)) parentPort.postMessage(await scanPart(workerData.urlPart));

/** Whether a thread was started here, and not by a test runner that works in threads itself. */
function isPart(data: unknown): data is { readonly urlPart: Part } {
  return typeof data === 'object' && data !== null && 'urlPart' in data;
}
