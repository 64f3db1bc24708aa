import { type LeftOutReason } from '../../../src/format/image-list.ts';
import { NODES_PER_BUCKET } from './bucket-layout.ts';
import { type LineMemory } from './line-memory.ts';
import { type LeftOut, LeftOutLines } from './left-out.ts';
import { mergeLines, type ReadLines } from './merge-lines.ts';
import { StretchWriter, type WrittenStretch } from './stretch-writer.ts';

/** A stretch of a list, to be written by one thread. */
export interface Stretch {
  readonly read: ReadLines;
  /** The list, and where in it the stretch begins. */
  readonly table: string;
  readonly start: number;
  /** Buckets of nodes, from the first to before the last. */
  readonly from: number;
  readonly to: number;
}

/** A stretch that stands in the list, and which lines are not in it since they came twice. */
export interface MergedStretch {
  readonly written: WrittenStretch;
  readonly leftOut: Partial<Record<LeftOutReason, LeftOut>>;
}

/** Writes a stretch. @param memory to do it in. */
export function mergeStretch({ read, table, start, from, to }: Stretch, memory: LineMemory): MergedStretch {
  memory.clear();
  const first = from * NODES_PER_BUCKET;
  const writer = new StretchWriter(table, start, first, Math.min(to * NODES_PER_BUCKET, read.nodes) - first, memory);
  const leftOut = new LeftOutLines();
  mergeLines(read, from, to, writer, leftOut, memory);
  return { written: writer.finish(), leftOut: leftOut.toRecord() };
}
