import type { Columns } from '../columns.ts';
import type { NodeIndex } from '../taxonomy/node-index.ts';

/** Columns of a {@link SynsetOrder}; one entry per node of the taxonomy. */
export const ORDER_SCHEMA = {
  /** Number of a synset, from 1: its place in the order. */
  synsetId: 'u32',
  /** Place in the release's own list of synsets, from 1; 0 for a synset that the list does not hold. */
  listPlace: 'u32',
} as const;
/** The columns of {@link ORDER_SCHEMA}. */
export type SynsetOrderColumns = Columns<typeof ORDER_SCHEMA>;

/**
 * The order in which a release gave out its synsets, and a number for each that stays the same.
 *
 * Clients keep the last parent that they read of a synset, so the order decides what they see.
 */
export class SynsetOrder {
  readonly columns: SynsetOrderColumns;

  constructor(columns: SynsetOrderColumns) {
    this.columns = columns;
  }

  /** Returns the number of a synset, from 1. */
  idOf(node: NodeIndex): number {
    return this.columns.synsetId[node]!;
  }

  /** Returns the synset of a number, or `undefined` for an unknown number. O(nodes) */
  nodeOf(id: number): NodeIndex | undefined {
    const node = id > 0 ? this.columns.synsetId.indexOf(id) : -1;
    return node === -1 ? undefined : (node as NodeIndex);
  }

  /** Sorts synsets by their numbers. */
  sortById(nodes: Iterable<NodeIndex>): NodeIndex[] {
    return [...nodes].sort((a, b) => this.idOf(a) - this.idOf(b));
  }

  /** Sorts synsets in the order of the release's list, unlisted ones last by their numbers. */
  sortByList(nodes: Iterable<NodeIndex>): NodeIndex[] {
    const { listPlace } = this.columns;
    const place = (node: NodeIndex): number => listPlace[node]! || Infinity;
    return [...nodes].sort((a, b) => (place(a) === place(b) ? this.idOf(a) - this.idOf(b) : place(a) - place(b)));
  }
}
