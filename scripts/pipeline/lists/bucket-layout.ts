/**
 * How lines that come scattered are gathered before they are written aside.
 *
 * A bucket is for nodes that stand near each other in preorder. Its lines stand at its beginning, one after the other;
 * at its end there is an entry for each, the last line's first: its length, and above that the place of its node in the
 * bucket. So nobody need look for them again.
 */

/** Nodes of a bucket, as a power of two: 128. */
export const NODE_BITS = 7;
export const NODES_PER_BUCKET = 1 << NODE_BITS;
/** Bytes of a bucket, as a power of two: 32 kB. */
export const BUCKET_BITS = 15;
export const BUCKET_BYTES = 1 << BUCKET_BITS;
export const ENTRY_BYTES = 4;
/** In an entry the length of the line is below the node's place. */
export const LENGTH_BITS = 16;
/** A run of lines of one synset that is shorter is gathered with others: to read it where it stands would cost more. */
export const SHORTEST_RUN = 4096;
