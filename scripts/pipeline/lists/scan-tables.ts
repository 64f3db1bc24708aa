import { type OffsetTable } from './offset-table.ts';

/** What a reader of lines must know of identifiers. */
export interface ScanTables {
  /** Nodes by the offset that stands in identifiers. */
  readonly offsets: OffsetTable;
  /** The offset in WordNet 3.0 of each node, which stands in the list. */
  readonly offset: Uint32Array;
}
