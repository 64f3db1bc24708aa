import { setImmediate } from 'node:timers/promises';
import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { type LeftOut } from './left-out.ts';
import { type LineMemory } from './line-memory.ts';
import { LineScanner } from './line-scanner.ts';
import { type Part } from './list-parts.ts';
import { RunStore, SPILL, type StoredLines } from './run-store.ts';
import { type BadLine, type ScanAccount, type UnknownIdentifier } from './scan-account.ts';
import { type ScanTables } from './scan-tables.ts';
import { READ_BYTES, type ReadingRoom, readPacked, readPlain, type TakeLines } from './text-chunks.ts';

/** The parts of a list of addresses, to be read by one thread or several: each takes the next that none has taken. */
export interface ScanTask {
  readonly parts: readonly Part[];
  /** One number that the threads share: that of the next part. */
  readonly next: Int32Array;
  readonly tables: ScanTables;
  /** A file for each thread to make, for lines that cannot be taken from where they stand. */
  readonly spill: string;
}

/** What became of the lines of a part. */
export interface ScannedPart {
  /** Its number among all. */
  readonly part: number;
  /** Lines that are neither empty nor heads. */
  readonly lines: number;
  /** Line numbers here and below are counted from the part's first line. */
  readonly leftOut: Partial<Record<LeftOutReason, LeftOut>>;
  readonly unknown: readonly UnknownIdentifier[];
  readonly bad: BadLine | undefined;
  /** All its lines: what the next part of the same file counts from. */
  readonly lastLine: number;
}

/** What reading parts gave to one thread. */
export interface ScannedParts {
  readonly stored: StoredLines;
  readonly parts: readonly ScannedPart[];
}

/** The number of the next part, for {@link ScanTask}. */
export function firstPart(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/**
 * Reads parts until none is left, or one has a line that cannot be read.
 *
 * @param memory to do it in. @throws InputError if a file is no text, or damaged.
 */
export async function scanParts({ parts, next, tables, spill }: ScanTask, memory: LineMemory): Promise<ScannedParts> {
  memory.clear();
  const start = memory.allocate(READ_BYTES);
  const store = new RunStore(spill, tables.offset.length, memory);
  const scanner = new LineScanner(tables, store, memory);
  const room = { bytes: memory.bytes, start };
  const scanned: ScannedPart[] = [];
  try {
    for (let part = Atomics.add(next, 0, 1); part < parts.length; part = Atomics.add(next, 0, 1)) {
      const account = await scanPart(parts[part]!, scanner, room);
      const { lines, leftOut, unknown, bad, line } = account;
      scanned.push({ part, lines, leftOut: leftOut.toRecord(), unknown: [...unknown.values()], bad, lastLine: line });
      if (bad !== undefined) break;
      // Another thread can only start, or tell what it has done, while this one is not held.
      await setImmediate();
    }
    return { stored: store.finish(), parts: scanned };
  } finally {
    // Whatever ended it here, there is nothing left for others to take.
    Atomics.store(next, 0, parts.length);
    store.close();
  }
}

async function scanPart(
  { path, name, form, packing, number, from, to }: Part,
  scanner: LineScanner,
  room: ReadingRoom,
): Promise<ScanAccount> {
  scanner.begin({ name, form, number: packing === 'none' ? number : SPILL });
  const take: TakeLines = (_, first, end, at) => scanner.scan(first, end, at);
  if (packing === 'none') readPlain(path, name, from, to, take, room);
  else await readPacked(path, name, packing, take, room);
  return scanner.account;
}
