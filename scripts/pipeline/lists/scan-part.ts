import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { type LeftOut } from './left-out.ts';
import { type BadLine, LineScanner, type ScanTables, type UnknownIdentifier } from './line-scanner.ts';
import { RunStore, SPILL, type StoredLines } from './run-store.ts';
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
  readonly stored: StoredLines;
  /** Lines that are neither empty nor heads. */
  readonly lines: number;
  readonly leftOut: Partial<Record<LeftOutReason, LeftOut>>;
  readonly unknown: readonly UnknownIdentifier[];
  readonly bad: BadLine | undefined;
  /** All lines of its last file: what the next part of the same file counts from. */
  readonly lastLine: number;
}

/** Reads a part. @throws InputError if a file is no text, or damaged. */
export async function scanPart({ files, tables, spill }: Part): Promise<ScannedPart> {
  const store = new RunStore(spill, tables.offset.length);
  const scanner = new LineScanner(tables, store);
  for (const { path, name, form, packing, number, from, to } of files) {
    scanner.begin({ name, form, number: packing === 'none' ? number : SPILL });
    const take = (bytes: Buffer, start: number, end: number, at: number): boolean => {
      scanner.scan(bytes, start, end, at);
      return scanner.bad === undefined;
    };
    if (packing === 'none') readPlain(path, name, from, to, take);
    else await readPacked(path, name, packing, take);
    if (scanner.bad !== undefined) break;
  }
  return {
    stored: store.finish(), lines: scanner.lines, leftOut: scanner.leftOut.toRecord(),
    unknown: [...scanner.unknown.values()], bad: scanner.bad, lastLine: scanner.line,
  };
}
